import { describe, expect, test } from 'vitest';
import { functionOfXY, listed, search, square } from '../../fixtures/critical-points.ts';
import type { Domain } from '../../document/lab-document.ts';
import { InputError } from '../../input-error.ts';
import { findCriticalPoints, MAXIMUM_POINTS } from './index.ts';

/** Type and place of each; there is no continuum beside them. */
function listedAlone(formula: string): readonly string[] {
  const found = search(formula, square(2));
  expect(found.continuum).toBe(false);
  return listed(found);
}

describe('a continuum is called one, and isolated points beside it are listed', () => {
  test.each([
    ['(x^2 + y^2 - 1)^2', ['maximum 0 0']],
    ['(x^2 + y^2 - 1)^2 (x - 1.5)', ['minimum -0.148331 0', 'saddle 1.348331 0']],
    ['(y - x^2)^2', []],
    ['(x - y)^2 + (x - y)^4', []],
    ['(x + 2 y)^2', []],
    // A curvature that underflows is none.
    ['log(1 + (y - 1e-119 + 5e-205 x^2)^2)', []],
    ['x^2', []],
    ['-x^4', []],
    ['1000 + x^3', []],
    ['x^2 y', []],
    ['x^2 y^2', []],
    ['x^2 (y - 10)', []],
    ['7', []],
    ['relu(x) + relu(y)', []],
    ['relu(x)^2 + y^2', []],
    ['abs(x)', []],
    ['((x - 0.3)^2 + (y + 0.4)^2 - 0.0001)^2', ['maximum 0.3 -0.4']],
    ['sin(x y)', ['saddle 0 0']],
    // The axes are a line of kinks; where they cross there is a gradient.
    ['abs(x y)', ['degenerate 0 0']],
    // Its cusp, and a crossing, are parts of it.
    ['(y^2 - x^3)^2', []],
    ['(y^2 - x^2 (x + 1))^2', ['maximum -0.666667 0']],
  ])('%s', (formula, isolated) => {
    const found = search(formula, square(2));
    expect(listed(found)).toEqual(isolated);
    expect(found.continuum).toBe(true);
  });
});

describe('degenerate points that are isolated, and what looking further says of them', () => {
  test.each([
    ['x^3 - 3 x y^2', 'degenerate 0 0', null, 'saddle'],
    ['x^4 + y^4', 'degenerate 0 0', null, 'minimum'],
    ['-(x^4) - y^6', 'degenerate 0 0', null, 'maximum'],
    ['x^2 + y^3', 'degenerate 0 0', Infinity, 'saddle'],
    ['x^2 + y^4', 'degenerate 0 0', Infinity, 'minimum'],
    ['x^2 - y^4', 'degenerate 0 0', Infinity, 'saddle'],
    ['(x - 1)^2 + (y - 1)^8', 'degenerate 1 1', Infinity, 'minimum'],
    ['(x - 1/3)^4 + (y - x)^2', 'degenerate 0.333333 0.333333', Infinity, 'minimum'],
    // Beyond the fifteenth order nobody looks.
    ['x^2 + y^20', 'degenerate 0 0', Infinity, 'undecided'],
    ['1000 + x^3 + y^2', 'degenerate 0 0', Infinity, 'saddle'],
    ['1e8 + x^4 + y^4', 'degenerate 0 0', null, 'minimum'],
    ['x^4 - 4 x^3 + 6 x^2 - 4 x + 1 + y^2', 'degenerate 1 0', Infinity, 'minimum'],
    ['1e-200 (x^4 + y^4)', 'degenerate 0 0', null, 'minimum'],
  ])('%s', (formula, point, conditionNumber, resolved) => {
    expect(listedAlone(formula)).toEqual([point]);
    expect(search(formula, square(2)).points[0]).toMatchObject({ conditionNumber, resolved });
  });
});

