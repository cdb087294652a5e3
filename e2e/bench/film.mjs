/**
 * A film: 5 seconds at 30 frames a second, 1920 × 1080, from the click to the file, each in a window of its own, and the
 * longest task of the window meanwhile, and before while the film is drawn for its preview, in which it answers to no
 * hand. Medians of several.
 */
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';
import { serveLab } from './serve-lab.mjs';

const TIMES = 3;

/** s from the press on Save to the file in the person's hands; ms of the longest task in between, and of those before. */
async function film(browser, address, format) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.addInitScript(() => {
    addEventListener('click', () => (window.__pressed ??= performance.now()), true);
    HTMLAnchorElement.prototype.click = () => (window.__saved = performance.now());
    window.__tasks = [];
    const observer = new PerformanceObserver((list) => window.__tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask', buffered: true });
  });
  await page.goto(address);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a figure' });
  await dialog.locator('figure[aria-busy="false"] img').waitFor();
  await page.evaluate(() => (window.__chosen = performance.now()));
  await dialog.getByRole('radio', { name: format }).check({ force: true });
  await dialog.locator('figure[aria-busy="false"] canvas').waitFor();
  await page.evaluate(() => (window.__pressed = undefined));
  await dialog.getByRole('button', { name: `Save ${format}` }).click();
  await page.waitForFunction(() => window.__saved !== undefined, undefined, { timeout: 120_000 });
  const measured = await page.evaluate(() => {
    // Shorter ones than 50 ms are not told.
    const longest = (from, to) =>
      Math.max(
        0,
        ...window.__tasks
          .filter(({ startTime, duration }) => startTime + duration > from && startTime < to)
          .map(({ duration }) => duration),
      );
    return {
      seconds: (window.__saved - window.__pressed) / 1000,
      task: longest(window.__pressed, window.__saved),
      drawing: longest(window.__chosen, window.__pressed),
    };
  });
  await page.close();
  return measured;
}

const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
const found = {};
for (const format of ['MP4', 'WebM', 'GIF']) {
  const runs = [];
  for (let k = 0; k < TIMES; k++) runs.push(await film(browser, lab.address, format));
  found[format] = {
    seconds: quantiles(runs.map(({ seconds }) => seconds)).median,
    task: quantiles(runs.map(({ task }) => task)).median,
    drawing: quantiles(runs.map(({ drawing }) => drawing)).median,
  };
}
await browser.close();
await lab.close();

console.log('\nFilms of the map, 5 s, 150 frames, 1920 × 1080');
const inWords = (task) => (task === 0 ? 'no task of 50 ms or more' : `longest task ${task.toFixed(0)} ms`);
for (const [format, { seconds, task, drawing }] of Object.entries(found))
  console.log(`  ${format} ${seconds.toFixed(1)} s, ${inWords(task)}; for its preview ${inWords(drawing)}`);
judge([
  { name: 'MP4 after the click', value: found.MP4.seconds, most: 15, unit: 's' },
  { name: 'longest task while an MP4 is made', value: found.MP4.task, most: 50, unit: 'ms' },
]);
