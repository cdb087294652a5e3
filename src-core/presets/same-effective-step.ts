import { commonRate, withComparison } from '../document/index.ts';
import { InputError } from '../input-error.ts';
import type { Preset } from './preset.ts';

const BETA = 0.9;

/**
 * Rates at which all take steps of one length on a slope g that stays the same: gradient descent's η‖g‖. Torch's
 * velocity grows to g/(1 − β) there, a mean of gradients to g; what divides a gradient by its own size moves every
 * coordinate by η, wherever that is not 0.
 */
export const sameEffectiveStep: Preset = {
  id: 'same-effective-step',
  name: 'Same effective step',
  inWords:
    'On a slope that stayed as it is at the start, all these would come to take steps of one length, gradient descent’s. What still differs is what each makes of the turns.',
  apply(document, slope) {
    const length = slope === null ? 0 : Math.hypot(...slope);
    if (slope === null || !(length > 0 && length < Infinity))
      throw new InputError('There is no slope at the start to compare steps on: move the start first.');
    const eta = commonRate(document);
    const throughVelocity = { learningRate: eta * (1 - BETA), momentum: BETA };
    const bySign = {
      learningRate: (eta * length) / Math.sqrt(slope.filter((partial) => partial !== 0).length),
    };
    return {
      ...withComparison(document, [
        { id: 'gradient-descent', settings: { learningRate: eta } },
        { id: 'momentum', settings: throughVelocity },
        { id: 'nesterov', settings: throughVelocity },
        { id: 'momentum-ema', settings: { learningRate: eta } },
        { id: 'rmsprop', settings: bySign },
        { id: 'adam', settings: bySign },
      ]),
      learningRates: 'each',
    };
  },
};
