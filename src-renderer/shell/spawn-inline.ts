import InlineLabWorker from './lab.worker.ts?worker&inline';

/** Starts the lab worker from a copy inside the page itself: the single file, which has no second file to load. */
export function spawnLabWorker(): Worker {
  return new InlineLabWorker({ name: 'lab' });
}
