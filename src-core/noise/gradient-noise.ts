import { reduceAngle } from '../arithmetic/angle-reduction.ts';
import { SCALAR } from '../arithmetic/index.ts';
import { log } from '../arithmetic/logarithm.ts';
import { cosineOf, sineOf } from '../arithmetic/sine-cosine.ts';
import { Random } from './random.ts';

/** How noisy gradients are: σ·z is added to each, every component of z standard normal. */
export interface NoiseLevel {
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  /** σ ≥ 0, in the gradient's unit. */
  readonly sigma: number;
}

/**
 * The noise of each step, steps × dimension. A seed's noise at step k is the same for whoever asks and however
 * many steps they have: optimizers are compared under the same luck.
 */
export function gradientNoise({ seed, sigma }: NoiseLevel, steps: number, dimension: number): Float64Array {
  const noise = standardNormals(seed, steps * dimension);
  for (const [k, z] of noise.entries()) noise[k] = sigma * z;
  return noise;
}

/** Standard normal numbers by the method of Box & Muller (1958), in the lab's own arithmetic. */
function standardNormals(seed: number, count: number): Float64Array {
  const random = new Random(seed);
  const normals = new Float64Array(count);
  for (let k = 0; k < count; k += 2) {
    // 1 − u is in (0, 1], so that the logarithm is finite.
    const radius = Math.sqrt(-2 * log(SCALAR, 1 - random.uniform()));
    const angle = reduceAngle(SCALAR, 2 * Math.PI * random.uniform());
    normals[k] = radius * cosineOf(SCALAR, angle);
    // Past the end where the count is odd: not kept.
    normals[k + 1] = radius * sineOf(SCALAR, angle);
  }
  return normals;
}
