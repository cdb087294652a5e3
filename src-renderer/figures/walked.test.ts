import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnRun } from './drawn-run.ts';
import { pathOf, SQUARE } from './fixture-scenes.ts';
import { bareFrame } from './frame.ts';
import { figureTheme } from './theme.ts';
import { glide, settledStep, walkedPath, walkedRun } from './walked.ts';

const theme = figureTheme('light');
/** 100 px a unit; the origin at (200, 200). */
const frame = bareFrame(400, 400, SQUARE);
const path = pathOf([-1, -1, 0, 1, 1, 0], { stop: 'converged' });
const run = (points: readonly number[]) => drawnRun(pathOf(points), frame, theme);

describe('what has been walked of a path', () => {
  it('is its start, then more and more of it, and at its end the path itself', () => {
    expect([...walkedPath(path, 'steps', 0).points]).toEqual([-1, -1]);
    expect([...walkedPath(path, 'steps', 0.5).points]).toEqual([-1, -1, -0.5, 0]);
    expect([...walkedPath(path, 'steps', 1).points]).toEqual([-1, -1, 0, 1]);
    expect(walkedPath(path, 'steps', 1.5).stop).toBe('steps');
    expect(walkedPath(path, 'steps', 2)).toBe(path);
    expect(walkedPath(path, 'steps', 99)).toBe(path);
  });

  it('follows what a step costs, where that is the axis', () => {
    const dear = { ...path, evaluations: Float64Array.of(1, 5, 7) };
    expect([...walkedPath(dear, 'evaluations', 0).points]).toEqual([-1, -1]);
    expect([...walkedPath(dear, 'evaluations', 3).points]).toEqual([-1, -1, -0.5, 0]);
    expect([...walkedPath(dear, 'evaluations', 5).points]).toEqual([-1, -1, 0, 1]);
  });

  it('is in every frame a beginning of what it is in the next', () => {
    const place = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((at) => walkedPath(path, 'steps', at));
        const whole = 2 * (Math.floor(Math.min(a, b)) + 1);
        expect([...later!.points.subarray(0, whole)]).toEqual([...sooner!.points.subarray(0, whole)]);
        expect(later!.points.length).toBeGreaterThanOrEqual(sooner!.points.length);
      }),
    );
  });

  it('has on the map the width of the whole, and its head between two steps', () => {
    const whole = run([-1, -1, 0, 1, 1, 0]);
    const walked = walkedRun(whole, frame.plot, 'steps', 1.5);
    expect(walked.width).toBe(whole.width);
    expect([...walked.pixels]).toEqual([100, 300, 200, 100, 250, 150]);
    expect(walkedRun(whole, frame.plot, 'steps', 2)).toBe(whole);
  });
});

it('a step begins and ends gently', () => {
  expect([glide(0), glide(0.5), glide(1)]).toEqual([0, 0.5, 1]);
  expect(glide(0.1)).toBeLessThan(0.1);
});

describe('a run is settled', () => {
  it.each([
    ['where it hardly moves any more', [-1, 0, 1, 1, 0, 0, 0.002, 0, 0, 0], 2],
    ['where it left the map', [0, 0, 1, 1, 50, 0, 900, 7, 1e9, 0], 2],
    ['at its end, where it moves up to there', [-1, 0, 1, 0], 1],
    ['at its start, where it never moves', [1, 1, 1, 1], 0],
  ])('%s', (_, points, step) => expect(settledStep(run(points), frame.plot)).toBe(step));
});
