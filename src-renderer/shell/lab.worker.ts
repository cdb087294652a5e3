/** The core in a Web Worker. */
import { createHandlers, serve } from '../../src-core/worker/index.ts';
import type { ToHost } from '../../src-core/worker/protocol.ts';

// A message to oneself comes after all that are waiting, and unlike a timer is not slowed down.
const toSelf = new MessageChannel();
let resume: () => void = () => undefined;
toSelf.port1.onmessage = () => {
  resume();
};

serve(
  {
    post: (message, transfer) => {
      self.postMessage(message, { transfer: [...(transfer ?? [])] });
    },
    onMessage: (listener) => {
      self.addEventListener('message', (event: MessageEvent<ToHost>) => {
        listener(event.data);
      });
    },
  },
  createHandlers(),
  {
    now: () => performance.now(),
    pause: () =>
      new Promise((resolve) => {
        const before = resume;
        resume = () => {
          before();
          resume = () => undefined;
          resolve();
        };
        toSelf.port2.postMessage(null);
      }),
  },
);
