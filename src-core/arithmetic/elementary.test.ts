import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../fixtures/elementary.json' with { type: 'json' };
import type { Arithmetic, Elementary } from './arithmetic.ts';
import { ELEMENTARY } from './elementary.ts';
import { SCALAR } from './scalar.ts';

type Referenced = keyof typeof reference;
type Name = Referenced | 'abs' | 'sign' | 'min' | 'max' | 'relu';

function apply(name: Name, a: number, b = Number.NaN): number {
  const f: Elementary = ELEMENTARY[name];
  return f(SCALAR, a, b);
}

/** The unit in the last place of a double. */
function ulp(a: number): number {
  return 2 ** Math.max(SCALAR.exponentOf(a) - 52, -1074);
}

/** What each function promises, in ulp; see the worst seen in `elementary.ts`. */
const BOUNDS: Readonly<Record<Referenced, number>> = {
  exp: 1,
  expm1: 1.25,
  log: 1,
  log2: 1,
  log10: 1,
  log1p: 1,
  pow: 1.25,
  sinh: 1.25,
  cosh: 1.5,
  tanh: 1.5,
  asinh: 1.25,
  acosh: 1.25,
  atanh: 1.25,
  sigmoid: 1.25,
  softplus: 1.5,
  cbrt: 0.75,
  hypot: 1.25,
  sqrt: 0.5,
};

test.each(Object.keys(BOUNDS) as Referenced[])('%s is as near to mpmath as it promises', (name) => {
  for (const row of reference[name]) {
    const [residual, nearest, ...reversed] = row.toReversed();
    const args = reversed.toReversed();
    const error = (apply(name, args[0]!, args[1]) - nearest!) / ulp(nearest!) - residual!;
    // The residual itself is given to five digits.
    expect(Math.abs(error), `${name}(${args.join(', ')})`).toBeLessThanOrEqual(BOUNDS[name] + 1e-5);
  }
});

/** Zeros, infinities, NaN, the ends of the range, whole numbers odd and even, and neighbours of 1. */
const SPECIAL = [
  ...[0, 1, 2, 3, 0.5, 1.5, 5e-324, 2 ** -1022, Number.MAX_VALUE, 2 ** 53, 2 ** 53 - 1, Infinity],
  ...[1 - 2 ** -53, 1 + 2 ** -52, 746, Number.NaN],
].flatMap((x) => [x, -x]);

const { exp, expm1, log, log2, log10, log1p, sinh, cosh, tanh, asinh, acosh, atanh } = Math;
const { pow, cbrt, hypot, sqrt, abs, sign, min, max } = Math;

/** What ECMAScript says, or for functions it lacks, their definitions. */
const EXPECTED: Readonly<Record<Name, (a: number, b: number) => number>> = {
  ...{ exp, expm1, log, log2, log10, log1p, sinh, cosh, tanh, asinh, acosh, atanh },
  ...{ pow, cbrt, hypot, sqrt, abs, sign, min, max },
  relu: (a) => Math.max(a, 0),
  sigmoid: (a) => 1 / (1 + Math.exp(-a)),
  softplus: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
};

/** 0, −0, ±∞ and NaN, which no rounding excuses. */
function isSpecial(a: number): boolean {
  return a === 0 || !Number.isFinite(a);
}

describe('at special arguments the results are those of ECMAScript', () => {
  test.each(Object.keys(EXPECTED) as Name[])('%s', (name) => {
    const seconds = EXPECTED[name].length === 2 ? SPECIAL : [Number.NaN];
    for (const [a, b] of SPECIAL.flatMap((first) => seconds.map((second) => [first, second] as const))) {
      const [ours, theirs] = [apply(name, a, b), EXPECTED[name](a, b)];
      if (isSpecial(ours) || isSpecial(theirs)) expect(ours, `${name}(${a}, ${b})`).toBe(theirs);
    }
  });
});

