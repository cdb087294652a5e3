/**
 * `npm run bench`, first part: what the first picture costs. Bytes over the wire (gzipped here) of all
 * that was asked for before the map's iso-lines stood on the page, by the page's own clock, and the
 * time from navigation until they did. Exit code 1 where a goal is not met.
 */
import { chromium } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';
import { serveLab } from './serve-lab.mjs';

const RUNS = 9;
const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });

/** Runs inside the page: notes when the iso-lines are there. */
function noteFirstPicture() {
  const look = () => {
    if (document.querySelector('.map [data-part="iso-lines"]') === null) return;
    observer.disconnect();
    window.__firstPicture = performance.now();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true });
}

async function once() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const bodies = new Map();
  context.on('response', (response) => {
    bodies.set(
      response.url(),
      response.body().catch(() => Buffer.alloc(0)),
    );
  });
  await page.addInitScript(noteFirstPicture);
  await page.goto(lab.address);
  await page.waitForFunction(() => window.__firstPicture !== undefined);
  const { time, asked } = await page.evaluate(() => ({
    time: window.__firstPicture,
    asked: performance
      .getEntries()
      .flatMap(({ entryType, name, startTime }) =>
        ['navigation', 'resource'].includes(entryType) && startTime <= window.__firstPicture ? [name] : [],
      ),
  }));
  const files = await Promise.all(
    asked.map(async (url) => {
      const body = await bodies.get(url);
      if (body === undefined) throw new Error(`${url} was asked for and never answered.`);
      return {
        name: new URL(url).pathname.split('/').pop() || 'index.html',
        size: /woff2$/.test(url) ? body.length : gzipSync(body).length,
      };
    }),
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
const kilobytes = ({ files }) => files.reduce((sum, { size }) => sum + size, 0) / 1000;
const heaviest = runs.reduce((most, run) => (kilobytes(run) > kilobytes(most) ? run : most));
for (const { name, size } of heaviest.files) {
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB gz  ${name}`);
}
console.log(
  `${median.toFixed(0).padStart(8)} ms     from navigation to the map, median of ${RUNS} (p95 ${p95.toFixed(0)})`,
);
judge([
  { name: 'asked for before the first picture', value: kilobytes(heaviest), most: 260, unit: 'kB gz' },
  { name: 'navigation to the map, median', value: median, most: 1000, unit: 'ms' },
]);
