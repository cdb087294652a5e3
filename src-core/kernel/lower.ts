/** Expression graphs → a program: every operation in terms of the one arithmetic. */
import { ELEMENTARY, type Arithmetic, type Elementary } from '../arithmetic/index.ts';
import { topologicalOrder, type GraphNode, type Operation, type OperationNode } from '../expression/index.ts';
import type { Work } from '../work/index.ts';
import { finishProgram, Recorder, type Program, type Register } from './program.ts';

/** Exponents up to this size are done by repeated squaring, which is right within n ulp. */
export const LARGEST_SQUARED_EXPONENT = 64;

/** A fraction of a millisecond of work. */
const NODES_BETWEEN_PAUSES = 32;

const OPERATIONS: Readonly<Record<Operation, Elementary>> = {
  ...ELEMENTARY,
  add: (arithmetic, a, b) => arithmetic.add(a, b),
  subtract: (arithmetic, a, b) => arithmetic.subtract(a, b),
  multiply: (arithmetic, a, b) => arithmetic.multiply(a, b),
  divide: (arithmetic, a, b) => arithmetic.divide(a, b),
  negate: (arithmetic, a) => arithmetic.negate(a),
  power: (arithmetic, a, b) => ELEMENTARY.pow(arithmetic, a, b),
};

/** Records graphs of one expression in a recorder, operation by operation, each node once. */
export function* recordGraphs(
  recorder: Recorder,
  roots: readonly GraphNode[],
  input: (index: number) => Register,
): Work<readonly Register[]> {
  const registers = new Map<GraphNode, Register>();
  const registerOf = (node: GraphNode): Register => {
    const register = registers.get(node);
    if (register === undefined) throw new Error('An operation was recorded before its operand.');
    return register;
  };
  const order = topologicalOrder(roots);
  for (const [index, node] of order.entries()) {
    if (index % NODES_BETWEEN_PAUSES === 0) yield index / order.length;
    if (node.kind === 'constant') registers.set(node, recorder.constant(node.value));
    else if (node.kind === 'input') registers.set(node, input(node.index));
    else registers.set(node, applyOperation(recorder, node, node.operands.map(registerOf)));
  }
  return roots.map(registerOf);
}

/** Graphs whose inputs 0 … variableCount − 1 are variables and the rest parameters. */
export function* lower(roots: readonly GraphNode[], variableCount: number): Work<Program> {
  const recorder = new Recorder();
  let parameterCount = 0;
  const outputs = yield* recordGraphs(recorder, roots, (index) => {
    if (index < variableCount) return recorder.variable(index);
    parameterCount = Math.max(parameterCount, index - variableCount + 1);
    return recorder.parameter(index - variableCount);
  });
  return finishProgram(recorder.values, outputs, variableCount, parameterCount);
}

/** The value of an operation of the graph, in any arithmetic. */
export function applyOperation<Value>(
  arithmetic: Arithmetic<Value>,
  node: OperationNode,
  operands: readonly Value[],
): Value {
  const [a, b = a] = operands;
  if (a === undefined || b === undefined) throw new Error('An operation has at least one operand.');
  const exponent = node.operation === 'power' ? node.operands[1] : undefined;
  if (
    exponent?.kind === 'constant' &&
    Number.isInteger(exponent.value) &&
    Math.abs(exponent.value) <= LARGEST_SQUARED_EXPONENT
  ) {
    return integerPower(arithmetic, a, exponent.value);
  }
  const operation = OPERATIONS[node.operation];
  if (operands.length > 2) return operands.reduce((value, operand) => operation(arithmetic, value, operand));
  return operation(arithmetic, a, b);
}

/** a⁻ⁿ as 1 / a^⌈n/2⌉ / a^⌊n/2⌋: 1 / aⁿ would be 0 where aⁿ overflows, though a subnormal number is left. */
function integerPower<Value>(arithmetic: Arithmetic<Value>, a: Value, exponent: number): Value {
  if (exponent >= 0) return wholePower(arithmetic, a, exponent);
  const half = Math.floor(-exponent / 2);
  const reciprocal = arithmetic.divide(arithmetic.constant(1), wholePower(arithmetic, a, -exponent - half));
  return half === 0 ? reciprocal : arithmetic.divide(reciprocal, wholePower(arithmetic, a, half));
}

/** aⁿ as the product of those of a, a², a⁴, … that n's binary digits name. */
function wholePower<Value>(arithmetic: Arithmetic<Value>, a: Value, exponent: number): Value {
  let product: Value | null = null;
  let square = a;
  for (let n = exponent; n > 0; n >>= 1) {
    if ((n & 1) === 1) product = product === null ? square : arithmetic.multiply(product, square);
    if (n > 1) square = arithmetic.multiply(square, square);
  }
  return product ?? arithmetic.constant(1);
}
