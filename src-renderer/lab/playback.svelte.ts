/** Walks the runs: moves the lab's cursor along the charts' axis at a pace, as long as nobody else moves it. */
import type { Cursor } from '../../src-core/scene/cursor.ts';
import type { Lab } from './lab.svelte.ts';

/** Places a second; `whole`: all of the walk in `WHOLE` seconds, however long it is. */
export type Pace = 'whole' | 1 | 4 | 16 | 64 | 256 | 1024;
export const PACES: readonly Pace[] = ['whole', 1, 4, 16, 64, 256, 1024];
/** s */
export const WHOLE = 5;

/** ms that a frame counts for at most: after a hitch the walk goes on from where it was seen. */
const LONGEST_FRAME = 100;

/** What the playback needs of the lab. */
export type Walk = Pick<Lab, 'cursor' | 'place' | 'lastPlace' | 'charts' | 'isWalking' | 'goToPlace'>;

/** How the person likes it, kept while the window is open. */
export class PlaybackTaste {
  pace = $state.raw<Pace>('whole');
  loops = $state.raw(false);
}

export class Playback {
  readonly #walk: Walk;
  readonly taste: PlaybackTaste;
  #isPlaying = $state.raw(false);
  /** The place that was reached, with its fraction. */
  #reached = 0;
  /** What the playback set last: any other cursor is somebody else's. */
  #own: Cursor | null = null;
  #frame = 0;
  #before: number | null = null;

  constructor(walk: Walk, taste: PlaybackTaste) {
    this.#walk = walk;
    this.taste = taste;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Places a second. */
  get speed(): number {
    const { pace } = this.taste;
    return pace === 'whole' ? Math.max(1, this.#walk.lastPlace / WHOLE) : pace;
  }

  /** From the cursor on; from the start where it is at the end. */
  play(): void {
    if (this.#isPlaying || this.#walk.lastPlace === 0) return;
    this.#isPlaying = true;
    this.#walk.isWalking = true;
    this.#moveTo(this.#walk.cursor === null ? 0 : this.#walk.place);
    this.#before = null;
    this.#frame = requestAnimationFrame(this.#onFrame);
  }

  pause(): void {
    if (!this.#isPlaying) return;
    cancelAnimationFrame(this.#frame);
    this.#isPlaying = false;
    this.#walk.isWalking = false;
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  readonly #onFrame = (now: number): void => {
    const passed = this.#before === null ? 0 : Math.min(now - this.#before, LONGEST_FRAME);
    this.#before = now;
    // A click on a chart, another function: whoever moved the cursor wants to look there.
    if (this.#walk.cursor !== this.#own) {
      this.pause();
      return;
    }
    const next = this.#reached + (passed * this.speed) / 1000;
    if (next < this.#walk.lastPlace) this.#moveTo(next);
    else if (this.taste.loops) this.#moveTo(0);
    else {
      this.pause();
      this.#walk.goToPlace(Infinity);
      return;
    }
    this.#frame = requestAnimationFrame(this.#onFrame);
  };

  #moveTo(place: number): void {
    this.#reached = place;
    const at = Math.floor(place);
    const { over } = this.#walk.charts;
    // Frames between two steps show nothing new.
    if (
      this.#own === null ||
      this.#own !== this.#walk.cursor ||
      this.#own.at !== at ||
      this.#own.over !== over
    ) {
      this.#own = { over, at };
      this.#walk.cursor = this.#own;
    }
  }
}
