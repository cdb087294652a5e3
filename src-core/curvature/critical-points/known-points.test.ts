import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functionOfXY, search, turnsOfGradient } from '../../fixtures/critical-points.ts';
import type { Domain } from '../../document/lab-document.ts';
import type { CriticalPoints } from './index.ts';

/** A critical point of a function of one variable. */
interface Turn {
  readonly at: number;
  readonly type: 'minimum' | 'maximum' | 'inflection';
}

/** A function of one variable as a formula of that variable, and its critical points. */
interface Line {
  readonly formula: (t: string) => string;
  readonly turns: readonly Turn[];
}

/**
 * Exactly these: each found once, right to 10⁻⁹, of its type; sorted as promised. At a degenerate point ∇f is 0 within
 * its rounding some 10⁻⁸ off.
 */
function expectExactly(
  { points, continuum, truncated }: CriticalPoints,
  wanted: readonly { readonly point: readonly [number, number]; readonly type: string }[],
): void {
  expect({ continuum, truncated }).toEqual({ continuum: false, truncated: false });
  for (const { point, type } of wanted) {
    const tolerance = type === 'degenerate' ? 1e-6 : 1e-9;
    const near = points.filter((p) => Math.hypot(p.point[0] - point[0], p.point[1] - point[1]) < tolerance);
    expect(near.map((p) => p.type)).toEqual([type]);
  }
  expect(points).toHaveLength(wanted.length);
  const sorted = [...points].sort(
    (a, b) => a.value - b.value || a.point[0] - b.point[0] || a.point[1] - b.point[1],
  );
  expect(points).toEqual(sorted);
}

/** Of g(u) + h(v): pairs of those of g and of h. */
function typeOf(a: Turn['type'], b: Turn['type']): string {
  if (a === 'inflection' || b === 'inflection') return 'degenerate';
  return a === b ? a : 'saddle';
}

/** ∫ (t − r₁)·…·(t − rₙ) dt, with roots that may be repeated, by its coefficients. */
function withTurnsAt(roots: readonly number[], factor: number): Line {
  let derivative = [factor];
  for (const root of roots) {
    derivative = [0, ...derivative].map((c, k) => c - root * (derivative[k] ?? 0));
  }
  const distinct = [...new Set(roots)];
  const signAfter = (root: number): number =>
    Math.sign(factor) * (roots.filter((other) => other > root).length % 2 === 0 ? 1 : -1);
  return {
    formula: (t) => derivative.map((c, k) => `(${c})/${k + 1}*${t}^${k + 1}`).join(' + '),
    turns: distinct.map((at) => {
      const isDouble = roots.filter((root) => root === at).length % 2 === 0;
      return { at, type: isDouble ? 'inflection' : signAfter(at) > 0 ? 'minimum' : 'maximum' };
    }),
  };
}

const isApart = (values: readonly number[], least: number): boolean =>
  [...values].sort((a, b) => a - b).every((value, i, all) => i === 0 || value - (all[i - 1] ?? NaN) > least);

const shift = fc.double({ min: -0.2, max: 0.2, noNaN: true });
/** About a square of ±3, moved a little. */
const domainAround = fc
  .tuple(shift, shift, shift, shift)
  .map(([a, b, c, d]): Domain => ({ x: [-3 + a, 3 + b], y: [-3 + c, 3 + d] }));

const factor = fc.double({ min: 0.01, max: 100, noNaN: true }).chain((size) => fc.constantFrom(size, -size));

