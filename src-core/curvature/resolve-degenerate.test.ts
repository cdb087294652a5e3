import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { REFERENCE_FUNCTIONS, REFERENCE_RECORDS, referenceFunction } from '../fixtures/reference.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { analysePoint, resolveDegenerate, type Resolution } from './index.ts';

const functionOf = (formula: string, variables: readonly string[] = ['x', 'y']): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, variables)), []);

type Case = readonly [formula: string, resolution: Resolution, signChanges: number | null];

const TOLD: readonly Case[] = [
  ['x^3 - 3 x y^2', 'saddle', 6],
  ['x^4 + y^4', 'minimum', 0],
  ['-x^4 - y^4', 'maximum', 0],
  ['-x^4', 'flat', 0],
  ['x^2 + y^3', 'saddle', 2],
  ['x^2 y', 'saddle', 2],
  ['x^2', 'flat', 0],
  ['x^2 + y^4', 'minimum', 0],
  ['x^2 - y^4', 'saddle', 4],
  ['(y - x^2) (y - 2 x^2)', 'saddle', 4],
  ['x^2 y^2', 'flat', 0],
  ['1000 + x^3', 'saddle', 2],
  ['1000 + x^3 - 3 x y^2', 'saddle', 6],
  ['x^4 - 6 x^2 y^2 + y^4', 'saddle', 8],
  ['exp(x^3) - 3 sin(x) y^2', 'saddle', 6],
  ['cos(x) - 1 + x^2/2 + y^4', 'minimum', 0],
  ['exp(x y) - 1 - sin(x y)', 'flat', 0],
  ['(y - sin(x))^2', 'flat', 0],
  ['(y - sin(x))^2 + x^6', 'minimum', 0],
  ['(x^2 - y^2)^2 + x^5 y', 'saddle', 4],
  ['1e-30 x^3 + y^2', 'saddle', 2],
  ['x^5 + y^5', 'saddle', 2],
  ['7', 'flat', 0],
];

const OPEN: readonly Case[] = [
  // Kinks have no Taylor series, x¹⁶ is beyond order 15, and a slope of 1e-8 is within the gradient's tolerance.
  ['abs(x)^3', 'undecided', null],
  ['y^2 + x^16', 'undecided', null],
  ['x^16 + y^16', 'undecided', null],
  ['1e-8 x', 'undecided', null],
  ['(y^2 - x^3)^2', 'undecided', null],
];

describe.each([...TOLD, ...OPEN])('%s at the origin', (formula, resolution, signChanges) => {
  test(`is ${resolution}`, () => {
    const f = functionOf(formula);
    expect(analysePoint(f, [0, 0]).criticalPoint).toBe('degenerate');
    expect(resolveDegenerate(f, [0, 0])).toMatchObject({ resolution, signChanges });
  });
});

/** The formula with the axes turned and the origin moved, and multiplied and raised. */
function moved(
  formula: string,
  angle: number,
  [p, q]: readonly [number, number],
  scale: number,
  shift: number,
): string {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const along = `((${c}) (x - (${p})) + (${s}) (y - (${q})))`;
  const across = `((${c}) (y - (${q})) - (${s}) (x - (${p})))`;
  const turned = formula.replace(/(?<![a-z])[xy](?![a-z])/g, (name) => (name === 'x' ? along : across));
  return `${shift} + ${scale} (${turned})`;
}

const OPPOSITE: Readonly<Record<Resolution, Resolution>> = {
  minimum: 'maximum',
  maximum: 'minimum',
  saddle: 'saddle',
  flat: 'flat',
  undecided: 'undecided',
};

