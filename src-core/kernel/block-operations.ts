/** Every primitive over a block of points: the interpreter's half of the one arithmetic (`arithmetic/scalar.ts`). */
import { BIASED_SHIFT, ROUTINES } from '../arithmetic/index.ts';
import type { OperationValue, Primitive } from './program.ts';

/** One number a point of the block; `words` are the same bits, the low word of each first. */
export interface BlockRegister {
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
}

export function blockRegister(size: number): BlockRegister {
  const doubles = new Float64Array(size);
  return { doubles, words: new Uint32Array(doubles.buffer) };
}

/** out[i] ← primitive(operands[i] …) for i < count. `out` may be one of the operands. */
export type BlockOperation = (out: BlockRegister, operands: readonly BlockRegister[], count: number) => void;

// The casts below are exact: every index is below count ≤ block size, and each array has that many entries.
const at = (array: Float64Array, index: number): number => array[index] as number;
const wordAt = (array: Uint32Array, index: number): number => array[index] as number;
const NOTHING = blockRegister(0);

type UnaryLoop = (out: Float64Array, a: Float64Array, count: number) => void;
type BinaryLoop = (out: Float64Array, a: Float64Array, b: Float64Array, count: number) => void;

const unary =
  (loop: UnaryLoop): BlockOperation =>
  (out, [a = NOTHING], count) => {
    loop(out.doubles, a.doubles, count);
  };

const binary =
  (loop: BinaryLoop): BlockOperation =>
  (out, [a = NOTHING, b = NOTHING], count) => {
    loop(out.doubles, a.doubles, b.doubles, count);
  };

const BLOCK_OPERATIONS: Readonly<Record<Exclude<Primitive, 'beyond'>, BlockOperation>> = {
  add: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) + at(b, i);
  }),
  subtract: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) - at(b, i);
  }),
  multiply: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) * at(b, i);
  }),
  divide: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = at(a, i) / at(b, i);
  }),
  minimum: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.min(at(a, i), at(b, i));
  }),
  maximum: binary((out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.max(at(a, i), at(b, i));
  }),
  negate: unary((out, a, count) => {
    for (let i = 0; i < count; i++) out[i] = -at(a, i);
  }),
  absolute: unary((out, a, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.abs(at(a, i));
  }),
  squareRoot: unary((out, a, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.sqrt(at(a, i));
  }),
  floor: unary((out, a, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.floor(at(a, i));
  }),
  copySign: (out, [magnitude = NOTHING, sign = NOTHING], count) => {
    for (let i = 0; i < count; i++) {
      const size = Math.abs(at(magnitude.doubles, i));
      out.doubles[i] = wordAt(sign.words, 2 * i + 1) >>> 31 === 1 ? -size : size;
    }
  },
  whereLess: (out, [a = NOTHING, b = NOTHING, then = NOTHING, otherwise = NOTHING], count) => {
    for (let i = 0; i < count; i++)
      out.doubles[i] = at(a.doubles, i) < at(b.doubles, i) ? at(then.doubles, i) : at(otherwise.doubles, i);
  },
  whereEqual: (out, [a = NOTHING, b = NOTHING, then = NOTHING, otherwise = NOTHING], count) => {
    for (let i = 0; i < count; i++)
      out.doubles[i] = at(a.doubles, i) === at(b.doubles, i) ? at(then.doubles, i) : at(otherwise.doubles, i);
  },
  exponentOf: (out, [a = NOTHING], count) => {
    for (let i = 0; i < count; i++) out.doubles[i] = ((wordAt(a.words, 2 * i + 1) >>> 20) & 0x7ff) - 1023;
  },
  significandOf: (out, [a = NOTHING], count) => {
    for (let i = 0; i < count; i++) {
      const [low, high] = [wordAt(a.words, 2 * i), wordAt(a.words, 2 * i + 1)];
      out.words[2 * i] = low;
      out.words[2 * i + 1] = (high & 0x800fffff) | 0x3ff00000;
    }
  },
  powerOfTwo: (out, [n = NOTHING], count) => {
    for (let i = 0; i < count; i++) {
      out.doubles[i] = at(n.doubles, i) + BIASED_SHIFT;
      out.words[2 * i + 1] = wordAt(out.words, 2 * i) << 20;
      out.words[2 * i] = 0;
    }
  },
  highPart: (out, [a = NOTHING], count) => {
    for (let i = 0; i < count; i++) {
      const [low, high] = [wordAt(a.words, 2 * i), wordAt(a.words, 2 * i + 1)];
      out.words[2 * i] = low & 0xf8000000;
      out.words[2 * i + 1] = high;
    }
  },
};

export function blockOperation({ primitive, bound, routine }: OperationValue): BlockOperation {
  if (primitive !== 'beyond') return BLOCK_OPERATIONS[primitive];
  if (routine === null) throw new Error('The primitive “beyond” names its routine.');
  const far = ROUTINES[routine];
  return (out, [a = NOTHING, fast = NOTHING], count) => {
    for (let i = 0; i < count; i++) {
      const x = at(a.doubles, i);
      out.doubles[i] = Math.abs(x) > bound ? far(x) : at(fast.doubles, i);
    }
  };
}
