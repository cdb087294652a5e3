/**
 * The block interpreter: a graph as a list of instructions, each run over a block of points, so that
 * the price of choosing an operation is paid once a block.
 */
import { topologicalOrder, type GraphNode, type OperationNode } from '../expression/index.ts';
import {
  BLOCK_OPERATIONS,
  LARGEST_SQUARED_EXPONENT,
  integerPower,
  type BlockOperation,
} from './block-operations.ts';
import type { Kernel } from './kernel.ts';

/** Points a block: a few dozen registers of this size stay in the first two caches. */
const BLOCK_SIZE = 256;

interface Instruction {
  readonly run: BlockOperation;
  readonly out: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * Compiles graphs whose inputs 0 … variableCount − 1 are variables and the rest parameters.
 * Registers are reused as soon as no later instruction needs them.
 */
export function compileInterpreter(outputs: readonly GraphNode[], variableCount: number): Kernel {
  const order = topologicalOrder(outputs);
  const lastUse = lastUses(order, outputs);
  const registers = new Map<GraphNode, Float64Array>();
  const free: Float64Array[] = [];
  const allocate = (): Float64Array => free.pop() ?? new Float64Array(BLOCK_SIZE);
  const registerOf = (node: GraphNode): Float64Array => {
    const register = registers.get(node);
    if (register === undefined) throw new Error('An operation was compiled before its operand.');
    return register;
  };
  const variableLoads: { register: Float64Array; index: number }[] = [];
  const parameterLoads: { register: Float64Array; index: number }[] = [];
  /** What depends on parameters only is computed when they change, not for every point. */
  const setup: Instruction[] = [];
  const instructions: Instruction[] = [];
  const varying = new Set<GraphNode>();

  order.forEach((node, position) => {
    if (node.kind === 'constant') registers.set(node, new Float64Array(BLOCK_SIZE).fill(node.value));
    else if (node.kind === 'input') {
      const register = new Float64Array(BLOCK_SIZE);
      registers.set(node, register);
      if (node.index < variableCount) {
        varying.add(node);
        variableLoads.push({ register, index: node.index });
      } else parameterLoads.push({ register, index: node.index - variableCount });
    } else {
      const varies = node.operands.some((operand) => varying.has(operand));
      const operands = node.operands.map(registerOf);
      const out = varies ? allocate() : new Float64Array(BLOCK_SIZE);
      registers.set(node, out);
      const [a = out, b = a] = operands;
      (varies ? instructions : setup).push({ run: blockOperation(node), out, a, b });
      if (varies) varying.add(node);
      for (const operand of new Set(node.operands)) {
        const isRegister = operand.kind === 'operation' && varying.has(operand);
        if (isRegister && lastUse.get(operand) === position) free.push(registerOf(operand));
      }
    }
  });
  const results = outputs.map(registerOf);
  let known: readonly number[] | null = null;

  function prepare(parameters: readonly number[]): void {
    if (parameters === known) return;
    for (const { register, index } of parameterLoads) register.fill(parameters[index] ?? Number.NaN);
    for (const { run, out, a, b } of setup) run(out, a, b, BLOCK_SIZE);
    known = parameters;
  }

  return {
    outputCount: outputs.length,
    evaluate(variables, parameters, outputArrays, count) {
      prepare(parameters);
      for (let from = 0; from < count; from += BLOCK_SIZE) {
        const size = Math.min(BLOCK_SIZE, count - from);
        for (const { register, index } of variableLoads) copy(variables[index], from, register, 0, size);
        for (const { run, out, a, b } of instructions) run(out, a, b, size);
        results.forEach((register, index) => copy(register, 0, outputArrays[index], from, size));
      }
    },
  };
}

function lastUses(order: readonly GraphNode[], outputs: readonly GraphNode[]): Map<GraphNode, number> {
  const lastUse = new Map<GraphNode, number>();
  order.forEach((node, position) => {
    if (node.kind === 'operation') for (const operand of node.operands) lastUse.set(operand, position);
  });
  for (const output of outputs) lastUse.set(output, Number.POSITIVE_INFINITY);
  return lastUse;
}

function blockOperation(node: OperationNode): BlockOperation {
  const exponent = node.operation === 'power' ? node.operands[1] : undefined;
  if (
    exponent?.kind === 'constant' &&
    Number.isInteger(exponent.value) &&
    Math.abs(exponent.value) <= LARGEST_SQUARED_EXPONENT
  ) {
    return integerPower(exponent.value);
  }
  return BLOCK_OPERATIONS[node.operation];
}

// A loop, not subarray + set: for the single points of a descent the two views would cost more than the work.
function copy(
  source: Float64Array | undefined,
  sourceFrom: number,
  target: Float64Array | undefined,
  targetFrom: number,
  count: number,
): void {
  if (source === undefined || target === undefined)
    throw new RangeError('A kernel was given too few arrays.');
  for (let i = 0; i < count; i++) target[targetFrom + i] = source[sourceFrom + i] as number;
}
