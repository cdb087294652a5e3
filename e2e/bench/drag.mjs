/**
 * Drives one real drag in headless Chromium, twice, each time in a browser of its own: once to see when
 * the picture changed, once under Chromium's trace. In both an animation frame is always asked for, so
 * that every frame of the screen is drawn and none is late for having slept.
 *
 * - present: from the input's creation in the browser to the frame's presentation, from the trace
 *   (EventLatency), in ms;
 * - visual: from the input's time stamp to the end of the first frame in which the watched canvas or
 *   drawing changed, in ms: what the thumb alone cannot fake;
 * - busy: work of the window's thread a move, in ms (RunTask of the renderer's main thread);
 * - longTasks: tasks of the window's thread over 50 ms.
 */
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { leaveLab } from './long-labs.mjs';
import { quantiles } from './quantiles.mjs';

const MOVES = 200;
export const TRACED = ['-*', 'devtools.timeline', 'toplevel', 'cc', 'benchmark', 'input', 'latencyInfo'];

/**
 * @typedef {{ address: string, watch: string, lab?: string, prepare?: (page: import('@playwright/test').Page) => Promise<void>,
 *   path: (page: import('@playwright/test').Page) => Promise<{ from: number[], to: number[] }> }} Drag
 */

/** @param {Drag} drag */
export async function measureDrag(drag) {
  const { moves } = await dragOnce(drag, 'plain');
  const { events } = await dragOnce(drag, 'traced');
  return { ...readTrace(events), visual: quantiles(moves.filter((time) => time !== null)) };
}

/** @param {Drag} drag @param {'plain' | 'traced'} mode */
async function dragOnce({ address, watch, lab, prepare, path }, mode) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(watchDrawing, watch);
    if (lab !== undefined) await leaveLab(page, lab);
    await page.goto(address);
    // Thumbnails and KaTeX arrive after the first picture; a person drags later than that.
    await page.waitForTimeout(2000);
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
    await page.waitForTimeout(100);
    if (mode === 'traced') await browser.startTracing(page, { categories: TRACED });
    await page.evaluate(() => (window.__drag.on = true));
    for (let k = 1; k <= MOVES; k++) await Promise.all([frame(), page.mouse.move(...at(k))]);
    await frame();
    await frame();
    await page.waitForTimeout(300);
    const moves = await page.evaluate(() => window.__drag.moves.map(({ visual }) => visual));
    const trace = mode === 'traced' ? JSON.parse((await browser.stopTracing()).toString()) : null;
    await page.mouse.up();
    return { moves, events: trace?.traceEvents ?? [] };
  } finally {
    await browser.close();
  }
}

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
  const loop = () => {
    inFrame = true;
    afterFrame.port2.postMessage(null);
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
  const note = (event) => {
    // Ties the input to the next frames of the window's thread: a drag that follows raw moves has done its
    // work before this event, which Chromium would then call presented with a frame already under way.
    requestAnimationFrame(() => requestAnimationFrame(() => undefined));
    if (state.on) state.moves.push({ at: event.timeStamp, visual: null, changed: false });
  };
  window.addEventListener('pointermove', note, true);
  const changed = () => {
    const move = state.moves.at(-1);
    if (!state.on || move === undefined || move.changed) return;
    move.changed = true;
    if (inFrame) waiting.push(move);
    else requestAnimationFrame(() => waiting.push(move));
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

/** Tasks of the window's thread, in ms. */
export function mainThreadTasks(events) {
  const isMain = mainThreadOf(events);
  return events
    .filter((event) => event.ph === 'X' && /RunTask/.test(event.name) && isMain(event))
    .map(({ dur = 0 }) => dur / 1000);
}

function readTrace(events) {
  const durations = mainThreadTasks(events);
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

/** The main thread of the renderer that works most: the page's. */
function mainThreadOf(events) {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => ({ pid, tid, work: 0 }));
  for (const { ph, name, pid, tid, dur = 0 } of events) {
    const thread = threads.find((candidate) => candidate.pid === pid && candidate.tid === tid);
    if (thread !== undefined && ph === 'X' && /RunTask/.test(name)) thread.work += dur;
  }
  const [main] = threads.sort((a, b) => b.work - a.work);
  return ({ pid, tid }) => pid === main?.pid && tid === main.tid;
}
