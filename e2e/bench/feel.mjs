/**
 * `npm run bench:feel`: how a drag feels, beside the least any page can do, in the same run.
 * Prints a table and the goals; run it on a machine that does nothing else.
 */
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { measureDrag } from './drag.mjs';
import { serveLab } from './serve-lab.mjs';

const floorPage = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(readFileSync(new URL('floor.html', import.meta.url)));
});
await new Promise((resolve) => floorPage.listen(0, '127.0.0.1', resolve));
const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });

/** All three optimizers, and tolerance 0, so that each path has its full 1,000 steps. */
async function threeLongPaths(page) {
  await page.getByRole('button', { name: 'Rosenbrock' }).click();
  for (const name of ['Momentum', 'Adam']) await page.getByLabel(`Show ${name}`).check();
  await page.getByRole('button', { name: 'Gradient descent' }).click();
  await page.getByLabel('tolerance').fill('0');
  await page.getByLabel('tolerance').press('Enter');
  await page.getByText('of 1000', { exact: false }).first().waitFor();
  // Thumbnails and KaTeX arrive after the first picture; a person drags later than that.
  await page.waitForFunction(() => document.querySelector('.katex') !== null);
}

const boxOf = async (page, selector) => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on screen.`);
  return box;
};

const CASES = [
  {
    name: 'floor (a circle follows the pointer)',
    address: `http://127.0.0.1:${floorPage.address().port}/`,
    watch: 'svg',
    path: () => ({ from: [100, 400], to: [900, 500] }),
  },
  {
    name: 'learning rate, 3 × 1,000 steps',
    address: lab.address,
    watch: '.map',
    prepare: threeLongPaths,
    path: async (page) => {
      const { x, y, width, height } = await boxOf(page, '[role="slider"][aria-label="Learning rate"]');
      const middle = y + height / 2;
      return { from: [x + 0.3 * width, middle], to: [x + 0.7 * width, middle] };
    },
  },
  {
    name: 'start, 3 × 1,000 steps',
    address: lab.address,
    watch: '.map',
    prepare: threeLongPaths,
    path: async (page) => {
      const { x, y, width, height } = await boxOf(page, 'button[aria-label^="Start at"]');
      const from = [x + width / 2, y + height / 2];
      return { from, to: [from[0] + 220, from[1] - 60] };
    },
  },
];

const rows = [];
for (const { name, ...options } of CASES) rows.push({ name, ...(await measureDrag(browser, options)) });
await browser.close();
await lab.close();
floorPage.close();

const [floor] = rows;
const ms = (value) => value.toFixed(1).padStart(7);
console.log(`${'ms'.padEnd(40)} present p50    p95  visual p50    p95  busy/move  tasks > 50`);
for (const { name, present, visual, busy, longTasks } of rows) {
  console.log(
    `${name.padEnd(40)} ${ms(present.median).padStart(11)}${ms(present.p95)} ${ms(visual.median).padStart(11)}${ms(visual.p95)} ${ms(busy).padStart(10)} ${String(longTasks).padStart(11)}`,
  );
}
console.log('\nGoals: present p50 ≤ floor + 5, p95 ≤ floor + 10, busy ≤ 8 a move, no task over 50.');
for (const { name, present, busy, longTasks } of rows.slice(1)) {
  const met =
    present.median <= floor.present.median + 5 &&
    present.p95 <= floor.present.p95 + 10 &&
    busy <= 8 &&
    longTasks === 0;
  console.log(
    `${met ? 'met    ' : 'NOT met'} ${name}: +${(present.median - floor.present.median).toFixed(1)} / +${(present.p95 - floor.present.p95).toFixed(1)} over the floor, busy ${busy.toFixed(1)}, ${longTasks} long`,
  );
}
