/** The lab is kept as it is left; what was kept and cannot be read is said by the name of its field. */
import { readFileSync } from 'node:fs';
import { type BrowserContext, type Locator, type Page } from '@playwright/test';
import { defaultDocument, withLearningRate } from '../src-core/document/index.ts';
import {
  box,
  button,
  formulaBox,
  mapArea,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  readout,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

const KEPT = 'zigzag.lab';

const kept = (lab: Page): Promise<string> => lab.evaluate((key) => localStorage.getItem(key) ?? '', KEPT);

/** The lab in a window of its own, with this text kept from before. */
async function openedWith(context: BrowserContext, text: string): Promise<Page> {
  // Without a farewell: a page that is left may keep its lab after the next one has begun.
  await Promise.all(context.pages().map((page) => page.close()));
  const page = await context.newPage();
  await page.route('**/nothing', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('./nothing');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [KEPT, text] as const);
  await page.goto('./');
  return page;
}

const notice = (lab: Page): Locator => lab.getByRole('status').filter({ hasText: 'The lab you left' });

test('reloaded, it is as it was left: every choice, twice over', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Himmelblau');
  await expect(rateBox(lab)).toHaveValue('0.012');
  await formulaBox(lab).fill('a x^2 + y^4');
  await button(lab, 'Make “a” a slider (Enter)').click();
  await expect(lab.getByRole('slider', { name: 'a', exact: true })).toBeVisible();
  await type(box(lab, 'a'), '2.5');
  await type(rateBox(lab), '0.0321');
  await type(box(lab, 'start y'), '-1.75');
  await type(box(lab, 'steps'), '77');
  await type(box(lab, 'tolerance'), '1e-4');
  await lab.getByRole('combobox', { name: 'levels' }).selectOption('quantile');
  await lab.getByRole('checkbox', { name: 'equal axes' }).uncheck();
  await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
  await button(lab, 'Pin').click();
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await button(lab, 'Zoom in').click();
  await expect(box(lab, 'x to')).not.toHaveValue('5');
  // Kept without being asked, a moment after the last change.
  await expect.poll(() => kept(lab)).toContain('"theme":"dark"');
  await expect.poll(() => kept(lab)).toContain('3.33');
  const document = await kept(lab);
  const [path, map] = [pathLines(lab, 0, 'dark').first(), mapArea(lab).locator('[data-part="iso-lines"]')];
  await expect(pathLines(lab, 0, 'dark')).toHaveCount(2);
  const drawn = [await path.getAttribute('d'), await map.getAttribute('d')];
  for (let turn = 0; turn < 2; turn++) {
    await lab.reload();
    await expect(lab.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(formulaBox(lab)).toHaveValue('a x^2 + y^4');
    await expect(path).toHaveAttribute('d', drawn[0] ?? '');
    await expect(map).toHaveAttribute('d', drawn[1] ?? '');
    expect(await kept(lab)).toBe(document);
  }
});

test('a change is kept even where the window is closed in the same moment', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0.0123');
  await lab.reload();
  await expect(rateBox(lab)).toHaveValue('0.0123');
});

/** A document with one thing wrong, and what has to be said of it. */
const WRONG: readonly (readonly [what: string, wrong: (good: string) => string, says: RegExp])[] = [
  ['is cut off', (good) => good.slice(0, good.length / 2), /cut off or damaged/],
  ['is of a newer version', (good) => changed(good, { version: 4 }), /field version is 4: .* newer Zigzag/],
  ['has steps in words', (good) => changed(good, { steps: 'many' }), /field steps must be a finite number/],
  [
    'has a negative rate',
    (good) => good.replace(/"learningRate":[\d.]+/, '"learningRate":-1'),
    /field optimizers\[0\]\.settings\.learningRate is out of range/,
  ],
];

const changed = (good: string, change: object): string =>
  JSON.stringify({ ...(JSON.parse(good) as object), ...change });

for (const [what, wrong, says] of WRONG) {
  test(`a kept lab that ${what}: that is said, the last good one opened, nothing lost`, async ({
    context,
  }) => {
    const good = JSON.stringify(withLearningRate(defaultDocument(), 0.0777));
    const before = await openedWith(context, good);
    await expect(rateBox(before)).toHaveValue('0.0777');
    await expect(notice(before)).toBeHidden();
    const lab = await openedWith(context, wrong(good));
    await expect(notice(lab)).toContainText(says);
    await expect(notice(lab)).toContainText('The last good one was opened instead.');
    await expect(rateBox(lab)).toHaveValue('0.0777');
    await expect(readout(lab, 'stop')).toHaveText('converged');
    const putAside = await lab.evaluate(() =>
      Object.keys(localStorage).map((key) => localStorage.getItem(key)),
    );
    expect(putAside, 'what could not be read is put aside, untouched').toContain(wrong(good));
    const download = lab.waitForEvent('download');
    await notice(lab).getByRole('button', { name: 'Save the lab you left as a file' }).click();
    const file = await (await download).path();
    expect(readFileSync(file, 'utf8'), 'and can be taken along as a file').toBe(wrong(good));
    await notice(lab).getByRole('button', { name: 'Close' }).click();
    await expect(notice(lab)).toBeHidden();
    await expect.poll(() => kept(lab)).toBe(good);
    await lab.reload();
    await expect(rateBox(lab)).toHaveValue('0.0777');
    await expect(notice(lab), 'said once').toBeHidden();
  });
}

test('without a last good one, a new lab is opened, and that is said', async ({ context }) => {
  const lab = await openedWith(context, '{"format":"zigzag"');
  await expect(notice(lab)).toContainText('A new lab was opened instead.');
  await opened(lab);
});

test('where nothing can be kept, the lab works and says so', async ({ page, watch: _watched }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('./');
  await opened(page);
  await expect(page.getByText('This window cannot keep your lab')).toBeVisible();
  await type(rateBox(page), '0.05');
  await expect(readout(page, 'stop')).toHaveText('converged');
});
