/** The one loop that drives every optimizer. */
import type { LoopKernel } from '../kernel/index.ts';
import { numbersOf, type GradientMethod, type Vector } from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { loopOf } from './compiled-loop.ts';
import { givenColumns, stepInputs, type StepColumn } from './step-inputs.ts';
import { stepByStep } from './step-by-step.ts';
import { euclideanNorm, isSafeNorm, SAFE_SQUARES, stopReason } from './stop-reason.ts';
import { startOf, type DescentTask } from './task.ts';
import { gradientCost, joined, type Stretch, type Trajectory } from './trajectory.ts';

const NOTHING = new Float64Array(0);

/**
 * Runs an optimizer, pausing now and then with the share of steps done. Where it stops, `stopReason`
 * says; `singular` or `stalled` where the method has no next point; else `steps` after the last step.
 */
export function* descend(task: DescentTask): Work<Trajectory> {
  const { optimizer, settings } = task;
  if (optimizer.kind === 'oracle') return yield* stepByStep(task);
  const start = startOf(task);
  const state = optimizer.init(start, settings);
  const inputs = stepInputs(task);
  const gradientTask = { ...task, optimizer };
  const loop = yield* portion(loopOf(gradientTask, state, inputs), 0, 0);
  if (loop === null) return yield* stepByStep(task);
  return yield* inTheKernel(
    gradientTask,
    loop,
    [...start, ...Object.values(state).flat()],
    givenColumns(inputs),
  );
}

/** Each run of the kernel's loop ends where a step may be the last. */
function* inTheKernel(
  { function: f, settings, optimizer, steps, tolerance }: DescentTask<GradientMethod>,
  loop: LoopKernel,
  startAndState: Vector,
  given: readonly StepColumn[],
): Work<Trajectory> {
  const n = f.dimension;
  const carried = Float64Array.from(startAndState);
  // Just above the tolerance's square, which is rounded; whether a step is within it is asked of the norm.
  const smallestSquare = Math.max(SAFE_SQUARES.smallest, tolerance * tolerance * (1 + 1e-12));
  const parameters = [...f.parameters, ...Object.values(numbersOf(settings)), smallestSquare];
  const stretches: Stretch[] = [];
  for (let length = 0; ;) {
    const rowsLeft = given.map(({ rows, width }) => rows.subarray(width * length));
    const stretch = copied(loop.run(carried, parameters, steps + 1 - length, rowsLeft));
    const { points, values, gradients, gradientNorms } = stretch;
    stretches.push(stretch);
    length += values.length;
    const last = values.length - 1;
    const point = Array.from(points.subarray(-n));
    const value = values[last] ?? Number.NaN;
    let gradientNorm = gradientNorms[last] ?? Number.NaN;
    if (Number.isNaN(value) || !isSafeNorm(gradientNorm)) {
      // The loop also stops where squares over- or underflow; here the norm is scaled.
      const { gradient } = f.firstOrder(point);
      gradients.set(gradient, n * last);
      gradientNorm = euclideanNorm(gradient);
      gradientNorms[last] = gradientNorm;
    }
    const stop = stopReason(point, value, gradientNorm, tolerance) ?? (length > steps ? 'steps' : null);
    if (stop !== null) return finished(joined(stretches), optimizer, n, stop);
    yield length / (steps + 1);
  }
}

/** Copies of a record's columns: the kernel's own arrays are overwritten by its next call. */
function copied([
  points = NOTHING,
  values = NOTHING,
  gradientNorms = NOTHING,
  gradients = NOTHING,
  effectiveRates = NOTHING,
]: readonly Float64Array[]): Stretch {
  return {
    points: points.slice(),
    values: values.slice(),
    gradientNorms: gradientNorms.slice(),
    gradients: gradients.slice(),
    effectiveRates: effectiveRates.slice(),
  };
}

/** The loop does the whole of its last turn: the step from the last point is not of the run. */
function finished(record: Stretch, method: GradientMethod, n: number, stop: Trajectory['stop']): Trajectory {
  const steps = record.values.length - 1;
  return {
    ...record,
    effectiveRates: record.effectiveRates.subarray(0, n * steps),
    evaluations: evaluationsOf(method, steps),
    cost: gradientCost(method, steps),
    stop,
    steps,
  };
}

/** As many a step; a plain loop, for mapping would take as long as the run. */
function evaluationsOf({ gradientsPerStep = 1 }: GradientMethod, steps: number): Float64Array {
  const evaluations = new Float64Array(steps + 1);
  for (let k = 1; k <= steps; k++) evaluations[k] = k * gradientsPerStep;
  return evaluations;
}
