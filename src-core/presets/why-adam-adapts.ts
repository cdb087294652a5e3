import { withComparison, withLandscape, withStart } from '../document/index.ts';
import { rotatedQuadratic } from '../landscapes/rotated-quadratic.ts';
import type { Preset } from './preset.ts';

const KAPPA = 50;

/**
 * A start 22.5° off the x axis: at 0° and at 45° it lies as far along the valley and as far up its wall, so that for
 * gradient descent, which knows no axes, the two are mirror images.
 */
const START = [-(1 + Math.SQRT2), -1] as const;

const ANGLE = { value: 0, minimum: 0, maximum: Math.PI / 4 };

/** Gradient descent has its best fixed rate, 2/(λmin + λmax); the others rates that serve them well at 0°. */
export const whyAdamAdapts: Preset = {
  id: 'why-adam-adapts',
  name: 'Why Adam adapts',
  inWords:
    'A valley along the axes: methods with a scale for each coordinate need a fraction of gradient descent’s steps. Drag the angle to 45°: gradient descent needs as many as before, and their advantage is gone.',
  apply(document) {
    const valley = withLandscape(document, rotatedQuadratic);
    const parameters = valley.parameters.map((parameter) => ({
      ...parameter,
      ...(parameter.name === 'angle' ? ANGLE : { value: KAPPA }),
    }));
    return {
      ...withComparison(withStart({ ...valley, parameters }, START), [
        { id: 'gradient-descent', settings: { learningRate: 2 / (1 + KAPPA) } },
        { id: 'adagrad', settings: { learningRate: 1 } },
        { id: 'rmsprop', settings: { learningRate: 0.05 } },
        { id: 'adam', settings: { learningRate: 0.1 } },
      ]),
      learningRates: 'each',
      noise: { ...valley.noise, kind: 'none' },
    };
  },
};
