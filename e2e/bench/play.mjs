/** Ten optimizers × 2,000 steps played: how many frames a second the page gets, and what each costs its thread. */
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { mainThreadTasks, TRACED } from './drag.mjs';
import { leaveLab, tenLongerRuns } from './long-labs.mjs';
import { quantiles } from './quantiles.mjs';

/** s, of the five that playing takes: after the first frames and before the last. */
const SECONDS = 4;

export async function playTenRuns(address) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await leaveLab(page, tenLongerRuns(['loss', 'gradient-norm', 'step-length']));
    await page.goto(address);
    await page.waitForTimeout(2000);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForTimeout(300);
    await browser.startTracing(page, { categories: TRACED });
    const frames = await page.evaluate(framesOf, SECONDS * 1000);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const tasks = mainThreadTasks(traceEvents);
    const intervals = frames.slice(1).map((time, k) => time - frames[k]);
    return {
      framesPerSecond: (1000 * intervals.length) / (frames.at(-1) - frames[0]),
      interval: quantiles(intervals),
      busy: tasks.reduce((sum, time) => sum + time, 0) / frames.length,
      longTasks: tasks.filter((time) => time > 50).length,
    };
  } finally {
    await browser.close();
  }
}

/** Runs inside the page: when its frames were, in ms, for so long. */
function framesOf(milliseconds) {
  return new Promise((resolve) => {
    const times = [];
    const next = (now) => {
      times.push(now);
      if (now - times[0] < milliseconds) requestAnimationFrame(next);
      else resolve(times);
    };
    requestAnimationFrame(next);
  });
}