test('turned, moved, scaled and raised, it is the same, or rounding leaves it undecided', () => {
  const coordinate = fc.double({ min: -9, max: 9, noNaN: true });
  const scale = fc.constantFrom(1, -1, 1e-20, -1e20, 3);
  let [told, all] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...TOLD),
      fc.double({ min: -3.2, max: 3.2, noNaN: true }),
      fc.tuple(coordinate, coordinate),
      scale,
      fc.constantFrom(0, 1, 1000),
      ([formula, resolution, signChanges], angle, at, factor, shift) => {
        const actual = resolveDegenerate(functionOf(moved(formula, angle, at, factor, shift)), at);
        all++;
        if (actual.resolution === 'undecided') return;
        told++;
        expect(actual.resolution).toBe(factor < 0 ? OPPOSITE[resolution] : resolution);
        expect(actual.signChanges).toBe(signChanges);
      },
    ),
    { numRuns: 300, seed: 4 },
  );
  expect(told / all).toBeGreaterThan(0.9);
});

test('the words say so in plain English', () => {
  const words = (formula: string): string => resolveDegenerate(functionOf(formula), [0, 0]).words;
  expect(words('x^3 - 3 x y^2')).toBe(
    'The second-order test is inconclusive. Looking further: a monkey saddle: f changes sign six times round the point.',
  );
  expect(words('1000 + x^3')).toContain(
    'a saddle: f less its value there changes sign twice round the point.',
  );
  expect(words('x^4 + y^4')).toContain('Looking further: a minimum.');
  expect(words('-x^4')).toContain('a maximum along a line');
  expect(words('abs(x)^3')).toContain('does not decide: f has no Taylor series here.');
});

test.each([
  [[1, 0], 0],
  [[0.6, 0.8], 1e-12],
  [[-0.28, 0.96], 1e-9],
  [[Math.cos(2), Math.sin(2)], 1e-14],
])('a whole circle of minima is flat at %j', (point, uncertainty) => {
  const circle = functionOf('(x^2 + y^2 - 1)^2');
  expect(resolveDegenerate(circle, point, uncertainty).resolution).toBe('flat');
  // Not where f rises along the circle after all.
  const tilted = functionOf('(x^2 + y^2 - 1)^2 + (y - 0.8)^4 + (x - 0.6)^4');
  expect(resolveDegenerate(tilted, [0.6, 0.8], 1e-12).resolution).toBe('minimum');
});

test('a point that is only known within some distance', () => {
  const near = [1e-4, -1e-4] as const;
  expect(resolveDegenerate(functionOf('x^4 + y^4'), near, 2e-4).resolution).toBe('minimum');
  expect(resolveDegenerate(functionOf('x^3 - 3 x y^2'), near, 2e-4)).toMatchObject({ signChanges: 6 });
  expect(resolveDegenerate(functionOf('x^2 + y^3'), near, 2e-4).resolution).toBe('saddle');
});

/** The reference's own words for what a degenerate point really is. */
const ACTUAL: Readonly<Record<string, readonly Resolution[]>> = {
  min: ['minimum'],
  'min (not strict)': ['flat'],
  saddle: ['saddle'],
  'saddle (monkey)': ['saddle'],
  'saddle (no extremum)': ['saddle'],
  'inflection (not an extremum)': ['saddle'],
};

test('every degenerate point of the reference', () => {
  const listed = REFERENCE_FUNCTIONS.flatMap(({ id, critical }) =>
    critical.map((point) => ({ ...point, fn: id })),
  );
  const degenerate = [...REFERENCE_RECORDS, ...listed].filter(
    (point): point is (typeof listed)[number] & { actual: string } =>
      point.type === 'degenerate' && 'actual' in point,
  );
  expect(degenerate).toHaveLength(16);
  for (const { fn, p, actual } of degenerate) {
    const { formula, vars } = referenceFunction(fn);
    const f = functionOf(formula, vars);
    expect(analysePoint(f, p).criticalPoint, fn).toBe('degenerate');
    expect(ACTUAL[actual], fn).toContain(resolveDegenerate(f, p).resolution);
  }
});

test('more than two variables are left undecided', () => {
  expect(resolveDegenerate(functionOf('x^4 + y^4 + z^4', ['x', 'y', 'z']), [0, 0, 0]).resolution).toBe(
    'undecided',
  );
});
