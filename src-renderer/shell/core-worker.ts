import { spawnLabWorker } from '#spawn-lab-worker';
import type { FromHost, WorkerPort } from '../../src-core/worker/protocol.ts';

/** Starts the core in a Web Worker. */
export function spawnCoreWorker(): WorkerPort {
  const worker = spawnLabWorker();
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<FromHost>) => {
        listener(event.data);
      });
    },
    onCrash: (listener) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(event.message === '' ? 'the worker stopped' : event.message);
      });
      worker.addEventListener('messageerror', () => {
        listener('a message could not be read');
      });
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
