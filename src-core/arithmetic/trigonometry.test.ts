import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixtures from '../fixtures/trigonometry.json' with { type: 'json' };
import { ELEMENTARY, SCALAR, type Arithmetic, type Elementary } from './index.ts';

const { PI } = Math;
const SMALLEST = Number.MIN_VALUE;
const LARGEST = Number.MAX_VALUE;

type Name = keyof typeof fixtures;
const at = (name: Name, a: number, b = a): number => ELEMENTARY[name](SCALAR, a, b);

/** Signed, in units in the last place of the nearest double: this double and the residual make the exact value. */
function errorInUlp(computed: number, nearest: number, residual: number): number {
  const ulp = 2 ** Math.max(SCALAR.exponentOf(nearest) - 52, -1074);
  return (computed - nearest) / ulp - residual;
}

describe('against mpmath', () => {
  // What the docstrings promise.
  const BOUNDS: Record<Name, number> = { sin: 2, cos: 2, tan: 2, asin: 1, acos: 1, atan: 2, atan2: 2 };

  it.each(Object.keys(fixtures) as Name[])('%s is as exact as it says', (name) => {
    const missed = fixtures[name].filter((row) => {
      const [nearest = NaN, residual = NaN] = row.slice(-2);
      const computed = at(name, row[0] ?? NaN, row[1]);
      return !(Math.abs(errorInUlp(computed, nearest, residual)) <= BOUNDS[name]);
    });
    expect(fixtures[name].length).toBeGreaterThan(150);
    expect(missed).toEqual([]);
  });
});

describe('special values', () => {
  it.each([
    ['sin', [0, -0, Infinity, -Infinity, NaN], [0, -0, NaN, NaN, NaN]],
    ['cos', [0, -0, Infinity, -Infinity, NaN], [1, 1, NaN, NaN, NaN]],
    ['tan', [0, -0, Infinity, -Infinity, NaN], [0, -0, NaN, NaN, NaN]],
    ['asin', [0, -0, 1, -1, 1 + 2 ** -52, -2, -Infinity, NaN], [0, -0, PI / 2, -PI / 2, NaN, NaN, NaN, NaN]],
    ['acos', [0, -0, 1, -1, 1 + 2 ** -52, -2, Infinity, NaN], [PI / 2, PI / 2, 0, PI, NaN, NaN, NaN, NaN]],
    ['atan', [0, -0, 1, Infinity, -Infinity, NaN], [0, -0, PI / 4, PI / 2, -PI / 2, NaN]],
  ] as const)('%s', (name, places, values) => {
    // toEqual tells −0 from +0.
    expect(places.map((place) => at(name, place))).toEqual(values);
  });

  it('atan2, for every pair of signs, zeros, infinities and NaN, is what ECMAScript asks', () => {
    const places = [0, 1, SMALLEST, LARGEST, Infinity].flatMap((size) => [size, -size]).concat(NaN);
    for (const y of places)
      for (const x of places) expect(at('atan2', y, x), `atan2(${y}, ${x})`).toBe(Math.atan2(y, x));
  });
});

const double = fc.double({ noNaN: true });
const normal = double.filter((x) => Math.abs(x) >= 1e-290);
const finite = normal.filter((x) => Number.isFinite(x));
const within = (bound: number): fc.Arbitrary<number> => fc.double({ min: -bound, max: bound, noNaN: true });

