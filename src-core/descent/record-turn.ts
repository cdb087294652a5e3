/** A function and the methods of some runs, recorded as the turn of one loop: a step of each run. */
import {
  finishProgram,
  Recorder,
  recordGraphs,
  type CompiledFunction,
  type LoopTurn,
  type Program,
  type Register,
} from '../kernel/index.ts';
import { choicesOf, component, type NumberSetting, type State, type Vector } from '../optimizers/index.ts';
import { runToEnd, type Work } from '../work/index.ts';
import { addVectors, weightedSum, type StepColumn, type StepInputs } from './step-inputs.ts';
import { LARGEST_POINT, LARGEST_VALUE, SAFE_SQUARES } from './stop-reason.ts';
import type { GradientTask, Sampling } from './task.ts';
import type { Stretch } from './trajectory.ts';

/** The columns that are recorded of each run, in this order; no rates where its method rescales nothing. */
export const COLUMNS: readonly (keyof Stretch)[] = [
  'points',
  'values',
  'gradientNorms',
  'gradients',
  'effectiveRates',
  'evaluations',
];

/** A run before its first step. */
export interface RunStart {
  readonly task: GradientTask;
  readonly inputs: StepInputs;
  readonly point: Vector;
  readonly state: State;
}

type Terms = Sampling['terms'] | null;

/** What a run carries from step to step: x, the state, and how often it asked for ∇f. */
export const carriedOf = ({ point, state }: RunStart): Vector => [
  ...point,
  ...Object.values(state).flat(),
  0,
];

/**
 * The turn of runs on one function, with the same terms where they sample it. f, ∇f and what minibatches see of it are
 * shared: evaluated for all runs at once. Carried is what `carriedOf` says of each run. Recorded of each run are `COLUMNS`.
 * Parameters: the function's; the ‖∇f‖² down to
 * which runs go on by themselves; then of each run, 1 while it is on and 0 when it is over, and its number settings.
 * The loop stops where a run that is on may end: whether it does, is for the caller to say.
 * @param common a task with what all have in common
 * @param given the columns that the runs are given, each once
 */
export function* recordTurn(
  common: GradientTask,
  starts: readonly RunStart[],
  given: readonly StepColumn[],
): Work<LoopTurn> {
  const f = common.function.compiled;
  const n = f.dimension;
  const terms = common.sampling?.terms ?? null;
  const shared = yield* recordShared(f, terms);

  const on = new Recorder();
  const [variables, parameters] = [new Numbering(), new Numbering()];
  const ofFunction = parameters.take(f.expression.parameters.length + 1).map((index) => on.parameter(index));
  const carried = starts.map(({ point, state }) => ({
    point: variables.take(point.length),
    state: Object.entries(state).map(([name, values]) => [name, variables.take(values.length)] as const),
    evaluations: variables.take(1),
  }));
  const rows = new Map(given.map((column) => [column.rows, variables.take(column.width)]));
  const rowOf = (column: StepColumn | null): readonly number[] =>
    (column === null ? undefined : rows.get(column.rows)) ?? [];

  const next: Register[] = [];
  const recorded: (readonly Register[])[] = [];
  let stop = on.constant(0);
  const read = (indices: readonly number[]): Vector => indices.map((index) => on.variable(index));
  for (const [index, { task, inputs }] of starts.entries()) {
    const point = read(carried[index]?.point ?? []);
    const state = Object.fromEntries(
      (carried[index]?.state ?? []).map(([name, values]) => [name, read(values)]),
    );
    const weights = read(rowOf(inputs.weights));
    const noise = read(rowOf(inputs.gradientNoise));
    const [learningRate] = read(rowOf(inputs.learningRates));
    const { value, norm, mayEnd, gradient, seen } = namesOf(read(variables.take(shared.outputs.length)), n);
    const [isOn, ...numbers] = parameters
      .take(1 + numberSettings(task.optimizer).length)
      .map((parameter) => on.parameter(parameter));
    const settings = Object.fromEntries(
      numberSettings(task.optimizer).map(({ name }, k) => [name, component(numbers, k)]),
    );
    const disturbed = (by: Vector): Vector => (noise.length === 0 ? by : addVectors(on, by, noise));
    const update = task.optimizer.update(
      on,
      {
        point,
        gradient: disturbed(seen),
        gradientAt: (at) =>
          disturbed(
            terms === null
              ? gradientOf(on, f, at, ofFunction)
              : sampledGradient(on, terms, at, ofFunction, weights),
          ),
      },
      state,
      learningRate === undefined ? settings : { ...settings, learningRate },
      choicesOf(task.settings),
    );
    const evaluations = read(carried[index]?.evaluations ?? []);
    const asked = on.constant(task.optimizer.gradientsPerStep ?? 1);
    next.push(...update.point, ...Object.values(update.state).flat());
    next.push(...addVectors(on, evaluations, [asked]));
    recorded.push(point, [value], [norm], gradient, update.effectiveRates ?? [], evaluations);
    if (isOn !== undefined) stop = on.add(stop, on.multiply(isOn, mayEnd));
  }
  const outputs = [...next, ...recorded.flat(), stop];
  return {
    shared,
    members: starts.map(({ inputs }, index) => [...(carried[index]?.point ?? []), ...rowOf(inputs.weights)]),
    own: finishProgram(on.values, outputs, variables.count, parameters.count),
    given: given.map(({ width }) => width),
    recorded: recorded.map(({ length }) => length),
  };
}

