import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../../src-core/document/index.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import { pathOf } from '../fixture-scenes.ts';
import type { Mark } from '../marks.ts';
import { figureTheme } from '../theme.ts';
import { axisTicks } from '../ticks.ts';
import { angle } from './angle.ts';
import { chartFrame } from './chart-frame.ts';
import { runsOf, type ChartKind } from './chart-kind.ts';
import { cursorMarks, drawnChart, stillMarks, type DrawnChart } from './chart-marks.ts';
import { distance } from './distance.ts';
import { effectiveRate } from './effective-rate.ts';
import { CHART_KINDS } from './index.ts';
import { learningRate } from './learning-rate.ts';
import { stepLength } from './step-length.ts';

const theme = figureTheme('light');

function chartOf(
  kind: ChartKind,
  paths: readonly PathScene[],
  over: 'steps' | 'evaluations' = 'steps',
): DrawnChart {
  const runs = runsOf(kind, paths);
  const frame = chartFrame({ kind, runs, over, width: 500, height: 180, theme });
  return drawnChart(runs, frame, over, theme);
}

const marksOf = (kind: ChartKind, paths: readonly PathScene[]): readonly Mark[] =>
  stillMarks(chartOf(kind, paths), kind, theme);

const textsOf = (marks: readonly Mark[]): readonly string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

const coordinatesOf = (mark: Mark): readonly number[] =>
  mark.kind === 'line' ? mark.lines.flat() : mark.kind === 'symbol' ? mark.centres : [];

const values = (kind: ChartKind, path: PathScene): readonly number[] =>
  kind.linesOf(path).flatMap((line) => [...line.values]);

it('has every chart that a document can name, in its order', () => {
  expect(CHART_KINDS.map(({ id }) => id)).toEqual(CHARTS);
});

describe('the quantities', () => {
  it('learning rate: as its schedule has it for the steps that were taken, else constant, or none', () => {
    const points = [0, 0, 3, 4, 3, 4];
    expect(values(learningRate, pathOf(points, { learningRate: 0.2 }))).toEqual([0.2, 0.2]);
    const scheduledRates = Float64Array.of(0.2, 0.1, 0.05);
    expect(values(learningRate, pathOf(points, { scheduledRates }))).toEqual([0.2, 0.1]);
    expect(values(effectiveRate, pathOf(points, { scheduledRates }))).toEqual([0.2, 0.1]);
    expect(learningRate.linesOf(pathOf(points, { learningRate: NaN }))).toEqual([]);
  });

  it('step length: from each point to the next', () => {
    expect(values(stepLength, pathOf([0, 0, 3, 4, 3, 4]))).toEqual([5, 0]);
  });

  it('angle: 0 along −∇f, 180 uphill, none where there is no step or no slope', () => {
    const gradients = Float64Array.of(-1, 0, 0, -1, -1, -1, 0, 0, 1, 1);
    const path = pathOf([0, 0, 1, 0, 2, 0, 2, 0, 1, 1], { gradients });
    const [along, across, ...none] = values(angle, path);
    expect(along).toBe(0);
    expect(across).toBeCloseTo(90, 12);
    expect(none).toEqual([NaN, NaN]);
    const uphill = pathOf([0, 0, 1, 0], { gradients: Float64Array.of(1, 0, 1, 0) });
    expect(values(angle, uphill)).toEqual([180]);
  });

  it('distance: to the minimum that this run reached', () => {
    expect(values(distance, pathOf([3, 4, 0, 0], { minimum: [0, 0] }))).toEqual([5, 0]);
    expect(distance.linesOf(pathOf([3, 4, 0, 0], { minimum: null }))).toEqual([]);
  });

  it('effective rate: of both coordinates, or η where the method does not tell them apart', () => {
    const rescaled = pathOf([0, 0, 1, 1, 2, 2], { effectiveRates: Float64Array.of(1, 2, 3, 4) });
    expect(effectiveRate.linesOf(rescaled).map((line) => [...line.values])).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(values(effectiveRate, pathOf([0, 0, 1, 1]))).toEqual([0.1]);
    expect(effectiveRate.linesOf(pathOf([0, 0], { learningRate: NaN }))).toEqual([]);
  });
});

