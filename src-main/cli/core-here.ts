/** For tests: the core in this thread, the same host and handlers, with messages copied as between threads. */
import { CoreClient } from '../../src-core/worker/client.ts';
import { createHandlers, serve } from '../../src-core/worker/index.ts';
import type { FromHost, ToHost, WorkerPort } from '../../src-core/worker/protocol.ts';

export function coreHere(): CoreClient {
  const toHost: ((message: ToHost) => void)[] = [];
  const toClient: ((message: FromHost) => void)[] = [];
  const port: WorkerPort = {
    post: (message) => toHost.forEach((listener) => queueMicrotask(() => listener(structuredClone(message)))),
    onMessage: (listener) => toClient.push(listener),
    onCrash: () => undefined,
    terminate: () => toHost.splice(0),
  };
  serve(
    {
      post: (message) =>
        toClient.forEach((listener) => queueMicrotask(() => listener(structuredClone(message)))),
      onMessage: (listener) => toHost.push(listener),
    },
    createHandlers(),
    { now: () => performance.now(), pause: () => Promise.resolve() },
  );
  return new CoreClient(() => port);
}
