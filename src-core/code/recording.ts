/** An arithmetic that computes nothing and writes everything down: what an optimizer's own update does, as trees. */
import { SCALAR, type Arithmetic } from '../arithmetic/index.ts';
import type { Call, Tree, Trees } from './tree.ts';

/** Why something cannot be written as a short program, in words for the person who asked for it. */
export class NotWritten extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotWritten';
  }
}

/**
 * Zeros and ones drop out, so that what is switched off is not written, and comparisons of known numbers are decided.
 * What looks at the bits of a number is only done with known ones.
 */
export function recording(trees: Trees): Arithmetic<Tree> {
  const isNumber = (tree: Tree, value: number): boolean => tree.kind === 'number' && tree.value === value;
  const zero = trees.number(0);

  const write = (call: Call, operands: readonly Tree[], compute: (...values: number[]) => number): Tree => {
    const values = operands.flatMap(({ value }) => value ?? []);
    if (values.length < operands.length) return trees.call(call, operands);
    const value = compute(...values);
    const numbers = operands.filter((operand) => operand.kind === 'number');
    const isOpaque = numbers.some((number) => number.isOpaque);
    const isPlain = numbers.length === operands.length;
    return isOpaque || isPlain ? trees.number(value, isOpaque) : trees.call(call, operands, value);
  };

  const fromBits = (operand: Tree, compute: (value: number) => number): Tree => {
    if (operand.value === null)
      throw new NotWritten('Its update takes numbers to their bits, which no short program does.');
    return trees.number(compute(operand.value), true);
  };

  const either =
    (call: 'whereLess' | 'whereEqual', isSo: (a: number, b: number) => boolean) =>
    (a: Tree, b: Tree, then: Tree, otherwise: Tree): Tree => {
      if (a.value !== null && b.value !== null) return isSo(a.value, b.value) ? then : otherwise;
      return then === otherwise ? then : trees.call(call, [a, b, then, otherwise]);
    };

  const negate = (a: Tree): Tree => (isNumber(a, 0) ? zero : write('negate', [a], SCALAR.negate));

  return {
    constant: (value) => trees.number(value),
    add: (a, b) => (isNumber(a, 0) ? b : isNumber(b, 0) ? a : write('add', [a, b], SCALAR.add)),
    subtract: (a, b) =>
      isNumber(b, 0) ? a : isNumber(a, 0) ? negate(b) : write('subtract', [a, b], SCALAR.subtract),
    multiply(a, b) {
      if (isNumber(a, 0) || isNumber(b, 0)) return zero;
      if (isNumber(a, 1)) return b;
      if (isNumber(b, 1)) return a;
      if (a === b && a.value === null) return trees.call('power', [a, trees.number(2)]);
      return write('multiply', [a, b], SCALAR.multiply);
    },
    divide: (a, b) => (isNumber(a, 0) ? zero : isNumber(b, 1) ? a : write('divide', [a, b], SCALAR.divide)),
    negate,
    absolute: (a) => write('abs', [a], SCALAR.absolute),
    squareRoot: (a) => write('sqrt', [a], SCALAR.squareRoot),
    floor: (a) => write('floor', [a], SCALAR.floor),
    minimum: (a, b) => write('min', [a, b], SCALAR.minimum),
    maximum: (a, b) => write('max', [a, b], SCALAR.maximum),
    copySign: (magnitude, sign) => write('copySign', [magnitude, sign], SCALAR.copySign),
    whereLess: either('whereLess', (a, b) => a < b),
    whereEqual: either('whereEqual', (a, b) => a === b),
    exponentOf: (a) => fromBits(a, SCALAR.exponentOf),
    significandOf: (a) => fromBits(a, SCALAR.significandOf),
    powerOfTwo: (a) => fromBits(a, SCALAR.powerOfTwo),
    highPart: (a) => fromBits(a, SCALAR.highPart),
    beyond: (a, bound, routine, fast) =>
      a.value === null
        ? fast
        : fromBits(a, (value) => SCALAR.beyond(value, bound, routine, fast.value ?? NaN)),
  };
}
