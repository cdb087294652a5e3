/** `npm run screenshots`: the README's pictures, taken from the built lab. */
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveLab } from './bench/serve-lab.mjs';
import { findBrowser, FLAGS } from './find-browser.mjs';

/** Opens the Curvature bench on one of its figures. */
const curvature = (figure) => async (page) => {
  await page.getByRole('button', { name: 'Curvature' }).click();
  await page.getByRole('radio', { name: figure }).check();
  await page.getByText('critical points:').waitFor();
};

const PICTURES = [
  { name: 'descent', theme: 'light', landscape: 'Rotated quadratic', optimizers: [] },
  { name: 'compare-dark', theme: 'dark', landscape: 'Himmelblau', optimizers: ['Momentum', 'Adam'] },
  { name: 'projector', theme: 'projector', landscape: 'Rotated quadratic', optimizers: [] },
  {
    name: 'curvature',
    theme: 'light',
    landscape: 'Himmelblau',
    optimizers: [],
    prepare: async (page) => {
      await curvature('Map')(page);
      await page.getByLabel('overlay').selectOption('definiteness');
    },
  },
  {
    name: 'surface',
    theme: 'light',
    landscape: 'Himmelblau',
    optimizers: [],
    prepare: async (page) => {
      await curvature('Surface')(page);
      for (const part of ['Tangent plane', 'Path of descent']) await page.getByLabel(part).check();
    },
  },
  {
    name: 'export',
    theme: 'light',
    landscape: 'Himmelblau',
    optimizers: ['Momentum', 'Adam'],
    prepare: async (page) => {
      await page.keyboard.press('Control+e');
      await page.locator('dialog figure[aria-busy="false"] img').waitFor();
    },
  },
];

const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const lab = await serveLab();
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
for (const { name, theme, landscape, optimizers, prepare } of PICTURES) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(lab.address);
  await page.getByRole('button', { name: landscape }).click();
  for (const optimizer of optimizers) await page.getByLabel(`Show ${optimizer}`).check();
  if (optimizers.length > 0) await page.getByRole('button', { name: 'Gradient descent' }).click();
  // The small pictures in sight; the others are made when they are seen.
  await page.waitForFunction(() => {
    const list = document.querySelector('.picker .list');
    const isInSight = (button) => {
      const [inner, outer] = [button, list].map((element) => element.getBoundingClientRect());
      return inner.bottom > outer.top && inner.top < outer.bottom;
    };
    return [...list.querySelectorAll('button')]
      .filter(isInSight)
      .every((button) => button.querySelector('[data-part="iso-lines"]') !== null);
  });
  await page.getByLabel('Theme').selectOption(theme);
  await page.locator('.map [data-part="iso-lines"]').waitFor({ state: 'attached' });
  await page.getByText('Converged after').first().waitFor();
  await prepare?.(page);
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}
await browser.close();
await lab.close();
console.log(`Wrote ${PICTURES.map(({ name }) => `e2e/screenshots/${name}.png`).join(', ')}`);