describe('a chart', () => {
  const [one, other] = [pathOf([1, 1, 0, 0]), pathOf([1, 1, 0, 0], { series: 1, name: 'Adam' })];

  it('says in words which runs have no line', () => {
    expect(
      textsOf(
        marksOf(distance, [
          { ...one, minimum: [0, 0] },
          { ...other, minimum: null },
        ]),
      ),
    ).toEqual(['Adam: no minimum reached']);
    expect(textsOf(marksOf(distance, [one, other]))).toEqual(['no minimum reached']);
    expect(textsOf(marksOf(distance, [{ ...one, minimum: [0, 0] }]))).toEqual([]);
  });

  it('breaks its line where there is no value, and marks a step alone', () => {
    const gradients = Float64Array.of(-1, 0, -1, 0, 0, 0, -1, 0, 0, 0, 1, 1);
    const path = pathOf([0, 0, 1, 0, 2, 1, 3, 1, 4, 0, 5, 0], { gradients });
    const marks = marksOf(angle, [path]);
    expect(marks.find((mark) => mark.kind === 'line')?.lines).toHaveLength(1);
    expect(marks.some((mark) => mark.kind === 'symbol' && mark.centres.length > 0)).toBe(true);
  });

  it('shows the cursor on every run that has not ended by then', () => {
    const long = pathOf([1, 1, 0.5, 0.5, 0.2, 0.2, 0.1, 0.1], { series: 2 });
    const chart = chartOf(CHART_KINDS[0] ?? angle, [one, long]);
    const rings = (at: number): number =>
      cursorMarks(chart, { over: 'steps', at }, theme).filter(({ kind }) => kind === 'symbol').length;
    expect([0, 1, 2, 3].map(rings)).toEqual([2, 2, 1, 1]);
    const [line] = cursorMarks(chart, { over: 'steps', at: 2 }, theme);
    expect(line?.kind === 'line' && line.lines).toHaveLength(1);
    expect(
      cursorMarks(chart, { over: 'evaluations', at: 2 }, theme).every(({ kind }) => kind === 'symbol'),
    ).toBe(true);
    expect(cursorMarks(chart, null, theme)).toEqual([]);
  });

  it('whose values differ by less than ticks can has no ticks', () => {
    expect(axisTicks([0, 2.5e-323], 200, 'vertical', 14)).toEqual([]);
  });

  it.each(CHART_KINDS)('of the $name draws anything in finite coordinates', (kind) => {
    const anything = fc.oneof(
      fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, 1e-300, 1.7e308, -1.7e308),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    );
    const some = (count: number): fc.Arbitrary<number[]> =>
      fc.array(anything, { minLength: count, maxLength: count });
    const run = fc.nat(12).chain((steps) =>
      fc.record({
        points: some(2 * steps + 2),
        values: some(steps + 1),
        gradients: some(2 * steps + 2),
        rates: fc.constantFrom(0, 2 * steps).chain(some),
        minimum: fc.option(fc.tuple(anything, anything)),
        stop: fc.constantFrom('steps', 'converged', 'diverged', 'not-finite', 'stalled', 'settled' as const),
      }),
    );
    const over = fc.constantFrom('steps', 'evaluations' as const);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), over, fc.nat(12), (runs, along, at) => {
        const paths = runs.map(({ points, values: f, gradients, rates, minimum, stop }, series) =>
          pathOf(points, {
            values: Float64Array.from(f),
            gradients: Float64Array.from(gradients),
            gradientNorms: Float64Array.from(f, Math.abs),
            effectiveRates: Float64Array.from(rates, Math.abs),
            minimum,
            series,
            stop,
          }),
        );
        const chart = chartOf(kind, paths, along);
        expect([...chart.frame.range, chart.frame.plot.width].every(Number.isFinite)).toBe(true);
        const marks = [...stillMarks(chart, kind, theme), ...cursorMarks(chart, { over: along, at }, theme)];
        expect(marks.flatMap(coordinatesOf).every(Number.isFinite)).toBe(true);
        expect(chart.frame.yTicks.every(({ label }) => !/NaN|defined/.test(label))).toBe(true);
      }),
    );
  });
});
