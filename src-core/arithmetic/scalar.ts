import type { Arithmetic } from './arithmetic.ts';
import { ROUTINES } from './routines.ts';

const double = new Float64Array(1);
// Every machine that runs JavaScript today is little-endian: low word first.
const words = new Uint32Array(double.buffer);

const LOW_27_BITS = 0x07ffffff;
const EXPONENT_FIELD = 0x7ff00000;
/** 2⁵² + 1023: added to a whole n, it leaves n + 1023 in the lowest bits. */
export const BIASED_SHIFT = 4503599627371519;

function highWord(a: number): number {
  double[0] = a;
  return words[1] ?? 0;
}

/** The arithmetic of plain numbers. */
export const SCALAR: Arithmetic<number> = {
  constant: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  absolute: Math.abs,
  squareRoot: Math.sqrt,
  floor: Math.floor,
  minimum: Math.min,
  maximum: Math.max,
  copySign: (magnitude, sign) => {
    const isNegative = highWord(sign) >>> 31 === 1;
    return isNegative ? -Math.abs(magnitude) : Math.abs(magnitude);
  },
  whereLess: (a, b, then, otherwise) => (a < b ? then : otherwise),
  whereEqual: (a, b, then, otherwise) => (a === b ? then : otherwise),
  exponentOf: (a) => ((highWord(a) >>> 20) & 0x7ff) - 1023,
  significandOf: (a) => {
    const high = highWord(a);
    words[1] = (high & ~EXPONENT_FIELD) | 0x3ff00000;
    return double[0] ?? 0;
  },
  powerOfTwo: (n) => {
    double[0] = n + BIASED_SHIFT;
    words[1] = (words[0] ?? 0) << 20;
    words[0] = 0;
    return double[0];
  },
  highPart: (a) => {
    double[0] = a;
    words[0] = (words[0] ?? 0) & ~LOW_27_BITS;
    return double[0];
  },
  beyond: (a, bound, routine, fast) => (Math.abs(a) > bound ? ROUTINES[routine](a) : fast),
};