describe('a minimum without a gradient is a kink', () => {
  test.each([
    ['abs(x) + abs(y)', ['kink 0 0']],
    ['sqrt(x^2 + y^2)', ['kink 0 0']],
    ['hypot(x - 0.3, y)', ['kink 0.3 0']],
    ['max(x, y) + x^2 + y^2', ['kink -0.25 -0.25']],
    ['abs(x) + y^2', ['kink 0 0']],
    ['100 abs(x - 0.37 y) + x^2 + y^2', ['kink 0 0']],
    ['abs(x - 0.3) + 3 abs(y - 0.7 x)', ['kink 0.3 0.21']],
    ['sqrt(abs(x)) + abs(y)', ['kink 0 0']],
    ['abs(x) + abs(y) + sin(5 x)', ['kink 0.902206 0', 'kink -1.530525 0']],
    ['1 + abs(y - x^2) + (x - 0.3)^2', ['kink 0.3 0.09']],
    ['relu(x) - x/2 + y^2', ['kink 0 0']],
    ['abs(x^2 - 1) + y^2', ['kink -1 0', 'kink 1 0', 'saddle 0 0']],
    // Without a minimum there is nothing to list, wherever the gradient jumps.
    ['abs(x) - abs(y)', []],
    ['x + abs(y)', []],
  ])('%s', (formula, points) => {
    expect(listedAlone(formula)).toEqual(points);
  });

  test('it has no gradient and no eigenvalues, and Ackley’s is one', () => {
    const [first] = search(
      '-20 exp(-0.2 sqrt((x^2 + y^2)/2)) - exp((cos(2 pi x) + cos(2 pi y))/2) + e + 20',
      square(5),
    ).points;
    expect(first).toMatchObject({ type: 'kink', point: [0, 0], gradientNorm: NaN, conditionNumber: null });
    expect(Math.abs(first?.value ?? NaN)).toBeLessThan(1e-14);
  });
});

describe('where ∇f = 0 but f has no Hessian, the point is degenerate, and nothing is said of its kind', () => {
  test.each([
    ['abs(x)^1.5 + y^2', '0 0'],
    ['abs(x)^1.5 + abs(y)^1.5', '0 0'],
    ['(x^2 + 2 y^2)^0.6', '0 0'],
    ['abs(x - 1/3)^1.5 + (y - 1/7)^2', '0.333333 0.142857'],
    // The rules give numbers for a Hessian here, which it is not.
    ['max(x^2, y^2)', '0 0'],
    ['x abs(x) + y^2', '0 0'],
  ])('%s', (formula, point) => {
    expect(listedAlone(formula)).toEqual([`degenerate ${point}`]);
    expect(search(formula, square(2)).points[0]).toMatchObject({
      eigenvalues: [NaN, NaN],
      conditionNumber: null,
      resolved: 'undecided',
    });
  });

  test.each(['(x^2)^1.5 + y^2', '(x^2 + y^2)^1.5', 'abs(x)^3 + y^2'])(
    '%s has one, but no series to look further with',
    (formula) => {
      expect(listedAlone(formula)).toEqual(['degenerate 0 0']);
      expect(search(formula, square(2)).points[0]?.resolved).toBe('undecided');
    },
  );
});

test.each([
  'sin(x)/x + y^2',
  'sin(x)/x + sin(y)/y',
  'sin(x)/x cos(y)',
  'sin(x - 1/3)/(x - 1/3) + y^2',
  '(1 - cos(x))/x^2 + y^2',
  'x/sin(x) + y^2',
  'tan(x)/x + y^2',
  '(x^3 - x)/x + y^2',
  'sin(hypot(x, y))/hypot(x, y)',
])('%s has a limit but no value where ∇f tends to 0: no critical point is invented', (formula) => {
  expect(listedAlone(formula)).toEqual([]);
});

