/**
 * `npm run bench`, first part: what the first picture costs. Bytes over the wire (gzipped here) of all
 * that is loaded before it, and the time from navigation to a map that answers.
 */
import { chromium } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { quantiles } from './drag.mjs';
import { serveLab } from './serve-lab.mjs';

const RUNS = 9;
const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });

async function once() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const loaded = [];
  context.on('response', (response) => {
    loaded.push({
      url: response.url(),
      at: performance.now(),
      body: response.body().catch(() => Buffer.alloc(0)),
    });
  });
  await page.goto(lab.address);
  await page.locator('[data-part="ground"] [data-part="iso-lines"]').first().waitFor();
  const pictureAt = performance.now();
  const time = await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  );
  const files = await Promise.all(
    loaded
      .filter(({ at }) => at <= pictureAt)
      .map(async ({ url, body }) => ({
        name: new URL(url).pathname.split('/').pop() || 'index.html',
        size: /woff2$/.test(url) ? (await body).length : gzipSync(await body).length,
      })),
  );
  await context.close();
  return { time, files };
}

await once();
const runs = [];
for (let run = 0; run < RUNS; run++) runs.push(await once());
await browser.close();
await lab.close();

const { median, p95 } = quantiles(runs.map(({ time }) => time));
const { files } = runs[0];
const total = files.reduce((sum, { size }) => sum + size, 0);
for (const { name, size } of files) console.log(`${(size / 1000).toFixed(1).padStart(8)} kB gz  ${name}`);
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB gz  before the first picture (goal ≤ 260)`);
console.log(
  `${median.toFixed(0).padStart(8)} ms     from navigation to the map, median of ${RUNS} (p95 ${p95.toFixed(0)}; goal ≤ 1000)`,
);
