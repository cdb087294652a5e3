/** Light, dark and projector, from a small laptop to a wall: nothing cut off, nothing too small, all accessible. */
import { type Locator, type Page } from '@playwright/test';
import { type Theme } from '../src-core/document/index.ts';
import {
  box,
  formulaBox,
  lossChart,
  mapArea,
  opened,
  pathLines,
  rateBox,
  rateSlider,
  type,
} from './descent.ts';
import { expect, expectAccessible, test } from './lab.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'projector'];
const SIZES = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
  [3840, 2160],
] as const;

async function inTheme(lab: Page, theme: Theme): Promise<void> {
  await opened(lab);
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
  await expect(pathLines(lab, 0, theme)).toHaveCount(1);
}

/** The sentence, wherever the theme puts it. */
const told = (lab: Page): Locator =>
  lab.getByRole('paragraph').filter({ hasText: /^η·λmax = 1\.86: each step overshoots/ });

/** Texts on the page below a size in px, KaTeX's own small parts excepted. */
const textsBelow = (lab: Page, smallest: number): Promise<readonly string[]> =>
  lab.evaluate((limit) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      // KaTeX holds lines apart with spaces of no width.
      if (element === null || /^[\s\u200b]*$/.test(node.textContent ?? '')) continue;
      const inScript = element.closest('.msupsub, .katex-mathml, .visually-hidden, .spoken') !== null;
      const shown = element.checkVisibility() && element.getClientRects().length > 0;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (shown && !inScript && size < limit - 0.01) found.push(`${node.textContent ?? ''}: ${size} px`);
    }
    for (const field of document.querySelectorAll('input, select, textarea')) {
      const size = Number.parseFloat(getComputedStyle(field).fontSize);
      if (size < limit) found.push(`${field.tagName}: ${size} px`);
    }
    return found;
  }, smallest);

/** Texts of the figures that reach out of their picture or over each other's edge of the window. */
const cutOff = (lab: Page): Promise<readonly string[]> =>
  lab.evaluate(() =>
    [...document.querySelectorAll('svg text')].flatMap((text) => {
      const inner = text.getBoundingClientRect();
      const outer = text.closest('svg')?.getBoundingClientRect();
      if (outer === undefined || inner.width === 0 || text.closest('button') !== null) return [];
      const inside =
        inner.left >= outer.left - 1 &&
        inner.right <= outer.right + 1 &&
        inner.top >= outer.top - 2 &&
        inner.bottom <= outer.bottom + 2;
      return inside ? [] : [text.textContent];
    }),
  );

for (const theme of THEMES) {
  test(`${theme}: from 1024 × 700 to 4K nothing is cut off, too small, or overflows`, async ({ lab }) => {
    await inTheme(lab, theme);
    for (const [width, height] of SIZES) {
      await test.step(`${width} × ${height}`, async () => {
        await lab.setViewportSize({ width, height });
        for (const part of [mapArea(lab), rateSlider(lab), rateBox(lab), lossChart(lab)]) {
          await expect(part).toBeInViewport({ ratio: 1 });
        }
        await expect(told(lab)).toBeInViewport({ ratio: 1 });
        await expect
          .poll(() => lab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
          .toBe(true);
        await expect.poll(() => cutOff(lab)).toEqual([]);
        expect(await textsBelow(lab, theme === 'projector' ? 20 : 14)).toEqual([]);
        const map = await mapArea(lab).boundingBox();
        expect((map?.width ?? 0) * (map?.height ?? 0), 'the map has its share').toBeGreaterThan(
          0.2 * width * height,
        );
      });
    }
  });

  test(`${theme}: accessible, with an error shown and the help open too`, async ({ lab }) => {
    await inTheme(lab, theme);
    await expectAccessible(lab);
    await type(rateBox(lab), 'abc');
    await expect(lab.getByRole('alert')).toBeVisible();
    await expectAccessible(lab);
    await rateBox(lab).press('Escape');
    await lab.getByRole('button', { name: 'Help' }).click();
    await expect(lab.getByRole('dialog')).toBeVisible();
    expect(await textsBelow(lab, theme === 'projector' ? 20 : 14)).toEqual([]);
    await expectAccessible(lab);
  });
}

test('the projector theme folds the rails first, and a click opens them', async ({ lab }) => {
  await inTheme(lab, 'projector');
  for (const name of ['Function and optimizers', 'What you see']) {
    const fold = lab.getByRole('button', { name, exact: true });
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await fold.click();
    await expect(fold).toHaveAttribute('aria-expanded', 'true');
  }
  await expect(formulaBox(lab)).toBeVisible();
  await formulaBox(lab).fill('x $');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'true');
  expect(await textsBelow(lab, 20)).toEqual([]);
  await expectAccessible(lab);
});

test('rails fold and give their room to the map', async ({ lab }) => {
  await opened(lab);
  const before = await mapArea(lab).boundingBox();
  for (const name of ['Function and optimizers', 'What you see']) {
    await lab.getByRole('button', { name, exact: true }).click();
  }
  await expect(formulaBox(lab)).toHaveCount(0);
  await expect(told(lab), 'the sentence stays').toBeInViewport({ ratio: 1 });
  await expect
    .poll(async () => {
      const { width, height } = (await mapArea(lab).boundingBox()) ?? { width: 0, height: 0 };
      return width * height;
    })
    .toBeGreaterThan((before?.width ?? 0) * (before?.height ?? 0));
  await expect(box(lab, 'x from')).toHaveCount(0);
  await lab.getByRole('button', { name: 'Function and optimizers', exact: true }).click();
  await expect(formulaBox(lab)).toBeVisible();
});

test('a new lab is dark where the system is', async ({ page, watch: _watched }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./');
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark');
  await expect(pathLines(page, 0, 'dark')).toHaveCount(1);
});