test.each([
  ['1/x', []],
  ['1/x + 1/y', []],
  ['tan(x) + y^2', []],
  ['1/(x y)', []],
  ['log(abs(x)) + y^2', []],
  ['-1/abs(x) + y^2', []],
  ['1/(x^2 + y^2 - 1)', ['maximum 0 0']],
])('%s has poles, and they are no continuum', (formula, points) => {
  expect(listedAlone(formula)).toEqual(points);
  // Where the poles lie about the grid's lines must not matter.
  const found = search(formula, square(3));
  expect([found.continuum, ...listed(found)]).toEqual([false, ...points]);
});

describe('neither scale nor place matters', () => {
  test.each(['1e200', '1e-200', '1', '-1e150'])('%s times Himmelblau', (factor) => {
    const plain = search('(x^2 + y - 11)^2 + (x + y^2 - 7)^2', square(5)).points;
    const scaled = search(`${factor} ((x^2 + y - 11)^2 + (x + y^2 - 7)^2)`, square(5)).points;
    expect(scaled).toHaveLength(9);
    for (const { point } of plain) {
      const near = scaled.filter(
        (other) => Math.hypot(other.point[0] - point[0], other.point[1] - point[1]) < 1e-12,
      );
      expect(near).toHaveLength(1);
    }
  });

  test.each([1e-6, 1e-3, 1e3, 1e6])('a domain %d wide', (size) => {
    const formula = `((x/${size})^2 + y/${size} - 11)^2 + (x/${size} + (y/${size})^2 - 7)^2`;
    expect(search(formula, square(5 * size)).points).toHaveLength(9);
  });

  test.each([1e3, -1e6, 1e8])('moved by %d', (by) => {
    const formula = `((x - ${by})^2 + (y + ${by}) - 11)^2 + ((x - ${by}) + (y + ${by})^2 - 7)^2`
      .replaceAll('- -', '+ ')
      .replaceAll('+ -', '- ');
    expect(search(formula, square(5, by, -by)).points).toHaveLength(9);
  });

  test('a condition number of 10¹² is no degeneracy', () => {
    const [only, ...others] = search('(x^2 + 1e12 y^2)/2', square(5)).points;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ type: 'minimum', conditionNumber: 1e12 });
  });
});

describe('however steep and curved a valley, its lowest point is told from its floor', () => {
  /** Wide enough for the turned and moved ones. */
  const valley = (factor: number, x: string, y: string): string =>
    `(1 - (${x}))^2 + ${factor} ((${y}) - (${x})^2)^2`;

  describe.each([1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10])('%d', (factor) => {
    test.each([
      ['x', 'y', square(2), [1, 1]],
      ['x', 'y', { x: [-3.1, 1.7], y: [-0.3, 4.2] }, [1, 1]],
      ['x - 30', 'y + 40', square(2, 30, -40), [31, -39]],
      ['x - 0.37', 'y - 0.1', square(2), [1.37, 1.1]],
      ['0.6 x + 0.8 y', '0.6 y - 0.8 x', square(2), [-0.2, 1.4]],
      ['0.28 x - 0.96 y', '0.28 y + 0.96 x', square(2), [1.24, -0.68]],
    ] as const)('along %s, up %s', (x, y, domain, [px, py]) => {
      const wide: Domain = { x: [...domain.x], y: [...domain.y] };
      const condition = (5 * factor + 1 + Math.sqrt((5 * factor + 1) ** 2 - 4 * factor)) ** 2 / (4 * factor);
      for (const [sign, type] of [
        ['', 'minimum'],
        ['-1', 'maximum'],
      ] as const) {
        const { points, continuum } = search(`${sign} (${valley(factor, x, y)})`, wide);
        expect(continuum).toBe(false);
        expect(points).toHaveLength(1);
        const [only] = points;
        expect(only?.type).toBe(type);
        expect((only?.conditionNumber ?? NaN) / condition).toBeCloseTo(1, 3);
        const away = Math.hypot((only?.point[0] ?? NaN) - px, (only?.point[1] ?? NaN) - py);
        expect(away).toBeLessThanOrEqual(4 * (only?.uncertainty ?? 0) + 1e-13);
        expect(away).toBeLessThan(1e-6);
      }
    });
  });

  test.each([
    ['(1 - x)^2 - 1e8 (y - x^2)^2', ['saddle 1 1']],
    ['(y - x^2)^2 + 1e-9 (x - 1)^2', ['minimum 1 1']],
    ['(y - sin(3 x))^2 + 1e-10 (x - 0.3)^2', ['minimum 0.3 0.783327']],
  ])('%s', (formula, points) => {
    expect(listedAlone(formula)).toEqual(points);
  });
});

