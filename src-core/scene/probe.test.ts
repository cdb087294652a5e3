import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point2 } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { makeProbe, type ProbeScene } from './probe.ts';

function probe(formula: string, point: Point2, learningRate = 0.1): ProbeScene {
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);
  return makeProbe({ function: f, point, uncertainty: 0, learningRate });
}

describe('in plain words', () => {
  test.each<[string, Point2, string | RegExp]>([
    [
      '(1 - x)^2 + 100 (y - x^2)^2',
      [1, 1],
      'A minimum. This is a valley, 2,508 times more sharply curved across than along. With the best fixed step, one more correct digit takes about 2,900 steps.',
    ],
    [
      'x^2 + y^2',
      [0, 0],
      /^A minimum\. This is a bowl, curved nearly alike.* a correct digit or more at every step\.$/,
    ],
    ['x^2 + 3 y^2', [0, 0], /valley, 3 times .* takes about 3\.3 steps\.$/],
    [
      'x^2 + 3 y^2',
      [3, 1],
      /valley, 3 times .*Were f this quadratic everywhere, .* would take about 3\.3 steps/,
    ],
    ['x^2 + y^3', [0, 0], /a saddle: .* H only sees that f curves upwards one way/],
    [
      'x y',
      [0, 0],
      /^A saddle\. f curves upwards along one axis \(by 1\) and downwards along the other \(by 1\)/,
    ],
    ['-x^2 - 5 y^2', [0, 0], /^A maximum\. This is a ridge, 5 times/],
    ['x^2', [1, 0], /^This is a trough: .* κ is infinite/],
    ['-x^2', [1, 0], /^This is the crest of a ridge/],
    ['2 x + y', [1, 0], /^H is zero/],
    [
      'x^3 - 3 x y^2',
      [0, 0],
      /inconclusive\. Looking further: a monkey saddle: f changes sign six times round the point\./,
    ],
    ['x^4 + y^4', [0, 0], /inconclusive\. Looking further: a minimum\./],
    ['log(x) + y^2', [-1, 0], /^f is not defined here/],
    ['1/x^2 + y^2', [0, 0], /^f is infinite here/],
    ['abs(x) + abs(y)', [0, 0], /kink here: no gradient and no Hessian/],
  ])('%s at %j', (formula, point, words) => {
    const { sentence } = probe(formula, point);
    if (typeof words === 'string') expect(sentence).toBe(words);
    else expect(sentence).toMatch(words);
  });

  test('never a number that is none, whatever the formula', () => {
    const formulas = [
      '1/x',
      'x^x',
      'exp(exp(x))',
      'sqrt(x)',
      'abs(x)^1.5',
      '1e308 x^2',
      '1e-300 x^2',
      'tan(x) y',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...formulas), fc.double(), fc.double(), (formula, x, y) => {
        expect(probe(formula, [x, y]).sentence).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
    );
  });
});

test('on a quadratic Newton’s step lands on the minimum, and its model was right', () => {
  const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(coordinate, coordinate, fc.double({ min: 0.01, max: 100, noNaN: true }), (x, y, b) => {
      const { newtonStep } = probe(`(x - 1)^2 + ${b} (y + 2)^2 + 0.1 x y`, [x, y]);
      const { gradientStep } = probe(`(x - 1)^2 + ${b} (y + 2)^2 + 0.1 x y`, newtonStep!.to);
      // There ∇f is rounding only, so a step leads nowhere.
      expect(
        Math.hypot(gradientStep!.to[0] - newtonStep!.to[0], gradientStep!.to[1] - newtonStep!.to[1]),
      ).toBeLessThan(1e-10);
      expect(Math.abs(newtonStep!.model - newtonStep!.value)).toBeLessThan(1e-9 * (1 + b * 200));
    }),
  );
});

test('the gradient step follows −η∇f, by the linear model', () => {
  const { gradientStep } = probe('x^2 + 2 y', [3, 1], 0.25);
  expect(gradientStep).toEqual({ to: [1.5, 0.5], model: 11 - 0.25 * 40, value: 3.25 });
});

test('where H is singular there is no Newton step; where f is not defined there is none at all', () => {
  expect(probe('x^2', [1, 1]).newtonStep).toBeNull();
  expect(probe('log(x)', [-1, 1])).toMatchObject({ newtonStep: null, gradientStep: null, descentRate: null });
});

test('rates of gradient descent from κ: (κ − 1)/(κ + 1) and the steps a digit takes', () => {
  const { descentRate } = probe('x^2 + 9 y^2', [1, 1]);
  expect(descentRate!.rate).toBeCloseTo(0.8, 14);
  expect(0.8 ** descentRate!.stepsPerDigit).toBeCloseTo(0.1, 14);
  expect(probe('x^2 + 1e12 y^2', [1, 1]).descentRate!.stepsPerDigit).toBeCloseTo((1e12 * Math.LN10) / 2, -5);
  expect(probe('x y', [0, 0]).descentRate).toBeNull();
});
