/**
 * The block interpreter: a program's instructions, each run over a block of points, so that the price
 * of choosing an operation is paid once a block. It is the reference, and serves where WebAssembly cannot.
 */
import {
  blockOperation,
  blockRegister,
  type BlockOperation,
  type BlockRegister,
} from './block-operations.ts';
import type { Work } from '../work/index.ts';
import type { Kernel } from './kernel.ts';
import type { Place, Schedule } from './schedule.ts';

/** Points a block: a few dozen registers of this size stay in the first two caches. */
const BLOCK_SIZE = 256;

interface BlockInstruction {
  readonly run: BlockOperation;
  readonly out: BlockRegister;
  readonly operands: readonly BlockRegister[];
}

/** A fraction of a millisecond of work. */
const INSTRUCTIONS_BETWEEN_PAUSES = 512;

export function* compileInterpreter(plan: Schedule): Work<Kernel> {
  const slots: BlockRegister[] = [];
  const uniforms: BlockRegister[] = [];
  const registerOf = ({ kind, index }: Place): BlockRegister =>
    ((kind === 'slot' ? slots : uniforms)[index] ??= blockRegister(BLOCK_SIZE));
  const instructions: BlockInstruction[] = [];
  for (const { operation, operands, out } of plan.instructions) {
    const done = instructions.length;
    if (done % INSTRUCTIONS_BETWEEN_PAUSES === 0) yield done / plan.instructions.length;
    instructions.push({
      run: blockOperation(operation),
      out: registerOf({ kind: 'slot', index: out }),
      operands: operands.map(registerOf),
    });
  }
  const outputs = plan.outputs.map((place) => registerOf(place).doubles);
  const inputs = plan.variableSlots.map((slot) =>
    slot === null ? null : registerOf({ kind: 'slot', index: slot }).doubles,
  );
  let known: readonly number[] | null = null;

  function prepare(parameters: readonly number[]): void {
    if (parameters === known) return;
    plan.fillUniforms(parameters, (index, value) => uniforms[index]?.doubles.fill(value));
    known = parameters;
  }

  function list(
    variables: readonly Float64Array[],
    parameters: readonly number[],
    into: readonly Float64Array[],
    count: number,
  ): void {
    prepare(parameters);
    for (let from = 0; from < count; from += BLOCK_SIZE) {
      const size = Math.min(BLOCK_SIZE, count - from);
      inputs.forEach((register, index) => {
        if (register !== null) copy(variables[index], from, register, 0, size);
      });
      for (const { run, out, operands } of instructions) run(out, operands, size);
      outputs.forEach((register, index) => copy(register, 0, into[index], from, size));
    }
  }

  return {
    backend: 'interpreter',
    outputCount: outputs.length,
    point(point, parameters, into) {
      prepare(parameters);
      inputs.forEach((register, index) => {
        if (register !== null) register[0] = point[index] ?? NaN;
      });
      for (const { run, out, operands } of instructions) run(out, operands, 1);
      outputs.forEach((register, index) => {
        into[index] = register[0] ?? NaN;
      });
    },
    list,
    grid(x, y, parameters) {
      const count = x.length * y.length;
      const results = outputs.map(() => new Float64Array(count));
      const xs = Float64Array.from({ length: count }, (_, k) => x[k % x.length] ?? NaN);
      const ys = Float64Array.from({ length: count }, (_, k) => y[Math.floor(k / x.length)] ?? NaN);
      list([xs, ys], parameters, results, count);
      return results;
    },
  };
}

function copy(
  source: Float64Array | undefined,
  sourceFrom: number,
  target: Float64Array | undefined,
  targetFrom: number,
  count: number,
): void {
  if (source === undefined || target === undefined)
    throw new RangeError('A kernel was given too few arrays.');
  target.set(source.subarray(sourceFrom, sourceFrom + count), targetFrom);
}
