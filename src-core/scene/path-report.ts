import type { Optimizer, Settings } from '../optimizers/index.ts';
import type { PathScene } from './scene.ts';
import type { TheoryScene } from './theory.ts';

/** What a path did as a whole; null where it is not defined. */
export interface PathReport {
  /** Steps until ‖∇f‖ ≤ tolerance. */
  readonly stepsToTolerance: number | null;
  /** Mean angle between one step and the next, in degrees: 0 straight on, 180 straight back. */
  readonly meanTurningAngle: number | null;
  /** How often the step's component along the steepest eigenvector changed sign. */
  readonly signChanges: number | null;
  /** Geometric mean of ‖x_{k+1} − x*‖ / ‖x_k − x*‖ over the later half of the steps. */
  readonly measuredRate: number | null;
  /** The same by theory at this learning rate, where it stays; on quadratics only. */
  readonly predictedRate: number | null;
  /** (κ − 1)/(κ + 1), gradient descent's rate at its best fixed step; on quadratics only. */
  readonly bestRate: number | null;
}

export function reportOf(
  path: PathScene,
  theory: TheoryScene,
  optimizer: Optimizer,
  settings: Settings,
): PathReport {
  const { analysis, shape } = theory;
  const steepest = analysis.eigenvectors[analysis.eigenvectors.length - 1];
  const definite = shape === 'quadratic' && analysis.definiteness === 'positive-definite';
  const kappa = analysis.conditionNumber;
  return {
    stepsToTolerance: path.stop === 'converged' ? path.steps : null,
    meanTurningAngle: meanTurningAngle(path),
    signChanges: steepest === undefined ? null : signChanges(path, steepest),
    measuredRate: theory.place === 'start' ? null : measuredRate(path, analysis.point),
    predictedRate:
      definite && path.scheduledRates === null
        ? (optimizer.predictedRate?.(analysis.eigenvalues, settings) ?? null)
        : null,
    bestRate: definite && kappa !== null ? (kappa - 1) / (kappa + 1) : null,
  };
}

/** Row k is the step from point k to point k + 1; a last non-finite point is left out. */
function stepsOf({ points }: PathScene): readonly (readonly [number, number])[] {
  const steps: [number, number][] = [];
  for (let k = 0; 2 * k + 3 < points.length; k++) {
    const dx = (points[2 * k + 2] ?? NaN) - (points[2 * k] ?? NaN);
    const dy = (points[2 * k + 3] ?? NaN) - (points[2 * k + 1] ?? NaN);
    if (Number.isFinite(dx) && Number.isFinite(dy)) steps.push([dx, dy]);
  }
  return steps;
}

function meanTurningAngle(path: PathScene): number | null {
  let sum = 0;
  let count = 0;
  let before: readonly [number, number] | undefined;
  for (const step of stepsOf(path)) {
    if (before !== undefined && Math.hypot(...before) > 0 && Math.hypot(...step) > 0) {
      const turn = Math.atan2(step[1], step[0]) - Math.atan2(before[1], before[0]);
      const wrapped = Math.abs(turn) > Math.PI ? 2 * Math.PI - Math.abs(turn) : Math.abs(turn);
      sum += wrapped;
      count++;
    }
    before = step;
  }
  return count === 0 ? null : ((sum / count) * 180) / Math.PI;
}

function signChanges(path: PathScene, direction: readonly number[]): number {
  let changes = 0;
  let sign = 0;
  for (const [dx, dy] of stepsOf(path)) {
    const next = Math.sign(dx * (direction[0] ?? 0) + dy * (direction[1] ?? 0));
    if (next !== 0 && sign !== 0 && next !== sign) changes++;
    if (next !== 0) sign = next;
  }
  return changes;
}

/** Below this share of the start's error, rounding is what is left of it. */
const ROUNDING_FLOOR = 1e-11;

function measuredRate(path: PathScene, minimum: readonly number[]): number | null {
  const error = (k: number): number =>
    Math.hypot(
      (path.points[2 * k] ?? NaN) - (minimum[0] ?? NaN),
      (path.points[2 * k + 1] ?? NaN) - (minimum[1] ?? NaN),
    );
  let last = path.steps;
  while (last > 0 && !(Number.isFinite(error(last)) && error(last) > ROUNDING_FLOOR * error(0))) last--;
  const first = Math.floor(last / 2);
  if (last - first < 2) return null;
  return (error(last) / error(first)) ** (1 / (last - first));
}
