/** The one loop that drives every optimizer. */
import { SCALAR } from '../arithmetic/index.ts';
import type { LoopKernel, PointFunction } from '../kernel/index.ts';
import type {
  GradientMethod,
  Optimizer,
  SecondOrderMethod,
  Settings,
  State,
  Vector,
} from '../optimizers/index.ts';
import { portion, type Work } from '../work/index.ts';
import { loopOf } from './compiled-loop.ts';
import { euclideanNorm, isSafeNorm, SAFE_SQUARES, stopReason } from './stop-reason.ts';
import { trajectoryOf, type Stretch, type Trajectory } from './trajectory.ts';

export interface DescentTask<Method extends Optimizer = Optimizer> {
  readonly function: PointFunction;
  readonly optimizer: Method;
  readonly settings: Settings;
  readonly start: ArrayLike<number>;
  /** Largest number of steps. */
  readonly steps: number;
  /** Stops where ‖∇f‖ ≤ tolerance; 0 switches that off. */
  readonly tolerance: number;
}

const NOTHING = new Float64Array(0);

/**
 * Runs an optimizer, pausing now and then with the share of steps done. Where it stops, `stopReason`
 * says; `singular` where a second-order method has no step; else `steps` after the last step.
 */
export function* descend(task: DescentTask): Work<Trajectory> {
  const { optimizer } = task;
  if (optimizer.kind === 'second-order') return yield* stepByStep({ ...task, optimizer });
  const start = startOf(task);
  const state = optimizer.init(start, task.settings);
  const loop = yield* portion(loopOf(task.function.compiled, optimizer, state), 0, 0);
  return loop === null
    ? yield* stepByStep({ ...task, optimizer })
    : yield* inTheKernel({ ...task, optimizer }, loop, start, state);
}

const startOf = ({ function: f, start }: DescentTask): Vector =>
  Array.from({ length: f.dimension }, (_, i) => start[i] ?? Number.NaN);

/** Each run of the kernel's loop ends where a step may be the last. */
function* inTheKernel(
  { function: f, settings, optimizer, steps, tolerance }: DescentTask<GradientMethod>,
  loop: LoopKernel,
  start: Vector,
  state: State,
): Work<Trajectory> {
  const n = f.dimension;
  const carried = Float64Array.from([...start, ...Object.values(state).flat()]);
  // Just above the tolerance's square, which is rounded; whether a step is within it is asked of the norm.
  const smallestSquare = Math.max(SAFE_SQUARES.smallest, tolerance * tolerance * (1 + 1e-12));
  const parameters = [
    ...f.parameters,
    ...optimizer.settings.map(({ name }) => settings[name] ?? Number.NaN),
    smallestSquare,
  ];
  const stretches: Stretch[] = [];
  for (let length = 0; ;) {
    const [points, values, gradientNorms] = copies(loop.run(carried, parameters, steps + 1 - length));
    stretches.push({ points, values, gradientNorms });
    length += values.length;
    const last = values.length - 1;
    const point = Array.from(points.subarray(-n));
    const value = values[last] ?? Number.NaN;
    let gradientNorm = gradientNorms[last] ?? Number.NaN;
    if (Number.isNaN(value) || !isSafeNorm(gradientNorm)) {
      // The loop also stops where squares over- or underflow; here the norm is scaled.
      gradientNorm = euclideanNorm(f.firstOrder(point).gradient);
      gradientNorms[last] = gradientNorm;
    }
    const stop = stopReason(point, value, gradientNorm, tolerance) ?? (length > steps ? 'steps' : null);
    if (stop !== null) return trajectoryOf(stretches, stop);
    yield length / (steps + 1);
  }
}

/** Copies of a record's columns: the kernel's own arrays are overwritten by its next call. */
const copies = ([points = NOTHING, values = NOTHING, gradientNorms = NOTHING]: readonly Float64Array[]) =>
  [points.slice(), values.slice(), gradientNorms.slice()] as const;

/** The same on plain numbers: for methods that are more than arithmetic, and where nothing can be compiled. */
export function* stepByStep(
  task: DescentTask<GradientMethod> | DescentTask<SecondOrderMethod>,
): Work<Trajectory> {
  const { function: f, settings, steps, tolerance, optimizer } = task;
  const points: number[] = [];
  const values: number[] = [];
  const gradientNorms: number[] = [];
  let point = startOf(task);
  let state = optimizer.init(point, settings);
  for (let step = 0; ; step++) {
    const { value, gradient } = f.firstOrder(point);
    const gradientNorm = euclideanNorm(gradient);
    points.push(...point);
    values.push(value);
    gradientNorms.push(gradientNorm);
    const next =
      optimizer.kind === 'second-order'
        ? optimizer.update({ ...f.secondOrder(point), point }, state, settings)
        : optimizer.update(SCALAR, { point, gradient }, state, settings);
    const stop =
      stopReason(point, value, gradientNorm, tolerance) ??
      (step >= steps ? 'steps' : next === null ? 'singular' : null);
    if (stop !== null || next === null) {
      const stretch = {
        points: Float64Array.from(points),
        values: Float64Array.from(values),
        gradientNorms: Float64Array.from(gradientNorms),
      };
      return trajectoryOf([stretch], stop ?? 'singular');
    }
    ({ point, state } = next);
    yield step / steps;
  }
}