describe('exact where people expect it', () => {
  test('powers of two and of ten', () => {
    for (let k = -1074; k <= 1023; k += 1) expect(apply('log2', 2 ** k)).toBe(k);
    for (let k = -300; k <= 308; k += 1) expect(apply('log10', Number(`1e${k}`))).toBe(k);
  });

  test('roots of cubes, whole powers, right triangles', () => {
    fc.assert(
      fc.property(fc.integer({ min: -208_063, max: 208_063 }), (n) => {
        expect(apply('cbrt', n ** 3)).toBe(n);
      }),
    );
    for (let n = -99; n <= 99; n += 1) {
      for (let power = 1n; Math.abs(Number(BigInt(n) ** power)) < 2 ** 53 && power < 60n; power += 1n) {
        expect(apply('pow', n, Number(power))).toBe(Number(BigInt(n) ** power));
      }
    }
    expect(apply('hypot', 3 * 2 ** 600, -4 * 2 ** 600)).toBe(5 * 2 ** 600);
  });

  test('x² is x·x, and e⁰, 2⁰ are 1', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(apply('pow', x, 2)).toBe(x * x);
      }),
    );
    expect([apply('exp', 0), apply('cosh', -0), apply('sigmoid', 0), apply('log', 1)]).toEqual([
      1, 1, 0.5, 0,
    ]);
  });
});

describe('properties', () => {
  const ODD = ['expm1', 'log1p', 'sinh', 'tanh', 'asinh', 'atanh', 'cbrt', 'sign'] as const;

  test.each(ODD)('%s keeps the sign of 0', (name) => {
    expect(apply(name, 0)).toBe(0);
    expect(apply(name, -0)).toBe(-0);
  });

  test.each(ODD.slice(2))('%s is odd to the last bit', (name) => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(apply(name, -x)).toBe(-apply(name, x));
      }),
    );
  });

  test('cosh is even, hypot symmetric', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        expect(apply('cosh', -x)).toBe(apply('cosh', x));
      }),
    );
    fc.assert(
      fc.property(fc.double(), fc.double(), (x, y) => {
        expect(apply('hypot', y, -x)).toBe(apply('hypot', x, y));
      }),
    );
  });

  test('tanh and the sigmoid stay within their limits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(Math.abs(apply('tanh', x))).toBeLessThanOrEqual(1);
        expect(apply('sigmoid', x)).toBeLessThanOrEqual(1);
        expect(apply('sigmoid', x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('exp undoes log: an ulp of log x is |log x|·ε of x', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -1022, max: 2 ** 1023, noNaN: true }), (x) => {
        const logarithm = apply('log', x);
        const bound = (Math.abs(logarithm) + 1) * Number.EPSILON * x;
        expect(Math.abs(apply('exp', logarithm) - x)).toBeLessThanOrEqual(bound);
      }),
    );
  });
});

/** Operations after common sub-expressions are shared: what a kernel pays for each point. */
const COSTS: Readonly<Partial<Record<Name, number>>> = {
  ...{ exp: 39, expm1: 43, log: 42, log2: 51, log10: 51, log1p: 47, pow: 141, sinh: 52, cosh: 45, tanh: 54 },
  ...{ asinh: 87, acosh: 90, atanh: 43, sigmoid: 60, softplus: 100, cbrt: 51, hypot: 22 },
};

/** An arithmetic that numbers each distinct operation: straight-line code never looks at its values. */
function recorder(numbers: Map<string, string>): Arithmetic<string> {
  const record =
    (operation: string) =>
    (...operands: readonly unknown[]): string => {
      if (operation === 'constant') return Object.is(operands[0], -0) ? '-0' : String(operands[0]);
      const key = `${operation} ${operands.join(' ')}`;
      const number = numbers.get(key) ?? `#${numbers.size}`;
      numbers.set(key, number);
      return number;
    };
  return new Proxy({} as Arithmetic<string>, { get: (_, operation) => record(String(operation)) });
}

function costOf(...functions: readonly Elementary[]): number {
  const numbers = new Map<string, string>();
  for (const f of functions) f(recorder(numbers), 'x', 'y');
  return numbers.size;
}

test.each(Object.entries(COSTS))('%s costs no more than %i operations', (name, cost) => {
  expect(costOf(ELEMENTARY[name as Name])).toBeLessThanOrEqual(cost);
});

test('sinh and cosh of one number share most of their work', () => {
  expect(costOf(ELEMENTARY.sinh, ELEMENTARY.cosh)).toBeLessThanOrEqual(60);
});
