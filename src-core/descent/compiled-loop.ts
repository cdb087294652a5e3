/** A function and a method recorded together, so that a run is one loop of the kernel. */
import {
  compileLoop,
  finishProgram,
  Recorder,
  recordGraphs,
  type CompiledFunction,
  type LoopColumns,
  type LoopKernel,
  type Program,
  type Register,
} from '../kernel/index.ts';
import {
  choicesOf,
  component,
  type GradientMethod,
  type NumberSetting,
  type State,
  type Vector,
} from '../optimizers/index.ts';
import { runToEnd, type Work } from '../work/index.ts';
import { addVectors, givenColumns, weightedSum, type StepColumn, type StepInputs } from './step-inputs.ts';
import { LARGEST_POINT, LARGEST_VALUE, SAFE_SQUARES } from './stop-reason.ts';
import type { DescentTask, Sampling } from './task.ts';

/** A task's loop, which the next tasks of this function and method can use whatever their numbers are. */
interface KnownLoop {
  readonly terms: Sampling['terms'] | undefined;
  readonly loop: LoopKernel | null;
}

const knownLoops = new WeakMap<CompiledFunction, Map<string, KnownLoop>>();

/**
 * The loop of this function and method, compiled when first asked for; null where it cannot be.
 * It carries x and the state; it is given what differs from step to step, in the order of `StepInputs`; and it records
 * x, f, ‖∇f‖, ∇f and, where the method rescales coordinates, its rates in a column each. Its parameters: the
 * function's, the number settings in their order, and the ‖∇f‖² down to which it goes on by itself. It stops where the
 * step may be one at which the run ends: whether it is, is for the caller to say.
 */
export function* loopOf(
  task: DescentTask<GradientMethod>,
  state: State,
  inputs: StepInputs,
): Work<LoopKernel | null> {
  const f = task.function.compiled;
  const known = knownLoops.get(f) ?? new Map<string, KnownLoop>();
  knownLoops.set(f, known);
  const kinds = [inputs.learningRates, inputs.gradientNoise, inputs.weights].map((column) => column !== null);
  const key = JSON.stringify([task.optimizer.id, choicesOf(task.settings), kinds]);
  const found = known.get(key);
  const terms = task.sampling?.terms;
  if (found !== undefined && found.terms === terms) return found.loop;
  const { program, columns } = yield* record(task, state, inputs);
  const loop = compileLoop(program, columns);
  known.set(key, { terms, loop });
  return loop;
}

function* record(
  task: DescentTask<GradientMethod>,
  initialState: State,
  inputs: StepInputs,
): Work<{ program: Program; columns: LoopColumns }> {
  const { optimizer: method, sampling } = task;
  const f = task.function.compiled;
  const recorder = new Recorder();
  const n = f.dimension;
  let variables = 0;
  const variable = (): Register => recorder.variable(variables++);
  const point = Array.from({ length: n }, variable);
  const state = Object.fromEntries(
    Object.entries(initialState).map(([name, values]) => [name, values.map(variable)]),
  );
  const given = (column: StepColumn | null): Vector | null =>
    column === null ? null : Array.from({ length: column.width }, variable);
  const learningRates = given(inputs.learningRates);
  const noise = given(inputs.gradientNoise);
  const weights = given(inputs.weights);
  let parameterCount = 0;
  const give = (): Register => recorder.parameter(parameterCount++);
  const parameters = f.expression.parameters.map(give);
  const settings = Object.fromEntries(
    method.settings
      .filter((spec): spec is NumberSetting => spec.kind === 'number')
      .map(({ name }) => [name, give()]),
  );
  const smallestSquare = give();

  const firstOrder = function* (
    of: CompiledFunction,
    at: Vector,
  ): Work<{ value: Register; gradient: Vector }> {
    const roots = [of.expression.root, ...of.gradientNodes];
    const [value, ...gradient] = yield* recordGraphs(recorder, roots, (index) =>
      component([...at, ...parameters], index),
    );
    if (value === undefined) throw new Error('A function has a value.');
    return { value, gradient };
  };
  /** Where a function is not a number its gradient is none, whatever the rules would say. */
  const gradientOf = (of: CompiledFunction, at: Vector): Vector => {
    const { value, gradient } = runToEnd(firstOrder(of, at));
    const nothing = recorder.constant(Number.NaN);
    return gradient.map((partial) => recorder.whereEqual(value, value, partial, nothing));
  };
  /** What the method sees of ∇f. */
  const seen = (at: Vector, known?: Vector): Vector => {
    const sampled =
      weights === null || sampling === null || sampling === undefined
        ? (known ?? gradientOf(f, at))
        : weightedSum(
            recorder,
            weights,
            sampling.terms.map((term) => gradientOf(term, at)),
          );
    return noise === null ? sampled : addVectors(recorder, sampled, noise);
  };
  const { value, gradient } = yield* firstOrder(f, point);
  const next = method.update(
    recorder,
    { point, gradient: seen(point, gradient), gradientAt: (at) => seen(at) },
    state,
    learningRates === null ? settings : { ...settings, learningRate: component(learningRates, 0) },
    choicesOf(task.settings),
  );
  const { effectiveRates = [] } = next;

  const squares = (vector: Vector): Register =>
    vector
      .map((component) => recorder.multiply(component, component))
      .reduce((sum, square) => recorder.add(sum, square));
  const square = squares(gradient);
  const [yes, no] = [recorder.constant(1), recorder.constant(0)];
  const allLess = [
    [square, recorder.constant(SAFE_SQUARES.largest)],
    [smallestSquare, square],
    [recorder.absolute(value), recorder.constant(LARGEST_VALUE)],
    // A little inside the bound, so that rounding of the squares does not matter.
    [squares(point), recorder.constant(0.999 * LARGEST_POINT ** 2)],
  ] as const;
  const goOn = allLess.reduce((so, [a, b]) => recorder.whereLess(a, b, so, no), yes);
  const outputs = [
    ...[...next.point, ...Object.values(next.state).flat()],
    ...[...point, value, recorder.squareRoot(square), ...gradient, ...effectiveRates],
    goOn,
  ];
  return {
    program: finishProgram(recorder.values, outputs, variables, parameterCount),
    columns: {
      given: givenColumns(inputs).map(({ width }) => width),
      recorded: [n, 1, 1, n, effectiveRates.length],
    },
  };
}
