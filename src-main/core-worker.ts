/** Entry of the worker thread that the core runs in under the command line. */
import { parentPort } from 'node:worker_threads';
import { createHandlers, serve } from '../src-core/worker/index.ts';
import type { ToHost } from '../src-core/worker/protocol.ts';

const parent = parentPort;
if (parent === null) throw new Error('core-worker.js runs as a worker thread, not by itself.');

serve(
  {
    post(message, transfer = []) {
      parent.postMessage(message, transfer);
    },
    onMessage(listener) {
      parent.on('message', (message: ToHost) => {
        listener(message);
      });
    },
  },
  createHandlers(),
  {
    now: () => performance.now(),
    // After a turn of the event loop, in which waiting messages are delivered.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  },
);
