import { describe, expect, test } from 'vitest';
import { analysePoint } from '../curvature/index.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { reportOf, type PathReport } from './path-report.ts';
import type { PathScene } from './scene.ts';
import type { TheoryScene } from './theory.ts';

/** f = (x² + 4 y²)/2: eigenvalues 1 along x and 4 along y, minimum at the origin. */
const f = new PointFunction(new CompiledFunction(parseFormula('(x^2 + 4 y^2)/2', ['x', 'y'], [])), []);
const theory: TheoryScene = {
  place: 'reached',
  analysis: analysePoint(f, [0, 0]),
  shape: 'quadratic',
  arrival: 'minimum',
  rates: null,
  reason: null,
};
const optimizer = findOptimizer('gradient-descent')!;
const settings = settingsOf(optimizer, { learningRate: 0.4 });

function report(points: readonly number[], change: Partial<PathScene> = {}, of = theory): PathReport {
  const steps = points.length / 2 - 1;
  const path: PathScene = {
    key: optimizer.id,
    optimizer: optimizer.id,
    name: optimizer.name,
    kind: 'run',
    series: 0,
    learningRate: 0.4,
    scheduledRates: null,
    cloud: null,
    points: Float64Array.from(points),
    values: new Float64Array(steps + 1),
    gradientNorms: new Float64Array(steps + 1),
    gradients: new Float64Array(2 * (steps + 1)),
    effectiveRates: new Float64Array(0),
    evaluations: Float64Array.from({ length: steps + 1 }, (_, k) => k),
    cost: { values: 0, gradients: steps, hessians: 0, solves: 0 },
    stop: 'steps',
    steps,
    ...change,
  };
  return reportOf(path, of, optimizer, settings);
}

describe('the mean turning angle', () => {
  test.each([
    ['straight on', [0, 0, 1, 0, 2, 0, 5, 0], 0],
    ['straight back', [0, 0, 1, 0, 0, 0, 1, 0], 180],
    ['a square', [0, 0, 1, 0, 1, 1, 0, 1, 0, 0], 90],
    ['over the cut of atan2', [0, 0, -1, 0.1, -2, 0, -3, 0.1], (2 * (Math.atan(0.1) * 180)) / Math.PI],
  ] as const)('%s', (_, points, degrees) => {
    expect(report(points).meanTurningAngle).toBeCloseTo(degrees, 9);
  });

  test('is not defined by one step, or by steps that do not move', () => {
    expect(report([0, 0, 1, 0]).meanTurningAngle).toBeNull();
    expect(report([1, 1, 1, 1, 1, 1]).meanTurningAngle).toBeNull();
  });

  test('leaves out a last point that is not finite', () => {
    expect(report([0, 0, 1, 0, 1, 1, NaN, Infinity]).meanTurningAngle).toBeCloseTo(90, 9);
  });
});

test('sign changes are those across the valley, along the steepest eigenvector', () => {
  expect(report([0, 1, 1, -1, 2, 1, 3, -1]).signChanges).toBe(2);
  expect(report([1, 0, -1, 0, 1, 0]).signChanges).toBe(0);
  expect(report([0, 1, 1, -1, 2, -1, 3, 1]).signChanges, 'a step along the valley changes none').toBe(1);
});

describe('rates', () => {
  const halving = Array.from({ length: 21 }, (_, k) => [0.5 ** k, 0]).flat();

  test('are measured over the later half of the steps', () => {
    expect(report(halving).measuredRate).toBeCloseTo(0.5, 12);
    const late = [...Array.from({ length: 10 }, () => [1, 0]).flat(), ...halving];
    expect(report(late).measuredRate).toBeCloseTo(0.5, 12);
  });

  test('are not measured where the path is too short, or no minimum is known', () => {
    expect(report([1, 0, 0.5, 0]).measuredRate).toBeNull();
    expect(report(halving, {}, { ...theory, place: 'start' }).measuredRate).toBeNull();
  });

  test('are measured above rounding only', () => {
    const stuck = [...halving, ...Array.from({ length: 100 }, () => [1e-17, 0]).flat()];
    expect(report(stuck).measuredRate).toBeCloseTo(0.5, 12);
  });

  test('are predicted on quadratics alone: max |1 − ηλ|, and (κ − 1)/(κ + 1) at best', () => {
    expect(report(halving).predictedRate).toBeCloseTo(0.6, 12);
    expect(report(halving).bestRate).toBeCloseTo(3 / 5, 12);
    const other = report(halving, {}, { ...theory, shape: 'other' as TheoryScene['shape'] });
    expect([other.predictedRate, other.bestRate]).toEqual([null, null]);
  });
});

test('steps to tolerance are those of a path that converged', () => {
  expect(report([1, 0, 0, 0], { stop: 'converged' }).stepsToTolerance).toBe(1);
  expect(report([1, 0, 0, 0], { stop: 'steps' }).stepsToTolerance).toBeNull();
});
