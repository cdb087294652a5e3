import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filmPixels,
  filmProblem,
  LINES_RANGE,
  MOST_FRAMES,
  roundedInWords,
  type FilmSettings,
} from './film-limits.ts';
import { scheduleOf } from './schedule.ts';

const film: FilmSettings = { seconds: 5, fps: 30, loop: 'forever', lines: 1080 };

describe('the frames of a film', () => {
  it('go from the start to the end, as many as they should be, never back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.02, max: 60, noNaN: true }),
        fc.nat(3000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (fps, seconds, end, share) => {
          const until = end * share;
          const { places } = scheduleOf({ seconds, fps }, { end, until });
          expect(places).toHaveLength(Math.max(1, Math.round(seconds * fps)));
          expect(places.at(-1)).toBe(end);
          if (places.length > 1) expect(places[0]).toBe(0);
          places.slice(1).forEach((place, k) => expect(place).toBeGreaterThanOrEqual(places[k] ?? 0));
        },
      ),
    );
  });

  it('rest at the end for a second, and for no more than a quarter of a short film', () => {
    const resting = (seconds: number): number => {
      const { places } = scheduleOf({ seconds, fps: 20 }, { end: 40, until: 40 });
      return places.filter((place) => place === 40).length / 20;
    };
    // With the frame in which it arrives.
    expect(resting(5)).toBeCloseTo(1.05, 9);
    expect(resting(2)).toBeCloseTo(0.55, 9);
  });

  it('take a step as long as there are few', () => {
    expect(scheduleOf(film, { end: 1, until: 1 }).secondsAStep).toBe(4);
    expect(scheduleOf(film, { end: 400, until: 100 }).secondsAStep).toBeCloseTo(0.04, 9);
  });
});

describe('what is wrong with a film', () => {
  it.each([
    [{}, null],
    [{ seconds: 0 }, 'A film lasts more than 0 seconds.'],
    [{ seconds: -1 }, 'A film lasts more than 0 seconds.'],
    [{ seconds: NaN }, 'A film lasts more than 0 seconds.'],
    [{ seconds: 1000, fps: 10 }, '10,000 frames are too many: a film has at most 3,600.'],
    [{ seconds: 61 }, 'A film lasts at most 60 seconds.'],
    [{ fps: 0.5 }, 'A film has from 1 to 60 frames a second.'],
    [{ seconds: 0.01 }, 'A film has at least one frame: give it more seconds, or more frames a second.'],
    [{ lines: 4320 }, 'A film is from 90 to 2,160 pixels high.'],
  ])('%j', (changed, words) => expect(filmProblem('mp4', { ...film, ...changed })).toBe(words));

  it('is that a GIF is faster than viewers show it', () => {
    expect(filmProblem('gif', { ...film, fps: 60 })).toBe(
      'A film has from 1 to 50 frames a second as a GIF.',
    );
    expect(filmProblem('gif', { ...film, fps: 50 })).toBeNull();
  });

  it('is nothing at the limits', () => {
    expect(filmProblem('webm', { ...film, seconds: 60, fps: 60 })).toBeNull();
    expect(60 * 60).toBe(MOST_FRAMES);
  });
});

describe('the pixels of a film', () => {
  it('are even on both sides, and of the shape of the figure', () => {
    const side = fc.integer({ min: 100, max: 3000 });
    const lines = fc.integer({ min: LINES_RANGE[0], max: 700 });
    fc.assert(
      fc.property(side, side, lines, (width, height, wanted) => {
        fc.pre((width * wanted) / height < 4000);
        const size = filmPixels({ width, height }, wanted);
        expect([size.width % 2, size.height % 2]).toEqual([0, 0]);
        expect(Math.abs(size.height - wanted)).toBeLessThanOrEqual(1);
        expect(Math.abs(size.width - (width * wanted) / height)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are told of where they are not those of a picture', () => {
    expect(roundedInWords({ width: 640, height: 400 }, 200)).toBeNull();
    expect(roundedInWords({ width: 640, height: 400 }, 90)).toBeNull();
    expect(roundedInWords({ width: 500, height: 333 }, 720)).toBe(
      'It would be 1081 pixels wide, but films have even sides',
    );
    expect(roundedInWords({ width: 400, height: 400 }, 361)).toBe(
      'It would be 361 pixels wide and 361 pixels high, but films have even sides',
    );
  });

  it('are never more on a side than encoders take', () => {
    expect(() => filmPixels({ width: 3000, height: 300 }, 720)).toThrow('7,200 pixels wide is too wide');
  });
});