export const numberSettings = ({ settings }: GradientTask['optimizer']): readonly NumberSetting[] =>
  settings.filter((spec): spec is NumberSetting => spec.kind === 'number');

/** Numbers from 0 up, each taken once. */
class Numbering {
  count = 0;

  take(count: number): readonly number[] {
    return Array.from({ length: count }, () => this.count++);
  }
}

/** Of a point and the weights of the terms: what `namesOf` names. */
function* recordShared(f: CompiledFunction, terms: Terms): Work<Program> {
  const on = new Recorder();
  const [variables, parameters] = [new Numbering(), new Numbering()];
  const point = variables.take(f.dimension).map((index) => on.variable(index));
  const weights = variables.take(terms?.length ?? 0).map((index) => on.variable(index));
  const ofFunction = parameters.take(f.expression.parameters.length).map((index) => on.parameter(index));
  const smallestSquare = on.parameter(parameters.take(1)[0] ?? 0);

  const { value, gradient } = yield* firstOrder(on, f, point, ofFunction);
  const squares = (vector: Vector): Register =>
    vector.map((number) => on.multiply(number, number)).reduce((sum, square) => on.add(sum, square));
  const square = squares(gradient);
  const allLess = [
    [square, on.constant(SAFE_SQUARES.largest)],
    [smallestSquare, square],
    [on.absolute(value), on.constant(LARGEST_VALUE)],
    // A little inside the bound, so that rounding of the squares does not matter.
    [squares(point), on.constant(0.999 * LARGEST_POINT ** 2)],
  ] as const;
  const [yes, no] = [on.constant(1), on.constant(0)];
  const mayEnd = allLess.reduce((so, [a, b]) => on.whereLess(a, b, so, yes), no);
  const seen = terms === null ? gradient : sampledGradient(on, terms, point, ofFunction, weights);
  const outputs = [value, on.squareRoot(square), mayEnd, ...gradient, ...seen];
  return finishProgram(on.values, outputs, variables.count, parameters.count);
}

/** `mayEnd` is 1 where a run may end at the point, else 0; `seen` is ∇f as a minibatch has it. */
function namesOf([value = 0, norm = 0, mayEnd = 0, ...gradients]: Vector, n: number) {
  return { value, norm, mayEnd, gradient: gradients.slice(0, n), seen: gradients.slice(n) };
}

function* firstOrder(
  on: Recorder,
  f: CompiledFunction,
  at: Vector,
  parameters: Vector,
): Work<{ value: Register; gradient: Vector }> {
  const roots = [f.expression.root, ...f.gradientNodes];
  const inputs = [...at, ...parameters];
  const [value, ...gradient] = yield* recordGraphs(on, roots, (index) => component(inputs, index));
  if (value === undefined) throw new Error('A function has a value.');
  return { value, gradient };
}

/** Where a function is not a number its gradient is none, whatever the rules would say. */
function gradientOf(on: Recorder, f: CompiledFunction, at: Vector, parameters: Vector): Vector {
  const { value, gradient } = runToEnd(firstOrder(on, f, at, parameters));
  return gradient.map((partial) => on.whereEqual(value, value, partial, on.constant(Number.NaN)));
}

const sampledGradient = (
  on: Recorder,
  terms: Sampling['terms'],
  at: Vector,
  parameters: Vector,
  weights: Vector,
): Vector =>
  weightedSum(
    on,
    weights,
    terms.map((term) => gradientOf(on, term, at, parameters)),
  );
