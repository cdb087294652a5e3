/** Settings that many methods share, with torch.optim's names and defaults. */
import type { Arithmetic } from '../arithmetic/index.ts';
import { component, type NumberSetting, type Vector } from './optimizer.ts';

/** η, the same for all: any number from 0 up, since to see what too much does is what the lab is for. */
export const learningRate = (byDefault: number): NumberSetting => ({
  kind: 'number',
  name: 'learningRate',
  symbol: '\\eta',
  default: byDefault,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  meaning: 'η, the factor on each step',
  torch: 'lr',
});

/** The share of something that is kept from step to step: from 0 to below 1. */
export const decay = (
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
  maximum: 1,
  open: 'maximum',
  meaning,
  ...(torch === undefined ? {} : { torch }),
});

export const beta1 = (byDefault = 0.9): NumberSetting =>
  decay('beta1', '\\beta_1', byDefault, 'β₁, decay of the mean of gradients', 'betas[0]');

export const beta2 = (byDefault = 0.999): NumberSetting =>
  decay('beta2', '\\beta_2', byDefault, 'β₂, decay of the mean of squared gradients', 'betas[1]');

export const epsilon = (byDefault: number, meaning: string): NumberSetting => ({
  kind: 'number',
  name: 'epsilon',
  symbol: '\\varepsilon',
  default: byDefault,
  minimum: 0,
  maximum: 1,
  meaning,
  torch: 'eps',
});

export const weightDecay = (
  byDefault = 0,
  meaning = 'factor of x added to the gradient (L2)',
): NumberSetting => ({
  kind: 'number',
  name: 'weightDecay',
  symbol: '\\lambda',
  default: byDefault,
  minimum: 0,
  maximum: 1,
  meaning,
  torch: 'weight_decay',
});

/** x − η·direction. */
export function stepAgainst<Value>(
  arithmetic: Arithmetic<Value>,
  point: Vector<Value>,
  direction: Vector<Value>,
  eta: Value,
): Vector<Value> {
  return point.map((x, i) => arithmetic.subtract(x, arithmetic.multiply(eta, component(direction, i))));
}

/** g + weightDecay·x: the gradient of f + ½·weightDecay·‖x‖². */
export function withWeightDecay<Value>(
  arithmetic: Arithmetic<Value>,
  gradient: Vector<Value>,
  point: Vector<Value>,
  factor: Value,
): Vector<Value> {
  return gradient.map((partial, i) =>
    arithmetic.add(partial, arithmetic.multiply(factor, component(point, i))),
  );
}
