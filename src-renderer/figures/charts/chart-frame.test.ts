import { describe, expect, it } from 'vitest';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import { pathOf } from '../fixture-scenes.ts';
import { textWidth } from '../text-width.ts';
import { figureTheme } from '../theme.ts';
import { chartFrame, pixelToPlace, placeToPixel, valueToPixel, type ChartFrame } from './chart-frame.ts';
import { runsOf } from './chart-kind.ts';
import { effectiveRate } from './effective-rate.ts';
import { loss } from './loss.ts';

const theme = figureTheme('light');

function runWith(values: readonly number[], properties: Partial<PathScene> = {}): PathScene {
  return pathOf(new Array<number>(2 * values.length).fill(0), {
    values: Float64Array.from(values),
    ...properties,
  });
}

function frameFor(...paths: readonly PathScene[]): ChartFrame {
  const size = { width: 700, height: 200 };
  return chartFrame({ kind: loss, runs: runsOf(loss, paths), over: 'steps', theme, ...size });
}

describe('the frame of a chart of f', () => {
  it('is linear within a decade and logarithmic beyond', () => {
    expect(frameFor(runWith([5, 4, 3])).scale).toBe('linear');
    expect(frameFor(runWith([5, 0.4, 0.03])).scale).toBe('log');
  });

  it('plots f above its lowest value where f goes to 0 or below, and says so', () => {
    const frame = frameFor(runWith([90, 4, -3.25]));
    expect(frame.offset).toBe(-3.25);
    expect(frame.title).toBe('f − lowest (−3.25), log scale');
    expect(frameFor(runWith([90, 4, 0])).title).toBe('f, log scale');
  });

  it('is linear where a run falls without end', () => {
    const frame = frameFor(
      runWith([2, 1, -40, -1e51], { stop: 'diverged' }),
      runWith([2, 1, 0.5], { series: 1 }),
    );
    expect(frame.scale).toBe('linear');
    expect(frame.title).toBe('f');
    expect(frame.range[0]).toBe(-6);
    expect(frame.range[1]).toBeGreaterThan(2);
  });

  it('is not flattened by a run that diverges', () => {
    const frame = frameFor(
      runWith([5, 0.5, 0.05]),
      runWith([5, 1e50, 1e101], { series: 1, stop: 'diverged' }),
    );
    expect(frame.range[1]).toBeLessThanOrEqual(1e4);
  });

  it('goes to a round number of steps and back from pixels', () => {
    const frame = frameFor(runWith(new Array<number>(38).fill(1)));
    expect(frame.last).toBe(40);
    expect(pixelToPlace(frame, placeToPixel(frame, 17) + 2)).toBe(17);
    expect(pixelToPlace(frame, -100)).toBe(0);
    expect(valueToPixel(frame)(frame.range[1])).toBeCloseTo(frame.plot.y, 6);
  });

  it('goes over evaluations to what the costliest run took', () => {
    const runs = runsOf(loss, [runWith([3, 2]), { ...runWith([3, 2]), evaluations: Float64Array.of(0, 90) }]);
    const frame = chartFrame({ kind: loss, runs, over: 'evaluations', theme, width: 700, height: 200 });
    expect(frame.last).toBe(100);
    expect(frame.xTitle).toBe('evaluations');
  });

  it('writes no number under the name of the axis', () => {
    for (const width of [220, 300, 500, 900])
      for (const steps of [7, 149, 1000, 20_000]) {
        const runs = runsOf(loss, [runWith(new Array<number>(steps + 1).fill(1))]);
        const frame = chartFrame({ kind: loss, runs, over: 'evaluations', theme, width, height: 150 });
        const nameFrom = width - 0.4 * theme.fontSize - textWidth(frame.xTitle, theme.fontSize);
        for (const { value, label } of frame.xTicks)
          if (label !== '')
            expect(placeToPixel(frame, value) + textWidth(label, theme.fontSize) / 2).toBeLessThan(nameFrom);
      }
  });

  it('says as much of its title as there is room for', () => {
    const titleAt = (width: number): string => {
      const runs = runsOf(effectiveRate, [pathOf([0, 0, 1, 1])]);
      return chartFrame({ kind: effectiveRate, runs, over: 'steps', theme, width, height: 150 }).title;
    };
    expect(titleAt(600)).toBe('effective learning rate (x bold, y thin)');
    expect(titleAt(244)).toBe('effective rate (y thin)');
  });
});
