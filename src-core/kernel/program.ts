/**
 * A program: straight-line IEEE arithmetic in which every value is computed once, from earlier values.
 * It is what both kernels run, so that they do the same operations in the same order.
 */
import type { Arithmetic, RoutineName } from '../arithmetic/index.ts';
import { GraphTooLarge } from '../expression/index.ts';

/** The position of a value among a program's values. */
export type Register = number;

export type Primitive =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'absolute'
  | 'squareRoot'
  | 'floor'
  | 'minimum'
  | 'maximum'
  | 'copySign'
  | 'whereLess'
  | 'whereEqual'
  | 'exponentOf'
  | 'significandOf'
  | 'powerOfTwo'
  | 'highPart'
  | 'beyond';

export interface ConstantValue {
  readonly kind: 'constant';
  readonly value: number;
}

/** An input that differs from point to point (`variable`), or is the same for all (`parameter`). */
export interface InputValue {
  readonly kind: 'variable' | 'parameter';
  readonly index: number;
}

export interface OperationValue {
  readonly kind: 'operation';
  readonly primitive: Primitive;
  readonly operands: readonly Register[];
  /** For `beyond`: where the routine takes over. */
  readonly bound: number;
  readonly routine: RoutineName | null;
}

export type ProgramValue = ConstantValue | InputValue | OperationValue;

export interface Program {
  readonly variableCount: number;
  readonly parameterCount: number;
  /** Operands stand before the operations that use them. */
  readonly values: readonly ProgramValue[];
  readonly outputs: readonly Register[];
}

const COMMUTATIVE: ReadonlySet<Primitive> = new Set<Primitive>(['add', 'multiply']);

/** Registers below 2²¹ and primitives below 2⁵ make keys below 2⁴⁷: whole numbers are found faster than texts. */
const MAXIMUM_VALUES = 2 ** 21;
const PRIMITIVES_IN_A_KEY = 32;

/** Records what is done to registers; what is done twice is recorded once. */
export class Recorder implements Arithmetic<Register> {
  readonly values: ProgramValue[] = [];
  readonly #known = new Map<string | number, Register>();
  readonly #codes = new Map<Primitive, number>();

  variable(index: number): Register {
    return this.#record(`variable ${index}`, { kind: 'variable', index });
  }

  parameter(index: number): Register {
    return this.#record(`parameter ${index}`, { kind: 'parameter', index });
  }

  constant = (value: number): Register =>
    this.#record(Object.is(value, -0) ? 'constant -0' : `constant ${value}`, { kind: 'constant', value });

  add = (a: Register, b: Register): Register => this.#apply('add', a, b);
  subtract = (a: Register, b: Register): Register => this.#apply('subtract', a, b);
  multiply = (a: Register, b: Register): Register => this.#apply('multiply', a, b);
  divide = (a: Register, b: Register): Register => this.#apply('divide', a, b);
  negate = (a: Register): Register => this.#apply('negate', a);
  absolute = (a: Register): Register => this.#apply('absolute', a);
  squareRoot = (a: Register): Register => this.#apply('squareRoot', a);
  floor = (a: Register): Register => this.#apply('floor', a);
  minimum = (a: Register, b: Register): Register => this.#apply('minimum', a, b);
  maximum = (a: Register, b: Register): Register => this.#apply('maximum', a, b);
  copySign = (magnitude: Register, sign: Register): Register => this.#apply('copySign', magnitude, sign);
  whereLess = (a: Register, b: Register, then: Register, otherwise: Register): Register =>
    this.#apply('whereLess', a, b, then, otherwise);
  whereEqual = (a: Register, b: Register, then: Register, otherwise: Register): Register =>
    this.#apply('whereEqual', a, b, then, otherwise);
  exponentOf = (a: Register): Register => this.#apply('exponentOf', a);
  significandOf = (a: Register): Register => this.#apply('significandOf', a);
  powerOfTwo = (n: Register): Register => this.#apply('powerOfTwo', n);
  highPart = (a: Register): Register => this.#apply('highPart', a);

  beyond = (a: Register, bound: number, routine: RoutineName, fast: Register): Register =>
    this.#record(`beyond ${a} ${bound} ${routine} ${fast}`, {
      kind: 'operation',
      primitive: 'beyond',
      operands: [a, fast],
      bound,
      routine,
    });

  #apply(primitive: Primitive, ...operands: Register[]): Register {
    // IEEE addition and multiplication do not mind the order, NaN payloads aside.
    if (COMMUTATIVE.has(primitive)) operands.sort((a, b) => a - b);
    return this.#record(this.#keyOf(primitive, operands), {
      kind: 'operation',
      primitive,
      operands,
      bound: 0,
      routine: null,
    });
  }

  #keyOf(primitive: Primitive, operands: readonly Register[]): string | number {
    const [a = 0, b = 0] = operands;
    if (operands.length > 2) return `${primitive} ${operands.join(' ')}`;
    const code = this.#codes.get(primitive) ?? this.#codes.size;
    this.#codes.set(primitive, code);
    return (a * MAXIMUM_VALUES + b) * PRIMITIVES_IN_A_KEY + code;
  }

  #record(key: string | number, value: ProgramValue): Register {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.values.length >= MAXIMUM_VALUES) throw new GraphTooLarge();
    this.#known.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Only what the outputs need, renumbered. */
export function finishProgram(
  values: readonly ProgramValue[],
  outputs: readonly Register[],
  variableCount: number,
  parameterCount: number,
): Program {
  const needed = new Uint8Array(values.length);
  for (const output of outputs) needed[output] = 1;
  for (let register = values.length - 1; register >= 0; register--) {
    const value = values[register];
    if (needed[register] === 1 && value?.kind === 'operation')
      for (const operand of value.operands) needed[operand] = 1;
  }
  const renumbered = new Int32Array(values.length);
  const kept: ProgramValue[] = [];
  const renumber = (register: Register): Register => renumbered[register] ?? 0;
  values.forEach((value, register) => {
    if (needed[register] !== 1) return;
    renumbered[register] = kept.length;
    kept.push(value.kind === 'operation' ? { ...value, operands: value.operands.map(renumber) } : value);
  });
  return { variableCount, parameterCount, values: kept, outputs: outputs.map(renumber) };
}
