import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, nextPlace, placeOf, reachedAt, stepAt } from './cursor.ts';

const run = (...evaluations: readonly number[]) => ({
  steps: evaluations.length - 1,
  evaluations: Float64Array.from(evaluations),
});

describe('the step of a run at a cursor', () => {
  it('is the step itself, and the last one after the end', () => {
    const path = run(0, 2, 4, 6);
    expect([-1, 0, 2, 3, 99].map((at) => stepAt(path, { over: 'steps', at }))).toEqual([0, 0, 2, 3, 3]);
  });

  it('is the last that the evaluations had paid for', () => {
    const path = run(1, 3, 3, 10);
    const steps = [0, 1, 2, 3, 9, 10, 99].map((at) => stepAt(path, { over: 'evaluations', at }));
    expect(steps).toEqual([0, 0, 0, 2, 2, 3, 3]);
  });

  it('is found again from its own place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }), fc.nat(), (costs, any) => {
        let sum = 0;
        const path = run(...costs.map((cost) => (sum += cost)));
        const k = any % costs.length;
        for (const over of ['steps', 'evaluations'] as const) {
          const found = stepAt(path, { over, at: placeOf(path, over, k) });
          expect(placeOf(path, over, found)).toBe(placeOf(path, over, k));
          expect(found).toBeGreaterThanOrEqual(k);
        }
      }),
    );
  });

  it('goes on where the next of the runs takes a step', () => {
    const runs = [run(0, 3, 6), run(0, 2, 4, 6, 8)];
    const walk = (direction: -1 | 1, from: number): readonly number[] => {
      const places: number[] = [];
      for (let at = from; Number.isFinite(at); at = nextPlace(runs, { over: 'evaluations', at }, direction))
        places.push(at);
      return places;
    };
    expect(walk(1, 0)).toEqual([0, 2, 3, 4, 6, 8]);
    expect(walk(-1, 8)).toEqual([8, 6, 4, 3, 2, 0]);
    expect(nextPlace(runs, { over: 'steps', at: 3 }, -1)).toBe(2);
  });

  it('ends where the longest run does', () => {
    expect(endOf([run(0, 1, 2), run(0, 9)], 'steps')).toBe(2);
    expect(endOf([run(0, 1, 2), run(0, 9)], 'evaluations')).toBe(9);
    expect(endOf([], 'steps')).toBe(0);
  });
});

describe('how far a run has come', () => {
  it('is a step and a share of the next', () => {
    const path = run(1, 3, 3, 7);
    expect(reachedAt(path, 'steps', 1.25)).toEqual({ step: 1, share: 0.25 });
    expect(reachedAt(path, 'evaluations', 0)).toEqual({ step: 0, share: 0 });
    expect(reachedAt(path, 'evaluations', 2)).toEqual({ step: 0, share: 0.5 });
    expect(reachedAt(path, 'evaluations', 3)).toEqual({ step: 2, share: 0 });
    expect(reachedAt(path, 'evaluations', 4)).toEqual({ step: 2, share: 0.25 });
    for (const place of [3, 3.5, 99]) expect(reachedAt(path, 'steps', place)).toEqual({ step: 3, share: 0 });
  });

  it('never goes back', () => {
    const place = fc.double({ min: 0, max: 45, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), place, place, (costs, a, b) => {
        let sum = 0;
        const path = run(...costs.map((cost) => (sum += cost)));
        for (const over of ['steps', 'evaluations'] as const) {
          const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((at) => reachedAt(path, over, at));
          expect(later!.step + later!.share).toBeGreaterThanOrEqual(sooner!.step + sooner!.share);
          expect(later!.share).toBeLessThan(1);
        }
      }),
    );
  });
});
