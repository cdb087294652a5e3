/** How a path that noise keeps from settling stays near a minimum. */
import type { PathScene } from './scene.ts';

/** Too few steps to tell hovering from coming. */
const FEWEST_STEPS = 40;
/** A path that still comes nearer, or goes away, by more than this factor does not hover. */
const STEADY = 2;
/** Of the way from the start to the minimum: farther away it has not come near. */
const NEAR = 0.5;

/**
 * Root mean square distance from the minimum over the later half of a path that hovers there; null where it has
 * settled, still comes nearer, or is elsewhere.
 */
export function hoverDistance({ points, steps, stop }: PathScene, minimum: readonly number[]): number | null {
  if (stop !== 'steps' || steps < FEWEST_STEPS) return null;
  const distance = (k: number): number =>
    Math.hypot(
      (points[2 * k] ?? NaN) - (minimum[0] ?? NaN),
      (points[2 * k + 1] ?? NaN) - (minimum[1] ?? NaN),
    );
  const rms = (from: number, to: number): number => {
    let sum = 0;
    for (let k = from; k <= to; k++) sum += distance(k) ** 2;
    return Math.sqrt(sum / (to - from + 1));
  };
  const [half, threeQuarters] = [Math.ceil(steps / 2), Math.ceil((3 * steps) / 4)];
  const [before, after] = [rms(half, threeQuarters), rms(threeQuarters, steps)];
  const isSteady = before <= STEADY * after && after <= STEADY * before;
  const whole = rms(half, steps);
  return isSteady && whole <= NEAR * distance(0) ? whole : null;
}
