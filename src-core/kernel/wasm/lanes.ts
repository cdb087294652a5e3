/** How each primitive is said in WebAssembly: for one number (f64), and for two at once (f64x2). */
import { BIASED_SHIFT } from '../../arithmetic/index.ts';
import type { Primitive } from '../program.ts';
import { eightBytes, F64, signed, unsigned, V128 } from './encoding.ts';

export type Code = readonly number[];

export interface Lanes {
  readonly valueType: number;
  readonly bytes: number;
  load(offset: number): Code;
  /** Loads one number into all lanes. */
  loadSame(offset: number): Code;
  store(offset: number): Code;
  /** How many numbers a value has. */
  readonly count: number;
  /** One value of code that leaves each number. */
  pack(numbers: readonly Code[]): Code;
  /** One number of code that leaves a value. */
  unpack(value: Code, lane: number): Code;
  /** Code that leaves the primitive's value, given code that leaves each operand. */
  readonly primitives: Readonly<Record<Exclude<Primitive, 'beyond'>, (operands: readonly Code[]) => Code>>;
}

const EXPONENT_BITS = 0x7ff0000000000000n;
const ALL_BUT_EXPONENT = 0x800fffffffffffffn;
const EXPONENT_OF_ONE = 0x3ff0000000000000n;
const HIGH_37_BITS = 0xfffffffff8000000n;
const SIGN_BIT = 0x8000000000000000n;
/** The bits of 2⁵²: a small whole number in its lowest bits is added to it. */
const TWO_TO_52 = 0x4330000000000000n;

const f64Const = (value: number): number[] => [0x44, ...eightBytes(value)];
const i64Const = (value: number | bigint): number[] => [0x42, ...signed(value)];
/** An instruction of the vector family. */
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const bothLanes = (bits: number | bigint): number[] => [
  ...simd(0x0c),
  ...eightBytes(bits),
  ...eightBytes(bits),
];
const i32Const = (value: number): number[] => [0x41, ...signed(value)];

const inOrder =
  (...opcode: number[]) =>
  (operands: readonly Code[]): Code => [...operands.flat(), ...opcode];

const REINTERPRET_AS_BITS = 0xbd;
const REINTERPRET_AS_DOUBLE = 0xbf;

export const ONE_LANE: Lanes = {
  valueType: F64,
  bytes: 8,
  load: (offset) => [0x2b, 3, ...unsigned(offset)],
  loadSame: (offset) => [0x2b, 3, ...unsigned(offset)],
  store: (offset) => [0x39, 3, ...unsigned(offset)],
  count: 1,
  pack: ([only = []]) => only,
  unpack: (value) => value,
  primitives: {
    add: inOrder(0xa0),
    subtract: inOrder(0xa1),
    multiply: inOrder(0xa2),
    divide: inOrder(0xa3),
    minimum: inOrder(0xa4),
    maximum: inOrder(0xa5),
    copySign: inOrder(0xa6),
    absolute: inOrder(0x99),
    negate: inOrder(0x9a),
    floor: inOrder(0x9c),
    squareRoot: inOrder(0x9f),
    whereLess: ([a = [], b = [], then = [], otherwise = []]) => [
      ...then,
      ...otherwise,
      ...a,
      ...b,
      0x63,
      0x1b,
    ],
    whereEqual: ([a = [], b = [], then = [], otherwise = []]) => [
      ...then,
      ...otherwise,
      ...a,
      ...b,
      0x61,
      0x1b,
    ],
    exponentOf: inOrder(
      REINTERPRET_AS_BITS,
      ...[...i64Const(52), 0x88],
      ...[...i64Const(0x7ff), 0x83],
      0xb9,
      ...[...f64Const(1023), 0xa1],
    ),
    significandOf: inOrder(
      REINTERPRET_AS_BITS,
      ...[...i64Const(ALL_BUT_EXPONENT), 0x83],
      ...[...i64Const(EXPONENT_OF_ONE), 0x84],
      REINTERPRET_AS_DOUBLE,
    ),
    powerOfTwo: inOrder(
      ...[...f64Const(BIASED_SHIFT), 0xa0],
      REINTERPRET_AS_BITS,
      ...[...i64Const(52), 0x86],
      REINTERPRET_AS_DOUBLE,
    ),
    highPart: inOrder(REINTERPRET_AS_BITS, ...[...i64Const(HIGH_37_BITS), 0x83], REINTERPRET_AS_DOUBLE),
  },
};

const AND = simd(0x4e);
const OR = simd(0x50);
const BITSELECT = simd(0x52);

export const TWO_LANES: Lanes = {
  valueType: V128,
  bytes: 16,
  load: (offset) => [...simd(0x00), 3, ...unsigned(offset)],
  loadSame: (offset) => [...simd(0x0a), 3, ...unsigned(offset)],
  store: (offset) => [...simd(0x0b), 3, ...unsigned(offset)],
  count: 2,
  pack: ([first = [], second = []]) => [...first, ...simd(0x14), ...second, ...simd(0x22), 1],
  unpack: (value, lane) => [...value, ...simd(0x21), lane],
  primitives: {
    add: inOrder(...simd(0xf0)),
    subtract: inOrder(...simd(0xf1)),
    multiply: inOrder(...simd(0xf2)),
    divide: inOrder(...simd(0xf3)),
    minimum: inOrder(...simd(0xf4)),
    maximum: inOrder(...simd(0xf5)),
    copySign: ([magnitude = [], sign = []]) => [...sign, ...magnitude, ...bothLanes(SIGN_BIT), ...BITSELECT],
    absolute: inOrder(...simd(0xec)),
    negate: inOrder(...simd(0xed)),
    floor: inOrder(...simd(0x75)),
    squareRoot: inOrder(...simd(0xef)),
    whereLess: ([a = [], b = [], then = [], otherwise = []]) => [
      ...[...then, ...otherwise, ...a, ...b],
      ...simd(0x49),
      ...BITSELECT,
    ],
    whereEqual: ([a = [], b = [], then = [], otherwise = []]) => [
      ...[...then, ...otherwise, ...a, ...b],
      ...simd(0x47),
      ...BITSELECT,
    ],
    exponentOf: inOrder(
      ...[...bothLanes(EXPONENT_BITS), ...AND],
      ...[...i32Const(52), ...simd(0xcd)],
      ...[...bothLanes(TWO_TO_52), ...OR],
      ...[...bothLanes(BIASED_SHIFT), ...simd(0xf1)],
    ),
    significandOf: inOrder(
      ...[...bothLanes(ALL_BUT_EXPONENT), ...AND],
      ...[...bothLanes(EXPONENT_OF_ONE), ...OR],
    ),
    powerOfTwo: inOrder(...[...bothLanes(BIASED_SHIFT), ...simd(0xf0)], ...[...i32Const(52), ...simd(0xcb)]),
    highPart: inOrder(...[...bothLanes(HIGH_37_BITS), ...AND]),
  },
};

export { bothLanes, f64Const, i32Const, simd };
