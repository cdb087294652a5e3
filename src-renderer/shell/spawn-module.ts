/** Starts the lab worker from its own file: the served page and the desktop window. */
export function spawnLabWorker(): Worker {
  return new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: 'lab' });
}
