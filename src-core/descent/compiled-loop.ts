/** A function and a method recorded together, so that a run is one loop of the kernel. */
import {
  compileLoop,
  finishProgram,
  Recorder,
  recordGraphs,
  type CompiledFunction,
  type LoopKernel,
  type Program,
  type Register,
} from '../kernel/index.ts';
import type { Choices, GradientMethod, NumberSetting, State, Vector } from '../optimizers/index.ts';
import { runToEnd, type Work } from '../work/index.ts';
import { LARGEST_POINT, LARGEST_VALUE, SAFE_SQUARES } from './stop-reason.ts';

const loops = new WeakMap<CompiledFunction, Map<string, LoopKernel | null>>();

/**
 * The loop of this function and method, compiled when first asked for; null where it cannot be.
 * It carries x and the state, and records x, f, ‖∇f‖, ∇f and, where the method rescales coordinates, its rates in a
 * column each. Its parameters: the function's, the number settings in their order, and the ‖∇f‖² down to which it goes on by itself. It stops where the step may be one at
 * which the run ends: whether it is, is for the caller to say.
 */
export function* loopOf(
  f: CompiledFunction,
  method: GradientMethod,
  state: State,
  choices: Choices,
): Work<LoopKernel | null> {
  const known = loops.get(f) ?? new Map<string, LoopKernel | null>();
  loops.set(f, known);
  const key = JSON.stringify([method.id, choices]);
  let loop = known.get(key);
  if (loop === undefined) {
    const { program, columns } = yield* record(f, method, state, choices);
    loop = compileLoop(program, columns);
    known.set(key, loop);
  }
  return loop;
}

function* record(
  f: CompiledFunction,
  method: GradientMethod,
  initialState: State,
  choices: Choices,
): Work<{ program: Program; columns: readonly number[] }> {
  const recorder = new Recorder();
  const n = f.dimension;
  let carried = 0;
  const carry = (): Register => recorder.variable(carried++);
  const point = Array.from({ length: n }, carry);
  const state = Object.fromEntries(
    Object.entries(initialState).map(([name, values]) => [name, values.map(carry)]),
  );
  let given = 0;
  const give = (): Register => recorder.parameter(given++);
  const parameters = f.expression.parameters.map(give);
  const settings = Object.fromEntries(
    method.settings
      .filter((spec): spec is NumberSetting => spec.kind === 'number')
      .map(({ name }) => [name, give()]),
  );
  const smallestSquare = give();

  const derivatives = function* (at: Vector): Work<{ value: Register; gradient: Vector }> {
    const inputs = [...at, ...parameters];
    const [value, ...gradient] = yield* recordGraphs(
      recorder,
      [f.expression.root, ...f.gradientNodes],
      (index) => {
        const input = inputs[index];
        if (input === undefined)
          throw new Error('A graph refers to an input that its expression does not have.');
        return input;
      },
    );
    if (value === undefined) throw new Error('A function has a value.');
    return { value, gradient };
  };
  const gradientAt = (at: Vector): Vector => {
    const { value, gradient } = runToEnd(derivatives(at));
    // Where f is not a number its gradient is none, whatever the rules would say.
    const nothing = recorder.constant(Number.NaN);
    return gradient.map((partial) => recorder.whereEqual(value, value, partial, nothing));
  };
  const { value, gradient } = yield* derivatives(point);
  const next = method.update(recorder, { point, gradient, gradientAt }, state, settings, choices);
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
    program: finishProgram(recorder.values, outputs, carried, given),
    columns: [n, 1, 1, n, effectiveRates.length],
  };
}