describe('properties', () => {
  it.each(['sin', 'tan', 'asin', 'atan'] as const)('%s is odd to the last bit', (name) => {
    fc.assert(fc.property(double, (x) => Object.is(at(name, -x), -at(name, x))));
  });

  it('cos is even to the last bit, and atan2 is odd in y', () => {
    fc.assert(fc.property(double, (x) => Object.is(at('cos', -x), at('cos', x))));
    fc.assert(fc.property(double, double, (y, x) => Object.is(at('atan2', -y, x), -at('atan2', y, x))));
  });

  it('sin² + cos² = 1 within 2⁻⁵⁰', () => {
    fc.assert(fc.property(finite, (x) => Math.abs(at('sin', x) ** 2 + at('cos', x) ** 2 - 1) <= 2 ** -50));
  });

  it('tan · cos = sin within 2⁻⁴⁹ of it', () => {
    fc.assert(
      fc.property(finite, (x) => {
        const sine = at('sin', x);
        return Math.abs(at('tan', x) * at('cos', x) - sine) <= 2 ** -49 * Math.abs(sine);
      }),
    );
  });

  it('asin + acos = π/2 within 2⁻⁵¹', () => {
    fc.assert(fc.property(within(1), (x) => Math.abs(at('asin', x) + at('acos', x) - PI / 2) <= 2 ** -51));
  });

  it('sin ∘ asin and atan ∘ tan give back what they got within 2⁻⁵⁰ of it', () => {
    const isNear = (x: number, y: number): boolean => Math.abs(x - y) <= 2 ** -50 * Math.abs(y) + SMALLEST;
    fc.assert(fc.property(within(1), (x) => isNear(at('sin', at('asin', x)), x)));
    fc.assert(fc.property(within(PI / 2), (x) => isNear(at('atan', at('tan', x)), x)));
  });

  it('atan2 depends on the direction alone, to the last bit', () => {
    const side = within(1e3).filter((x) => Math.abs(x) > 1e-3);
    fc.assert(
      fc.property(side, side, fc.integer({ min: -1000, max: 1000 }), (y, x, exponent) => {
        const scale = SCALAR.powerOfTwo(exponent);
        return Object.is(at('atan2', y * scale, x * scale), at('atan2', y, x));
      }),
    );
  });
});

describe('length', () => {
  it.each([
    ['sin', 49, [ELEMENTARY.sin]],
    ['sin and cos', 54, [ELEMENTARY.sin, ELEMENTARY.cos]],
    ['tan', 45, [ELEMENTARY.tan]],
    ['asin', 53, [ELEMENTARY.asin]],
    ['acos', 56, [ELEMENTARY.acos]],
    ['asin and acos', 69, [ELEMENTARY.asin, ELEMENTARY.acos]],
    ['atan2', 55, [ELEMENTARY.atan2]],
  ])('%s: at most %i operations, none done twice', (_, most, functions) => {
    expect(operationCount(functions)).toBeLessThanOrEqual(most);
  });
});

/** A value in the counting arithmetic: how it is made, and all operations that go into it. */
interface Made {
  readonly how: string;
  readonly operations: ReadonlySet<string>;
}

/** How many different operations the functions of x and y take, constants' own not counted. */
function operationCount(functions: readonly Elementary[]): number {
  const leaf = (how: string): Made => ({ how, operations: new Set() });
  const names = new Map<string, string>();
  const apply = (primitive: string, operands: readonly Made[], detail = ''): Made => {
    const long = `${primitive}(${operands.map(({ how }) => how).join(',')})${detail}`;
    const how = names.get(long) ?? `#${names.size}`;
    names.set(long, how);
    return { how, operations: new Set([how, ...operands.flatMap(({ operations }) => [...operations])]) };
  };
  const primitive =
    (name: string) =>
    (...operands: Made[]): Made =>
      apply(name, operands);
  const counting: Arithmetic<Made> = {
    constant: (value) => leaf(Object.is(value, -0) ? '-0' : `${value}`),
    add: primitive('add'),
    subtract: primitive('subtract'),
    multiply: primitive('multiply'),
    divide: primitive('divide'),
    negate: primitive('negate'),
    absolute: primitive('absolute'),
    squareRoot: primitive('squareRoot'),
    floor: primitive('floor'),
    minimum: primitive('minimum'),
    maximum: primitive('maximum'),
    copySign: primitive('copySign'),
    whereLess: primitive('whereLess'),
    whereEqual: primitive('whereEqual'),
    exponentOf: primitive('exponentOf'),
    significandOf: primitive('significandOf'),
    powerOfTwo: primitive('powerOfTwo'),
    highPart: primitive('highPart'),
    beyond: (a, bound, routine, fast) => apply('beyond', [a, fast], `${bound} ${routine}`),
  };
  const all = functions.flatMap((function_) => [...function_(counting, leaf('x'), leaf('y')).operations]);
  return new Set(all).size;
}