describe('g(u) + h(v) in turned coordinates', () => {
  const root = fc.double({ min: -1.9, max: 1.9, noNaN: true });
  const line = fc
    .tuple(fc.array(root, { minLength: 1, maxLength: 4 }), factor)
    .filter(([roots]) => isApart(roots, 0.05))
    .map(([roots, by]) => withTurnsAt(roots, by));

  test('polynomials of degree 2 to 5, wherever the grid lies', () => {
    fc.assert(
      fc.property(
        line,
        line,
        fc.double({ min: 0, max: 3, noNaN: true }),
        domainAround,
        (g, h, angle, domain) => {
          const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
          const [u, v] = [`(${cosine} x + (${sine}) y)`, `(${cosine} y - (${sine}) x)`];
          const wanted = g.turns.flatMap((a) =>
            h.turns.map((b) => ({
              point: [cosine * a.at - sine * b.at, sine * a.at + cosine * b.at] as const,
              type: typeOf(a.type, b.type),
            })),
          );
          expectExactly(search(`${g.formula(u)} + ${h.formula(v)}`, domain), wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('with double roots of the derivative: degenerate, of both signs', () => {
    // Eighths, so that the coefficients are exact and the roots double.
    const eighth = fc.integer({ min: -15, max: 15 }).map((k) => k / 8);
    fc.assert(
      fc.property(eighth, eighth, eighth, domainAround, (a, b, c, domain) => {
        fc.pre(a !== b);
        const [g, h] = [withTurnsAt([a, a, b], 12), withTurnsAt([c], 2)];
        const found = search(`${g.formula('x')} + ${h.formula('y')}`, domain);
        const wanted = g.turns.map((turn) => ({
          point: [turn.at, c] as const,
          type: typeOf(turn.type, 'minimum'),
        }));
        expectExactly(found, wanted);
        expect(found.points.find(({ type }) => type === 'degenerate')?.resolved).toBe('saddle');
      }),
      { numRuns: 40 },
    );
  });

  test('waves: a·sin(kx + p) + b·sin(my + q)', () => {
    const phase = fc.double({ min: 0, max: 6.2, noNaN: true });
    const rate = fc.double({ min: 0.5, max: 8, noNaN: true });
    const turnsIn = ([from, to]: readonly [number, number], k: number, p: number): readonly number[] => {
      const turns: number[] = [];
      for (let n = Math.ceil((k * from + p) / Math.PI - 0.5); ; n++) {
        const at = ((n + 0.5) * Math.PI - p) / k;
        if (at > to) return turns;
        turns.push(at);
      }
    };
    fc.assert(
      fc.property(factor, factor, rate, rate, phase, phase, domainAround, (a, b, k, m, p, q, domain) => {
        const [us, vs] = [turnsIn(domain.x, k, p), turnsIn(domain.y, m, q)];
        // At the very edge rounding decides.
        fc.pre([...us].every((u) => Math.min(u - domain.x[0], domain.x[1] - u) > 1e-9));
        fc.pre([...vs].every((v) => Math.min(v - domain.y[0], domain.y[1] - v) > 1e-9));
        const wanted = us.flatMap((u) =>
          vs.map((v) => {
            const [high, far] = [a * Math.sin(k * u + p) > 0, b * Math.sin(m * v + q) > 0];
            return {
              point: [u, v] as const,
              type: high !== far ? 'saddle' : high ? 'maximum' : 'minimum',
            };
          }),
        );
        expectExactly(search(`(${a}) sin(${k} x + ${p}) + (${b}) sin(${m} y + ${q})`, domain), wanted);
      }),
      { numRuns: 40 },
    );
  });
});

test('products g(x)·h(y): turns with turns, and roots with roots', () => {
  const root = fc.double({ min: -1.8, max: 1.8, noNaN: true });
  fc.assert(
    fc.property(root, root, root, root, domainAround, (a, b, c, d, domain) => {
      fc.pre(isApart([a, b], 0.05) && isApart([c, d], 0.05));
      const corners = [a, b].flatMap((x) => [c, d].map((y) => ({ point: [x, y] as const, type: 'saddle' })));
      const middle = { point: [(a + b) / 2, (c + d) / 2] as const, type: 'maximum' };
      const formula = `(x - (${a})) (x - (${b})) (y - (${c})) (y - (${d}))`;
      expectExactly(search(formula, domain), [...corners, middle]);
    }),
    { numRuns: 60 },
  );
});

test('random polynomials of degree 3: the indices sum to the turns of the gradient round the domain', () => {
  const coefficient = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(fc.array(coefficient, { minLength: 9, maxLength: 9 }), (k) => {
      const terms = ['x', 'y', 'x^2', 'x y', 'y^2', 'x^3', 'x^2 y', 'x y^2', 'y^3'];
      const formula = terms.map((term, i) => `(${k[i] ?? 0}) ${term}`).join(' + ');
      // Not symmetric, so that no critical point of small whole numbers lies on its edge.
      const domain: Domain = { x: [-3.0371, 2.9133], y: [-2.9717, 3.0591] };
      const { points, continuum } = search(formula, domain);
      fc.pre(!continuum && points.every(({ type }) => type !== 'degenerate'));
      const sum = points.reduce((total, { type }) => total + (type === 'saddle' ? -1 : 1), 0);
      expect(sum).toBe(turnsOfGradient(functionOfXY(formula), domain));
    }),
    { numRuns: 100 },
  );
});

describe('a continuum with decimals in it, moved and turned', () => {
  /** As people write them, 0 too: fc.double is fond of 10⁻¹⁹⁰, whose square is lost to underflow. */
  const tenThousandths = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((k) => k / 10_000);
  const number = tenThousandths(-9000, 9000);
  const size = tenThousandths(2000, 9000);
  const outer = fc.constantFrom(
    (g: string) => `${g}^2`,
    (g: string) => `cosh(${g})`,
    (g: string) => `log(1 + ${g}^2)`,
    (g: string) => `${g}^4 + 17.3`,
  );

  test('a circle, and its centre', () => {
    fc.assert(
      fc.property(number, number, size, outer, domainAround, (a, b, r, of, domain) => {
        const { points, continuum } = search(of(`((x - (${a}))^2 + (y - (${b}))^2 - ${r})`), domain);
        expect(continuum).toBe(true);
        expect(points.map(({ type }) => type)).toEqual(['maximum']);
        expect(Math.hypot((points[0]?.point[0] ?? NaN) - a, (points[0]?.point[1] ?? NaN) - b)).toBeLessThan(
          1e-7,
        );
      }),
      { numRuns: 12 },
    );
  });

  test('a line, a parabola, a wave: nothing beside them', () => {
    const curve = fc.oneof(
      fc
        .tuple(number, number)
        .map(([angle, by]) => `(${Math.cos(angle)} x + (${Math.sin(angle)}) y - (${by}))`),
      fc.tuple(number, number).map(([a, b]) => `(y - (${a}) - (${b}) x^2)`),
      fc.tuple(number, size).map(([a, b]) => `(y - (${a}) - 0.3 sin(${3 * b} x))`),
    );
    fc.assert(
      fc.property(curve, outer, domainAround, (g, of, domain) => {
        expect(search(of(g), domain)).toEqual({ points: [], continuum: true, truncated: false });
      }),
      { numRuns: 15 },
    );
  });
});
