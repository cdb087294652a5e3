import { describe, expect, test } from 'vitest';
import {
  functionOfXY,
  isConfirmed,
  listed,
  search,
  square,
  turnsOfGradient,
} from '../../fixtures/critical-points.ts';
import { REFERENCE_FUNCTIONS, referenceFunction } from '../../fixtures/reference.ts';
import { LANDSCAPES } from '../../landscapes/index.ts';
import type { Domain } from '../../document/lab-document.ts';
import { runToEnd } from '../../work/index.ts';
import { findCriticalPoints } from './index.ts';

const TYPE: Readonly<Record<string, string>> = {
  min: 'minimum',
  max: 'maximum',
  saddle: 'saddle',
  degenerate: 'degenerate',
};

const IN_THE_PLANE = REFERENCE_FUNCTIONS.filter(({ vars }) => vars.length === 2);

/** Each reference list without a word on completeness is complete but for these: found here, confirmed by their index. */
const UNLISTED: Readonly<Record<string, number>> = {
  'mix-inverse-trig': 1,
  'mix-hyperbolic': 2,
  'mix-logs': 1,
  'implicit-mult': 1,
};

/** What the lists that are of a part of the domain hold there; see `complete` in functions.json. */
const PART: Readonly<Record<string, Domain>> = {
  rastrigin: square(1.6),
  ackley: { x: [0.05, 2.3], y: [-2.3, 2.3] },
  levy13: { x: [0.4, 1.6], y: [0.4, 1.6] },
};

function domainOf({ domain: [x = [], y = []] }: (typeof IN_THE_PLANE)[number]): Domain {
  return { x: [x[0] ?? NaN, x[1] ?? NaN], y: [y[0] ?? NaN, y[1] ?? NaN] };
}

const isIn = ({ x, y }: Domain, [px = NaN, py = NaN]: readonly number[]): boolean =>
  px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1];

/** quad-singular is a continuum; fast-osc has thirty-six million. */
describe.each(IN_THE_PLANE.filter(({ id }) => id !== 'quad-singular' && id !== 'fast-osc'))(
  '$id',
  (reference) => {
    const domain = domainOf(reference);
    const found = search(reference.formula, domain);

    test('every point of the reference is found, and none but those', () => {
      const part = PART[reference.id] ?? domain;
      const wanted = reference.critical.filter(({ p }) => isIn(part, p));
      for (const { p, type } of wanted) {
        const near = found.points.filter(({ point: [x, y] }) => Math.hypot(x - p[0]!, y - p[1]!) <= 1e-9);
        expect(near.map((point) => point.type)).toEqual([TYPE[type]]);
      }
      const here = found.points.filter(({ point, type }) => isIn(part, point) && type !== 'kink');
      expect(here).toHaveLength(wanted.length + (UNLISTED[reference.id] ?? 0));
      expect(found).toMatchObject({ continuum: false, truncated: false });
    });

    test('round each point the gradient turns as its type says', () => {
      const f = functionOfXY(reference.formula);
      for (const point of found.points) {
        if (point.type === 'degenerate' || point.type === 'kink') continue;
        expect(isConfirmed(f, point, 1e-5), JSON.stringify(point)).toBe(true);
      }
    });
  },
);

test.each([
  ['himmelblau', 9],
  ['six-hump-camel', 15],
])('%s has %i', (id, count) => {
  const reference = referenceFunction(id);
  expect(search(reference.formula, domainOf(reference)).points).toHaveLength(count);
});

/** Roots of g by bisection between samples: independent of anything here. */
function roots(g: (x: number) => number, from: number, to: number): readonly number[] {
  const samples = Array.from({ length: 10_001 }, (_, k) => from + ((to - from) * (k + 0.37)) / 10_002);
  return samples.slice(1).flatMap((high, k) => {
    let [a, b] = [samples[k] ?? NaN, high];
    if (g(a) * g(b) > 0) return [];
    for (let halving = 0; halving < 60; halving++) {
      const middle = (a + b) / 2;
      if (g(a) * g(middle) <= 0) b = middle;
      else a = middle;
    }
    return [(a + b) / 2];
  });
}

test('Rastrigin on [−5.12, 5.12]²: pairs of the roots of x + 10π sin 2πx, each of its type', () => {
  const line = roots((x) => x + 10 * Math.PI * Math.sin(2 * Math.PI * x), -5.12, 5.12);
  const found = search(referenceFunction('rastrigin').formula, square(5.12));
  expect(line).toHaveLength(21);
  expect(found.points).toHaveLength(441);
  const curvature = (x: number): number => 1 + 20 * Math.PI ** 2 * Math.cos(2 * Math.PI * x);
  for (const x of line) {
    for (const y of line) {
      const near = found.points.filter(({ point }) => Math.hypot(point[0] - x, point[1] - y) < 1e-10);
      const type = curvature(x) * curvature(y) < 0 ? 'saddle' : curvature(x) > 0 ? 'minimum' : 'maximum';
      expect(near.map((point) => point.type)).toEqual([type]);
    }
  }
});

test('4,096 are all listed', () => {
  expect(search('sin(20 x) + sin(20 y)', square(5))).toMatchObject({
    points: { length: 4096 },
    continuum: false,
    truncated: false,
  });
});

test('Levy 13 on [−10, 10]²: the indices of all sum to the turns of the gradient round the domain', () => {
  const reference = referenceFunction('levy13');
  const { points } = search(reference.formula, square(10));
  const sum = points.reduce((total, { type }) => total + (type === 'saddle' ? -1 : 1), 0);
  expect(points.every(({ type }) => type !== 'degenerate' && type !== 'kink')).toBe(true);
  expect(sum).toBe(turnsOfGradient(functionOfXY(reference.formula), square(10)));
});

describe.each(LANDSCAPES)('$id', (landscape) => {
  test('its known critical points are found', () => {
    const { formula, parameters, domain, criticalPoints } = landscape;
    const f = functionOfXY(formula, Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
    const found = runToEnd(findCriticalPoints(f, domain));
    for (const { at, type, secondOrder } of criticalPoints) {
      if (!isIn(domain, at)) continue;
      const near = found.points.filter(({ point: [x, y] }) => Math.hypot(x - at[0], y - at[1]) <= 1e-8);
      expect(near.map((point) => point.type)).toEqual([secondOrder ?? type]);
    }
  });
});

test('they are sorted by value, then x, then y', () => {
  expect(listed(search('x^4 - 2 x^2 + y^4 - 2 y^2', square(2)))).toEqual([
    'minimum -1 -1',
    'minimum -1 1',
    'minimum 1 -1',
    'minimum 1 1',
    'saddle -1 0',
    'saddle 0 -1',
    'saddle 0 1',
    'saddle 1 0',
    'maximum 0 0',
  ]);
});

test.each([
  'x + y',
  'exp(x)',
  'exp(x) + y^2',
  'log(exp(x) + exp(y))',
  'x^3 + 1e-20 x + y^2',
  'log(x^2 + y^2)',
  // Nothing changes along y but for 10⁻³⁰.
  'cos(2 x) + 1e-30 y',
  '-1/(x^2 + y^2)',
])('%s has none', (formula) => {
  expect(search(formula, square(2))).toEqual({ points: [], continuum: false, truncated: false });
});
