import { chromium } from '@playwright/test';
import { findBrowser, FLAGS } from './find-browser.mjs';
import { serveLab } from './bench/serve-lab.mjs';
const [,, theme='light', ...formats] = process.argv;
const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
page.on('console', m => console.log('console', m.type(), m.text()));
page.on('pageerror', e => console.log('pageerror', e));
await page.goto(lab.address);
await page.evaluate(() => { window.__tasks=[]; new PerformanceObserver(l => l.getEntries().forEach(e => window.__tasks.push([Math.round(e.startTime), Math.round(e.duration)]))).observe({ entryTypes:['longtask'] }); });
await page.getByRole('button', { name: 'Export' }).click();
const dialog = page.getByRole('dialog', { name: 'Export a figure' });
for (const f of formats) {
  const now = await page.evaluate(() => performance.now());
  await dialog.getByRole('radio', { name: f }).check({ force: true });
  await dialog.locator('figure[aria-busy="false"] canvas').waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/f-${theme}-${f}.png` });
  const t0 = Date.now();
  const at = await page.evaluate(() => performance.now());
  const [download] = await Promise.all([page.waitForEvent('download', {timeout: 120000}), dialog.getByRole('button', { name: /^Save/ }).click()]).catch(async e => { await page.screenshot({ path: '/tmp/f-fail.png' }); throw e; });
  await download.saveAs(`/tmp/film.${f.toLowerCase()}`);
  console.log(f, Date.now() - t0, 'ms', 'tasks since chosen', JSON.stringify(await page.evaluate((s) => window.__tasks.filter(([t]) => t >= s), now)), 'saved at', Math.round(at));
}
await browser.close(); await lab.close();
