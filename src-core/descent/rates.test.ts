/** What the methods say of their rates on a quadratic, against runs and against the reference. */
import { describe, expect, test } from 'vitest';
import { QUADRATICS } from '../fixtures/classic.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import {
  findOptimizer,
  OPTIMIZERS,
  settingsOf,
  type GradientMethod,
  type Settings,
} from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend } from './descend.ts';

const METHODS = OPTIMIZERS.filter((optimizer): optimizer is GradientMethod => optimizer.kind === 'gradient');
const bowl = new CompiledFunction(parseFormula('0.5 m x^2 + 0.5 L y^2', ['x', 'y'], ['m', 'L']));

/** ‖x‖ at every step, on ½(μx² + Ly²). */
function errors(
  optimizer: GradientMethod,
  settings: Settings,
  [minimum, maximum]: readonly [number, number],
  steps: number,
): number[] {
  const { points } = runToEnd(
    descend({
      function: new PointFunction(bowl, [minimum, maximum]),
      optimizer,
      settings,
      start: [1, 0.7],
      steps,
      tolerance: 0,
    }),
  );
  return Array.from({ length: points.length / 2 }, (_, k) =>
    Math.hypot(points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN),
  );
}

/** Geometric mean of the shrinking from one window's largest error to the next's: what swings is caught at its height. */
function measuredRate(error: readonly number[], from: number, to: number, window = 60): number {
  const largest = (end: number): number => Math.max(...error.slice(end - window, end));
  return (largest(to) / largest(from)) ** (1 / (to - from));
}

/** Settings on which rates are tried, besides the defaults. */
const VARIANTS: Readonly<Record<string, readonly Settings[]>> = {
  'gradient-descent': [{ weightDecay: 0.2 }],
  momentum: [
    { momentum: 0.5 },
    { momentum: 0.8, dampening: 0.5, weightDecay: 0.2 },
    { momentum: 0, dampening: 0.5 },
  ],
  nesterov: [{ momentum: 0.5, weightDecay: 0.2 }],
  qhm: [{ beta: 0.8, nu: 0.3 }],
  aggmo: [{ beta1: 0.2, beta2: 0.5, beta3: 0.6 }],
  'momentum-ema': [{ beta: 0.6 }],
  'nesterov-lookahead': [{ momentum: 0.5 }],
  'lookahead-sgd': [{ k: 3, alpha: 0.8 }],
};

const cases = METHODS.flatMap((optimizer) =>
  [{}, ...(VARIANTS[optimizer.id] ?? [])].map(
    (settings) => [`${optimizer.id} ${JSON.stringify(settings)}`, optimizer, settings] as const,
  ),
);

describe.each(cases.filter(([, { predictedRate }]) => predictedRate !== undefined))(
  '%s',
  (_, optimizer, settings) => {
    test.each([0.004, 0.05, 0.11, 0.17])('at η = %d shrinks its error as predicted', (learningRate) => {
      const spectrum = [1, 10] as const;
      const full = settingsOf(optimizer, { ...settings, learningRate });
      const predicted = optimizer.predictedRate?.(spectrum, full) ?? NaN;
      expect(predicted).toBeGreaterThan(0);
      // As far as doubles and the bounds of a run reach.
      const steps = Math.min(4000, Math.floor(100 / Math.abs(Math.log10(predicted))));
      const error = errors(optimizer, full, spectrum, steps);
      const last = error.length - 1;
      expect(measuredRate(error, Math.floor(last / 2), last, Math.min(60, Math.floor(last / 3)))).toBeCloseTo(
        predicted,
        2,
      );
    });
  },
);

const limit = (optimizer: GradientMethod, settings: Settings): number | undefined => {
  const theory = optimizer.rateTheory({ minimum: 1, maximum: 10 }, settingsOf(optimizer, settings));
  return typeof theory === 'string'
    ? undefined
    : theory.zones.find(({ label }) => label === 'diverges')?.from;
};

test.each(cases.filter(([, optimizer, settings]) => limit(optimizer, settings) !== undefined))(
  '%s settles below its limit and grows above it',
  (_, optimizer, settings) => {
    const threshold = limit(optimizer, settings) ?? NaN;
    const largest = (share: number): number => {
      const full = settingsOf(optimizer, { ...settings, learningRate: share * threshold });
      return Math.max(...errors(optimizer, full, [1, 10], 6000).slice(-10));
    };
    // SAM keeps swinging, by ρ·ηλ/(2 − ηλ).
    expect(largest(optimizer.id === 'sam' ? 0.9 : 0.97)).toBeLessThan(0.5);
    expect(largest(1.03)).toBeGreaterThan(1e6);
  },
);

const rateOf = (id: string, eigenvalues: readonly number[], settings: Settings): number => {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new Error(id);
  return optimizer.predictedRate?.(eigenvalues, settingsOf(optimizer, settings)) ?? NaN;
};

describe.each(QUADRATICS)(
  'the reference $id',
  ({ mu, L, gd, heavyBallOptimal, nesterovStandard, nesterovOptimal, divergenceThreshold }) => {
    test('has the rates that the methods predict', () => {
      for (const { lr, spectralRadius } of gd)
        expect(rateOf('gradient-descent', [mu, L], { learningRate: lr })).toBeCloseTo(spectralRadius, 13);
      for (const { lr, momentum, rate } of [nesterovStandard, nesterovOptimal])
        expect(rateOf('nesterov', [mu, L], { learningRate: lr, momentum })).toBeCloseTo(rate, 7);
      const { lr, momentum, rate } = heavyBallOptimal;
      // The roots are double there: a rounding error of the coefficients is its square root in them.
      expect(rateOf('momentum', [mu, L], { learningRate: lr, momentum })).toBeCloseTo(rate, 7);
    });

    test('diverges where they say', () => {
      for (const { momentum, heavyBall, nesterov } of divergenceThreshold.table) {
        const at = (id: string): number | undefined => {
          const optimizer = METHODS.find((method) => method.id === id);
          const settings = optimizer && settingsOf(optimizer, { momentum });
          const theory = settings && optimizer.rateTheory({ minimum: mu, maximum: L }, settings);
          return typeof theory === 'object' ? theory.marks.at(-1)?.learningRate : undefined;
        };
        expect(at('momentum')).toBeCloseTo(heavyBall, 12);
        expect(at('nesterov')).toBeCloseTo(nesterov, 12);
      }
    });

    test('heavy ball at its optimum keeps k·ρᵏ of its error', () => {
      const { lr, momentum, rate } = heavyBallOptimal;
      if (rate === 0) return;
      const method = METHODS.find(({ id }) => id === 'momentum');
      if (method === undefined) throw new Error('momentum');
      const full = settingsOf(method, { learningRate: lr, momentum });
      const error = errors(method, full, [mu, L], 400);
      const scaled = (k: number): number => (error[k] ?? NaN) / (k * rate ** k);
      expect(scaled(360) / scaled(180)).toBeCloseTo(1, 1);
    });
  },
);