describe('where large terms cancel, ∇f rounds to 0 all about: a double root of it is no pair of simple ones', () => {
  test.each<[string, Domain]>([
    [
      '-15.8203125 x + 25.3125/2 x^2 + 13.5 x^3 + 3 x^4',
      { x: [-3.1612689971923826, 2.8523456692695617], y: [-3.151308274269104, 2.8494047999382017] },
    ],
    [
      '-73.828125 x + 120.9375/2 x^2 - 22 x^3 + 3 x^4',
      { x: [-3.195200538635254, 3.1837881192564965], y: [-3.1505758285522463, 3.064092457294464] },
    ],
    [
      '6.4453125 x - 15.9375/2 x^2 + 0.5 x^3 + 3 x^4',
      { x: [-2.9999999999886398, 3.199998098868331], y: [-3, 3] },
    ],
  ])('%s', (formula, domain) => {
    const { points } = search(`${formula} + (y - 1.25)^2`, domain);
    expect(points.map(({ type, resolved }) => [type, resolved])).toEqual([
      ['minimum', null],
      ['degenerate', 'saddle'],
    ]);
  });
});

describe('bad input', () => {
  test.each<[Domain, string]>([
    [{ x: [0, 0], y: [0, 1] }, 'no width'],
    [{ x: [0, 1], y: [1, 0] }, 'reversed'],
    [{ x: [0, Infinity], y: [0, 1] }, 'not finite'],
    [{ x: [0, 1], y: [NaN, 1] }, 'not finite'],
    [{ x: [-1e300, 1e300], y: [0, 1] }, 'too wide'],
    [{ x: [-1e308, 1e308], y: [-1e308, 1e308] }, 'too wide'],
    [{ x: [1, 1 + 1e-15], y: [0, 1] }, 'too narrow'],
  ])('%j: %s', (domain, message) => {
    expect(() => search('x^2 + y^2', domain)).toThrow(InputError);
    expect(() => search('x^2 + y^2', domain)).toThrow(message);
  });

  test('a wide domain that can be is searched', () => {
    expect(listed(search('x^2 + y^2', square(1e50)))).toEqual(['minimum 0 0']);
  });
});

test('of thousands the first are listed, with pauses all the way', () => {
  const work = findCriticalPoints(functionOfXY('sin(10000 x) + cos(9000 y)'), square(1));
  const shares: number[] = [];
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) {
      expect(next.value).toMatchObject({ truncated: true });
      expect(next.value.points).toHaveLength(MAXIMUM_POINTS);
      // All over the domain: about as many in each sixteenth of it.
      for (let part = 0; part < 16; part++) {
        const [left, low] = [(part % 4) / 2 - 1, Math.floor(part / 4) / 2 - 1];
        const here = next.value.points.filter(
          ({ point: [x, y] }) => x >= left && x < left + 0.5 && y >= low && y < low + 0.5,
        );
        expect(here.length).toBeGreaterThan(MAXIMUM_POINTS / 32);
      }
      break;
    }
    shares.push(next.value);
  }
  // One every few ms of some seconds: how long each takes is the bench's to say.
  expect(shares.length).toBeGreaterThan(100);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});
