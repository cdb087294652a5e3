/** Starts the film worker from its own file: the served page and the desktop window. */
export function spawnFilmWorker(): Worker {
  return new Worker(new URL('./film.worker.ts', import.meta.url), { type: 'module', name: 'film' });
}
