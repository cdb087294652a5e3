/**
 * The operations that every machine does alike, to the last bit: IEEE 754 double arithmetic and a few
 * moves on bits. Elementary functions are written once, as straight-line programs over this interface;
 * with numbers it computes, with registers it records a program for the kernels (`kernel/program.ts`).
 *
 * There is no fused multiply-add here and no branch: what is done does not depend on the values.
 * NaN in gives NaN out, but the sign and payload of a NaN differ between processors: nothing that
 * looks at bits may let them reach a result.
 */
export interface Arithmetic<Value> {
  readonly constant: (value: number) => Value;

  readonly add: (a: Value, b: Value) => Value;
  readonly subtract: (a: Value, b: Value) => Value;
  readonly multiply: (a: Value, b: Value) => Value;
  readonly divide: (a: Value, b: Value) => Value;
  readonly negate: (a: Value) => Value;
  readonly absolute: (a: Value) => Value;
  /** Correctly rounded, as IEEE 754 asks. */
  readonly squareRoot: (a: Value) => Value;
  readonly floor: (a: Value) => Value;
  /** NaN where either is; −0 is less than +0. */
  readonly minimum: (a: Value, b: Value) => Value;
  readonly maximum: (a: Value, b: Value) => Value;
  /** |magnitude| with the sign bit of `sign`. */
  readonly copySign: (magnitude: Value, sign: Value) => Value;

  /** a < b ? then : otherwise. Both are computed; a comparison with NaN is false. */
  readonly whereLess: (a: Value, b: Value, then: Value, otherwise: Value) => Value;
  /** a = b ? then : otherwise; +0 = −0, and NaN equals nothing. */
  readonly whereEqual: (a: Value, b: Value, then: Value, otherwise: Value) => Value;

  /** The exponent field less 1023: ⌊log₂|a|⌋ of a normal a, −1023 of zero and subnormals, 1024 of ±∞, NaN. */
  readonly exponentOf: (a: Value) => Value;
  /** a with its exponent field set to 1023: in ±[1, 2) for a normal a. */
  readonly significandOf: (a: Value) => Value;
  /** 2ⁿ for a whole number n from −1022 to 1023; anything at all for other n. */
  readonly powerOfTwo: (n: Value) => Value;
  /** a without its 27 lowest bits, so that the product of two such numbers is exact. */
  readonly highPart: (a: Value) => Value;

  /**
   * |a| > bound ? routine(a) : fast; fast where a is NaN. For the rare arguments on which straight-line code
   * would be long: the kernels call the routine only for those.
   */
  readonly beyond: (a: Value, bound: number, routine: RoutineName, fast: Value) => Value;
}

/** Portable routines, on numbers, that every kernel calls (`routines.ts`). */
export type RoutineName = 'sinFar' | 'cosFar' | 'tanFar';

/** An elementary function of one or two arguments. */
export type Elementary = <Value>(arithmetic: Arithmetic<Value>, a: Value, b: Value) => Value;
