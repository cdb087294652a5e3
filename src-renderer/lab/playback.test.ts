import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cursor } from '../../src-core/scene/cursor.ts';
import { Playback, PlaybackTaste, type Walk } from './playback.svelte.ts';

/** A lab with runs of a hundred steps. */
class Hundred implements Walk {
  cursor: Cursor | null = null;
  isWalking = false;
  readonly charts = { shown: ['loss'], over: 'steps' } as const;
  readonly lastPlace = 100;

  get place(): number {
    return this.cursor?.at ?? this.lastPlace;
  }

  goToPlace(at: number): void {
    this.cursor = at >= this.lastPlace ? null : { over: 'steps', at: Math.max(0, at) };
  }
}

describe('playback', () => {
  let frames: ((now: number) => void)[] = [];
  let now = 0;
  let walk = new Hundred();
  let playback = new Playback(walk, new PlaybackTaste());

  beforeEach(() => {
    frames = [];
    now = 0;
    walk = new Hundred();
    playback = new Playback(walk, new PlaybackTaste());
    vi.stubGlobal('requestAnimationFrame', (then: (at: number) => void) => frames.push(then));
    vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Lets frames of 10 ms pass. */
  function pass(milliseconds: number): void {
    for (const end = now + milliseconds; now < end;) {
      now += 10;
      for (const then of frames.splice(0)) then(now);
    }
  }

  it('walks the whole of it in five seconds, and rests at the ends', () => {
    playback.play();
    expect(walk.place).toBe(0);
    expect(walk.isWalking).toBe(true);
    pass(2510);
    expect(walk.place).toBeCloseTo(50, -0.5);
    pass(2600);
    expect(walk.cursor).toBeNull();
    expect([playback.isPlaying, walk.isWalking]).toEqual([false, false]);
    playback.play();
    expect(walk.place, 'from the end it begins anew').toBe(0);
  });

  it('goes at the pace that was chosen', () => {
    playback.taste.pace = 4;
    playback.play();
    pass(2010);
    expect(walk.place).toBe(8);
  });

  it('goes on from where it was paused', () => {
    playback.taste.pace = 16;
    playback.play();
    pass(1010);
    playback.toggle();
    pass(1000);
    expect(walk.place).toBe(16);
    playback.toggle();
    pass(1010);
    expect(walk.place).toBe(32);
  });

  it('begins again where it loops', () => {
    playback.taste.loops = true;
    playback.play();
    pass(5510);
    expect(playback.isPlaying).toBe(true);
    expect(walk.place).toBeLessThan(15);
  });

  it.each([
    ['somebody goes to another step', { over: 'steps', at: 3 }],
    ['there is another function', null],
  ] as const)('stops where %s', (_, cursor) => {
    playback.play();
    pass(500);
    walk.cursor = cursor;
    pass(500);
    expect(playback.isPlaying).toBe(false);
    expect(walk.cursor).toEqual(cursor);
  });

  it('does not leap after a hitch', () => {
    playback.taste.pace = 16;
    playback.play();
    pass(20);
    now += 60_000;
    pass(20);
    expect(walk.place).toBeLessThan(5);
  });
});
