/**
 * Taking figures home: from the click to the file, in the window, each in a window of its own; and the command line as a
 * whole process. Medians of several.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from '../find-browser.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';
import { serveLab } from './serve-lab.mjs';

const TIMES = 5;
const COMMAND = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** ms from the press on Save to the file in the person's hands, the first of its window. */
async function fromClick(browser, address, format) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.addInitScript(() => {
    addEventListener('click', () => (window.__pressed ??= performance.now()), true);
    HTMLAnchorElement.prototype.click = () => (window.__saved = performance.now());
  });
  await page.goto(address);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a figure' });
  await dialog.getByRole('radio', { name: format }).check({ force: true });
  if (format === 'PNG') {
    await dialog.getByRole('textbox', { name: 'pixels wide' }).fill('1920');
    await dialog.getByRole('textbox', { name: 'pixels wide' }).press('Enter');
  }
  if (format === 'PPTX')
    for (const figure of ['Loss chart', 'Map with curvature', 'Graph of f'])
      await dialog.getByRole('checkbox', { name: figure }).check();
  await dialog.locator('figure[aria-busy="false"] img').waitFor();
  await page.evaluate(() => (window.__pressed = undefined));
  await dialog.getByRole('button', { name: `Save ${format}` }).click();
  await page.waitForFunction(() => window.__saved !== undefined);
  const time = await page.evaluate(() => window.__saved - window.__pressed);
  await page.close();
  return time;
}

const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
const clicks = {};
for (const format of ['SVG', 'PNG', 'PDF', 'PPTX']) {
  const times = [];
  for (let k = 0; k < TIMES; k++) times.push(await fromClick(browser, lab.address, format));
  clicks[format] = quantiles(times).median;
}
await browser.close();
await lab.close();

const folder = mkdtempSync(join(tmpdir(), 'zigzag-bench-'));
const command = (...words) => {
  const began = performance.now();
  execFileSync(process.execPath, [COMMAND, ...words], { cwd: folder, stdio: 'ignore' });
  return performance.now() - began;
};
command('new', 'rosenbrock', '--output', 'lab.zigzag');
const renders = {};
for (const kind of ['svg', 'png', 'pdf']) {
  const times = Array.from({ length: TIMES }, () => command('render', 'lab.zigzag', '--output', `f.${kind}`));
  renders[kind] = quantiles(times).median;
}
const four = ['map', 'loss', 'curvature', 'surface'].flatMap((figure) => ['--figure', figure]);
const slides = Array.from({ length: TIMES }, () =>
  command('render', 'lab.zigzag', '--output', 'f.pptx', ...four),
);
renders['pptx of four figures'] = quantiles(slides).median;
const size = statSync(join(folder, 'f.svg')).size / 1000;
rmSync(folder, { recursive: true });

console.log('\nTaking figures home, ms');
for (const [format, time] of Object.entries(clicks))
  console.log(`  ${format} after the click ${time.toFixed(0)}`);
for (const [kind, time] of Object.entries(renders))
  console.log(`  render to ${kind}, whole process ${time.toFixed(0)}`);
judge([
  { name: 'SVG of the map after the click', value: clicks.SVG, most: 150, unit: 'ms' },
  { name: 'PNG of the map, 1920 × 1080, after the click', value: clicks.PNG, most: 400, unit: 'ms' },
  { name: 'PDF of the map after the click', value: clicks.PDF, most: 1000, unit: 'ms' },
  { name: 'PPTX of four figures after the click', value: clicks.PPTX, most: 2000, unit: 'ms' },
  {
    name: 'render of one lab to a PPTX of four figures',
    value: renders['pptx of four figures'],
    most: 2000,
    unit: 'ms',
  },
  { name: 'render of one lab to SVG', value: renders.svg, most: 500, unit: 'ms' },
  { name: "SVG of Rosenbrock's map", value: size, most: 300, unit: 'kB' },
]);
