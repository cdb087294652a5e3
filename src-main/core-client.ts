/** The core in a worker thread of Node. */
import { Worker } from 'node:worker_threads';
import { CoreClient } from '../src-core/worker/client.ts';
import type { FromHost, WorkerPort } from '../src-core/worker/protocol.ts';

/** @param script the built core-worker.js */
export function startCore(script: URL): CoreClient {
  return new CoreClient(() => workerThread(script));
}

/** A worker thread as a port. It crashes at most once, and not by being terminated. */
export function workerThread(script: URL): WorkerPort {
  const worker = new Worker(script);
  let ended = false;
  let reportCrash: (reason: string) => void = () => undefined;
  const crash = (reason: string): void => {
    if (ended) return;
    ended = true;
    reportCrash(reason);
  };
  worker.on('error', (error) => {
    crash(error instanceof Error ? error.message : String(error));
  });
  worker.on('exit', (code) => {
    crash(`The worker ended with code ${code}.`);
  });
  return {
    post(message, transfer = []) {
      worker.postMessage(message, transfer);
    },
    onMessage(listener) {
      worker.on('message', (message: FromHost) => {
        listener(message);
      });
      worker.on('messageerror', (error) => {
        crash(error.message);
      });
    },
    onCrash(listener) {
      reportCrash = listener;
    },
    terminate() {
      ended = true;
      void worker.terminate();
    },
  };
}
