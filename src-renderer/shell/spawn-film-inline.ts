import InlineFilmWorker from './film.worker.ts?worker&inline';

/** Starts the film worker from a copy inside the page itself: the single file, which has no second file to load. */
export function spawnFilmWorker(): Worker {
  return new InlineFilmWorker({ name: 'film' });
}
