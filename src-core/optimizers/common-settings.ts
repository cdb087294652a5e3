/** Settings that many methods share, with torch.optim's names and defaults. */
import type { ChoiceSetting, NumberSetting } from './optimizer.ts';

/** A number from 0 up. */
export const fromZero = (
  name: string,
  symbol: string,
  byDefault: number,
  meaning: string,
  torch?: string,
): NumberSetting => ({
  kind: 'number',
  name,
  symbol,
  default: byDefault,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  meaning,
  ...(torch === undefined ? {} : { torch }),
});

/** η, the same for all: any number from 0 up, since to see what too much does is what the lab is for. */
export const learningRate = (byDefault: number, meaning = 'η, the factor on each step'): NumberSetting =>
  fromZero('learningRate', '\\eta', byDefault, meaning, 'lr');

/** A part of a whole, the whole included. */
export const share = (
  name: string,
  symbol: string,
  byDefault: number,
  meaning: string,
  torch?: string,
): NumberSetting => ({ ...fromZero(name, symbol, byDefault, meaning, torch), maximum: 1 });

/** The share of something that is kept from step to step: from 0 to below 1. */
export const decay = (
  name: string,
  symbol: string,
  byDefault: number,
  meaning: string,
  torch?: string,
): NumberSetting => ({ ...share(name, symbol, byDefault, meaning, torch), open: 'maximum' });

export const beta = (byDefault: number, meaning: string): NumberSetting =>
  decay('beta', '\\beta', byDefault, meaning);

export const beta1 = (byDefault = 0.9): NumberSetting =>
  decay('beta1', '\\beta_1', byDefault, 'β₁, decay of the mean of gradients', 'betas[0]');

export const beta2 = (byDefault = 0.999): NumberSetting =>
  decay('beta2', '\\beta_2', byDefault, 'β₂, decay of the mean of squared gradients', 'betas[1]');

export const epsilon = (
  byDefault: number,
  meaning = 'ε, added to the root so that it is never zero',
): NumberSetting => share('epsilon', '\\varepsilon', byDefault, meaning, 'eps');

/** How many of something: a whole number from 1 up. */
export const count = (
  name: string,
  symbol: string,
  byDefault: number,
  maximum: number,
  meaning: string,
): NumberSetting => ({
  ...fromZero(name, symbol, byDefault, meaning),
  minimum: 1,
  maximum,
  of: 'whole-numbers',
});

/** The setting of a method that torch does not have. */
export function notInTorch<Spec extends NumberSetting | ChoiceSetting>({
  torch: _,
  ...spec
}: Spec): Omit<Spec, 'torch'> {
  return spec;
}
