/** Settings that line searches share, with the symbols of Nocedal & Wright 2006, §3.1. */
import type { NumberSetting } from '../optimizer.ts';

export const sufficientDecrease: NumberSetting = {
  kind: 'number',
  name: 'c1',
  symbol: 'c_1',
  default: 1e-4,
  minimum: 0,
  maximum: 0.5,
  open: 'minimum',
  meaning: 'c₁, the share of the fall that the slope promises with which the search is content (Armijo)',
};

export const curvatureCondition = (byDefault: number): NumberSetting => ({
  kind: 'number',
  name: 'c2',
  symbol: 'c_2',
  default: byDefault,
  minimum: 0,
  maximum: 1,
  open: 'maximum',
  meaning:
    'c₂, the share of the slope that may be left along the line (strong Wolfe); below c₁ there may be no such step',
});

export const contraction: NumberSetting = {
  kind: 'number',
  name: 'contraction',
  symbol: '\\rho',
  default: 0.5,
  minimum: 0.01,
  maximum: 0.9,
  meaning: 'ρ, what a refused step is multiplied by',
};

export const initialStep: NumberSetting = {
  kind: 'number',
  name: 'initialStep',
  symbol: '\\alpha_0',
  default: 1,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  open: 'minimum',
  meaning: 'α₀, the first step that is tried, in multiples of −∇f',
};

/** For methods that choose their own step. */
export const OWN_STEP = 'It chooses its own step: there is no learning rate.';
