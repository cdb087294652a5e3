/** The one loop that drives every optimizer. */
import type { LoopKernel } from '../kernel/index.ts';
import { portion, type Work } from '../work/index.ts';
import { loopOf, sharedColumns } from './compiled-loop.ts';
import { KernelRun } from './kernel-run.ts';
import { carriedOf, COLUMNS, type RunStart } from './record-turn.ts';
import { stepByStep } from './step-by-step.ts';
import { stepInputs, type StepColumn } from './step-inputs.ts';
import { SAFE_SQUARES } from './stop-reason.ts';
import { startOf, type DescentTask, type GradientTask } from './task.ts';
import type { Trajectory } from './trajectory.ts';

/** Runs in one loop: with more, their numbers would not stay near the processor. */
export const MOST_TOGETHER = 8;

/**
 * Runs an optimizer, pausing now and then with the share of steps done. Where it stops, `stopReason`
 * says; `singular` or `stalled` where the method has no next point; else `steps` after the last step.
 */
export function* descend(task: DescentTask): Work<Trajectory> {
  const [trajectory] = isGradientTask(task) ? ((yield* inOneLoop(task, [])) ?? []) : [];
  return trajectory ?? (yield* stepByStep(task));
}

/**
 * Runs several, each as `descend` would, to the last digit. Gradient methods on one function go on side by side, so
 * that f and ∇f are evaluated for all of them at once.
 */
export function* descendTogether(tasks: readonly DescentTask[]): Work<readonly Trajectory[]> {
  const trajectories = new Map<DescentTask, Trajectory>();
  for (const group of groupsOf(tasks)) {
    const from = trajectories.size / tasks.length;
    const to = from + group.length / tasks.length;
    const [first, ...others] = group.filter(isGradientTask);
    const together =
      first === undefined || others.length === 0 ? null : yield* portion(inOneLoop(first, others), from, to);
    for (const [index, task] of group.entries())
      trajectories.set(task, together?.[index] ?? (yield* portion(descend(task), from, to)));
  }
  return tasks.flatMap((task) => trajectories.get(task) ?? []);
}

const isGradientTask = (task: DescentTask): task is GradientTask => task.optimizer.kind === 'gradient';

/** Tasks that can go on in one loop, and others alone. */
function groupsOf(tasks: readonly DescentTask[]): readonly (readonly DescentTask[])[] {
  const groups: [DescentTask, ...DescentTask[]][] = [];
  for (const task of tasks) {
    const group = groups.find(
      ([first, ...others]) => 1 + others.length < MOST_TOGETHER && canGoTogether(first, task),
    );
    if (group === undefined) groups.push([task]);
    else group.push(task);
  }
  return groups;
}

const canGoTogether = (a: DescentTask, b: DescentTask): boolean =>
  isGradientTask(a) &&
  isGradientTask(b) &&
  a.function === b.function &&
  a.steps === b.steps &&
  a.tolerance === b.tolerance &&
  a.sampling?.terms === b.sampling?.terms;

/** Null where the loop cannot be compiled. */
function* inOneLoop(
  first: GradientTask,
  others: readonly GradientTask[],
): Work<readonly Trajectory[] | null> {
  const starts = [first, ...others].map((task) => {
    const point = startOf(task);
    return { task, inputs: stepInputs(task), point, state: task.optimizer.init(point, task.settings) };
  });
  const given = sharedColumns(starts);
  const loop = yield* portion(loopOf(first, starts, given), 0, 0);
  return loop === null ? null : yield* runLoop(loop, first, starts, given);
}

/**
 * Each call of the loop ends where some run may end.
 * @param common a task with what all have in common
 */
function* runLoop(
  loop: LoopKernel,
  common: GradientTask,
  starts: readonly RunStart[],
  given: readonly StepColumn[],
): Work<readonly Trajectory[]> {
  const { function: f, steps, tolerance } = common;
  // Just above the tolerance's square, which is rounded; whether a step is within it is asked of the norm.
  const smallestSquare =
    tolerance > 0 ? Math.max(SAFE_SQUARES.smallest, tolerance * tolerance * (1 + 1e-12)) : -1;
  const carried = Float64Array.from(starts.flatMap(carriedOf));
  let at = 0;
  const runs = starts.map((start, index) => {
    const from = at;
    at += carriedOf(start).length;
    return new KernelRun(start, carried.subarray(from, at), COLUMNS.length * index);
  });
  for (let length = 0; ;) {
    const parameters = [...f.parameters, smallestSquare, ...runs.flatMap((run) => run.parameters)];
    const rowsLeft = given.map(({ rows, width }) => rows.subarray(width * length));
    const record = loop.run(carried, parameters, steps + 1 - length, rowsLeft);
    for (const run of runs) run.take(record);
    length += record.rows;
    const trajectories = runs.flatMap(({ trajectory }) => trajectory ?? []);
    if (trajectories.length === runs.length) return trajectories;
    yield length / (steps + 1);
  }
}
