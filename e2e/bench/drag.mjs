/**
 * Drives one real drag in headless Chromium and measures it.
 *
 * - present: from the input's creation in the browser to the frame's presentation, from Chromium's own
 *   trace (EventLatency), in ms;
 * - visual: from the input's time stamp to the end of the first frame in which the watched canvas or
 *   drawing changed, in ms: what the thumb alone cannot fake;
 * - busy: work of the window's thread a move, in ms (RunTask of the renderer's main thread);
 * - longTasks: tasks of the window's thread over 50 ms.
 */

const MOVES = 200;

/** Runs inside the page: notes for every move when the frame ended in which the drawing changed after it. */
function watchDrawing(selector) {
  const state = (window.__drag = { on: false, moves: [] });
  const afterFrame = new MessageChannel();
  const waiting = [];
  let inFrame = false;
  afterFrame.port1.onmessage = () => {
    inFrame = false;
    const now = performance.now();
    for (const move of waiting.splice(0)) move.visual = now - move.at;
  };
  const { requestAnimationFrame: request } = window;
  window.requestAnimationFrame = (callback) =>
    request.call(window, (time) => {
      inFrame = true;
      afterFrame.port2.postMessage(null);
      callback(time);
    });
  window.addEventListener(
    'pointermove',
    (event) => {
      if (state.on) state.moves.push({ at: event.timeStamp, visual: null, changed: false });
    },
    true,
  );
  const changed = () => {
    const move = state.moves.at(-1);
    if (!state.on || move === undefined || move.changed) return;
    move.changed = true;
    waiting.push(move);
    if (!inFrame) window.requestAnimationFrame(() => undefined);
  };
  new MutationObserver((changes) => {
    const within = ({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(selector);
    if (changes.some(within)) changed();
  }).observe(document, { subtree: true, childList: true, attributes: true });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas instanceof HTMLCanvasElement && this.canvas.closest(selector)) changed();
    return clearRect.apply(this, area);
  };
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ address: string, watch: string, prepare?: (page: import('@playwright/test').Page) => Promise<void>,
 *   path: (page: import('@playwright/test').Page) => Promise<{ from: number[], to: number[] }> }} options
 */
export async function measureDrag(browser, { address, watch, prepare, path }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript(watchDrawing, watch);
    await page.goto(address);
    await prepare?.(page);
    const { from, to } = await path(page);
    const frame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    const at = (k) => {
      const share = k / MOVES < 0.5 ? (2 * k) / MOVES : 2 - (2 * k) / MOVES;
      return from.map((start, axis) => start + (to[axis] - start) * share);
    };
    await page.mouse.move(...from);
    await frame();
    await page.mouse.down();
    await frame();
    await browser.startTracing(page, {
      categories: ['-*', 'devtools.timeline', 'toplevel', 'cc', 'benchmark', 'input', 'latencyInfo'],
    });
    await page.evaluate(() => (window.__drag.on = true));
    for (let k = 1; k <= MOVES; k++) await Promise.all([frame(), page.mouse.move(...at(k))]);
    await frame();
    await frame();
    const visual = await page.evaluate(() => window.__drag.moves.map((move) => move.visual));
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    await page.mouse.up();
    return { ...readTrace(traceEvents), visual: quantiles(visual.filter((time) => time !== null)) };
  } finally {
    await page.close();
  }
}

function readTrace(events) {
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === 'X' && /(^|:)RunTask$/.test(name) && mainThreads.has(`${pid}:${tid}`),
  );
  // Nested names for one task are counted once: the outermost is called plain RunTask.
  const outer = tasks.filter(({ name }) => name === 'RunTask');
  const durations = (outer.length > 0 ? outer : tasks).map(({ dur = 0 }) => dur / 1000);
  const open = new Map();
  const latencies = [];
  for (const event of events.filter(({ name }) => name === 'EventLatency')) {
    const id = `${event.id2?.local ?? event.id2?.global ?? event.id}:${event.pid}`;
    if (event.ph === 'b') open.set(id, event);
    else if (event.ph === 'e' && open.has(id)) {
      const begin = open.get(id);
      open.delete(id);
      const type = begin.args?.event_latency?.event_type ?? event.args?.event_latency?.event_type ?? '';
      if (/MOUSE_(MOVED|DRAGGED)/.test(type)) latencies.push((event.ts - begin.ts) / 1000);
    }
  }
  return {
    present: quantiles(latencies),
    busy: durations.reduce((sum, time) => sum + time, 0) / MOVES,
    longTasks: durations.filter((time) => time > 50).length,
  };
}

export function quantiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95) };
}
