/**
 * `npm run bench`, memory: how much the heaps of window and worker have grown after 20,000 moves of a drag, each
 * measured after a collection.
 */
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { judge } from './goals.mjs';
import { serveLab } from './serve-lab.mjs';

const MOVES = 20_000;
/** Moves before the first measurement: caches and compiled code are in place after them. */
const WARM_UP = 2000;
const MEGABYTE = 2 ** 20;

const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const session = await page.context().newCDPSession(page);

/** A session with the page's worker, spoken to through the page's: Playwright has none for workers. */
async function attachWorker() {
  const attached = new Promise((resolve) => session.once('Target.attachedToTarget', resolve));
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const { sessionId } = await attached;
  let nextId = 1;
  return (method) => {
    const id = nextId++;
    const answered = new Promise((resolve) => {
      const listen = (event) => {
        const message = JSON.parse(event.message);
        if (event.sessionId !== sessionId || message.id !== id) return;
        session.off('Target.receivedMessageFromTarget', listen);
        resolve(message.result);
      };
      session.on('Target.receivedMessageFromTarget', listen);
    });
    const message = JSON.stringify({ id, method });
    return session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answered);
  };
}

async function usedHeap(send) {
  // Twice: what the first frees may have kept other things.
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}

await page.goto(lab.address);
await page.getByText('Converged after').first().waitFor();
const worker = await attachWorker();
const window = (method) => session.send(method);

/** Moves of a hand that is quicker than frames are: real ones would take six minutes. */
const drag = (moves) =>
  page.getByRole('slider', { name: 'Learning rate' }).evaluate(async (slider, count) => {
    const { left, top, width, height } = slider.getBoundingClientRect();
    const type = 'onpointerrawupdate' in window ? 'pointerrawupdate' : 'pointermove';
    const send = (name, k) =>
      slider.dispatchEvent(
        new PointerEvent(name, {
          pointerId: 1,
          button: name === type ? -1 : 0,
          buttons: 1,
          bubbles: true,
          clientX: left + width * (0.5 + 0.3 * Math.sin(k / 40)),
          clientY: top + height / 2,
        }),
      );
    // Made by a script, this pointer cannot be captured.
    slider.setPointerCapture = () => undefined;
    send('pointerdown', 0);
    for (let k = 1; k <= count; k++) {
      send(type, k);
      await new Promise((resolve) => setTimeout(resolve));
    }
    send('pointerup', count);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, moves);

await drag(WARM_UP);
const before = [await usedHeap(window), await usedHeap(worker)];
await drag(MOVES);
const after = [await usedHeap(window), await usedHeap(worker)];
await browser.close();
await lab.close();
judge(
  ['window', 'worker'].map((name, index) => ({
    name: `growth of the ${name}'s heap over ${MOVES.toLocaleString('en')} moves`,
    value: (after[index] - before[index]) / MEGABYTE,
    most: 10,
    unit: 'MB',
  })),
);
