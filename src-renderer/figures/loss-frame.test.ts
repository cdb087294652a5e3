import { describe, expect, it } from 'vitest';
import { pathOf } from './fixture-scenes.ts';
import { lossFrame, lossToPixel, pixelToStep, stepToPixel } from './loss-frame.ts';
import { lossMarks } from './loss-marks.ts';
import { figureTheme } from './theme.ts';
import type { PathScene } from '../../src-core/scene/scene.ts';

const theme = figureTheme('light');

function runWith(values: readonly number[], properties: Partial<PathScene> = {}): PathScene {
  return pathOf(new Array<number>(2 * values.length).fill(0), {
    values: Float64Array.from(values),
    ...properties,
  });
}

function frameFor(...paths: readonly PathScene[]): ReturnType<typeof lossFrame> {
  return lossFrame({ paths, width: 700, height: 200, theme });
}

describe('lossFrame', () => {
  it('is linear within a decade and logarithmic beyond', () => {
    expect(frameFor(runWith([5, 4, 3])).scale).toBe('linear');
    expect(frameFor(runWith([5, 0.4, 0.03])).scale).toBe('log');
  });

  it('plots f above its lowest value where f goes to 0 or below, and says so', () => {
    const frame = frameFor(runWith([90, 4, -3.25]));
    expect(frame.offset).toBe(-3.25);
    expect(frame.title).toBe('f − lowest (−3.25)');
    expect(frameFor(runWith([90, 4, 0])).title).toBe('f');
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
    expect(frame.steps).toBe(40);
    expect(pixelToStep(frame, stepToPixel(frame, 17) + 2)).toBe(17);
    expect(pixelToStep(frame, -100)).toBe(0);
    expect(lossToPixel(frame)(frame.range[1])).toBeCloseTo(frame.plot.y, 6);
  });

  it.each([
    [[]],
    [[runWith([NaN])]],
    [[runWith([0])]],
    [[runWith([0, 0])]],
    [[runWith([1e300, 1e-300])]],
    [[runWith([-1.7e308, 1.7e308])]],
  ])('draws %j in finite coordinates', (paths) => {
    const frame = frameFor(...paths);
    expect([...frame.range, frame.plot.width].every(Number.isFinite)).toBe(true);
    for (const mark of lossMarks(paths, frame, theme, { step: 0 })) {
      const coordinates =
        mark.kind === 'line' ? mark.lines.flat() : mark.kind === 'symbol' ? mark.centres : [];
      expect(coordinates.every(Number.isFinite)).toBe(true);
    }
  });
});
