/** Sweeps of the lower panel: how runs end by learning rate, as curves and as a heat map, and what a click takes. */
import type { Locator, Page } from '@playwright/test';
import { defaultDocument, withOptimizer, withVisibility, writeDocument } from '../src-core/document/index.ts';
import { box, boxOf, button, mapArea, numberIn, opened, pathLines, rateBox, type } from './descent.ts';
import { exported } from './exports.ts';
import { drop } from './files.ts';
import { expect, expectAccessible, test } from './lab.ts';
import { optimizerRow, optimizerRows } from './optimizers.ts';

const panel = (lab: Page): Locator => lab.getByRole('region', { name: 'Lower panel' });
const curves = (lab: Page): Locator => lab.getByRole('slider', { name: /^Sweep of the learning rate\./ });
const heatMap = (lab: Page): Locator => lab.getByRole('slider', { name: /^Sweep of the learning rate and / });
const words = (lab: Page): Locator => panel(lab).getByRole('tabpanel').locator('p');
const rate = async (lab: Page): Promise<number> => Number(await rateBox(lab).inputValue());

async function swept(lab: Page): Promise<void> {
  await opened(lab);
  await lab.getByRole('tab', { name: 'Sweep' }).click();
  await expect(words(lab)).toContainText('Gradient descent ends lowest at η = 0.0');
}

test('a click on the curves takes a rate, the path follows, and undo brings both back; keys do the same', async ({
  lab,
}) => {
  await swept(lab);
  await expect(words(lab)).toContainText('diverges from η = 0.10');
  await expect(curves(lab).getByText('2/λmax').last()).toBeVisible();
  const before = await rate(lab);
  const path = await pathLines(lab).first().getAttribute('d');
  const { x, y, width, height } = await boxOf(curves(lab));
  await lab.mouse.move(x + 0.4 * width, y + 0.6 * height);
  const head = lab.locator('.readout .head');
  await expect(head).toHaveText(/^η = 0\.00/);
  const shown = numberIn(((await head.textContent()) ?? '').slice('η = '.length));
  await lab.mouse.click(x + 0.4 * width, y + 0.6 * height);
  await expect.poll(() => rate(lab)).toBeCloseTo(shown, 6);
  await expect(pathLines(lab).first()).not.toHaveAttribute('d', path ?? '');
  await expect(words(lab), 'nothing is swept anew').toContainText('ends lowest');
  await button(lab, 'Undo').click();
  expect(await rate(lab)).toBe(before);
  await expect(pathLines(lab).first()).toHaveAttribute('d', path ?? '');

  await curves(lab).press('ArrowLeft');
  await curves(lab).press('ArrowLeft');
  await expect(curves(lab)).toHaveAttribute('aria-valuetext', /^η = 0\.08\d+, Gradient descent: f = /);
  await curves(lab).press('Enter');
  expect(await rate(lab)).toBeLessThan(before);
  await expectAccessible(lab);

  await optimizerRow(lab, 'Adam').getByRole('checkbox').check();
  await expect(words(lab)).toContainText('Adam ends lowest');
  await lab.getByLabel('What is swept for').selectOption('steps');
  await expect(words(lab)).toContainText('Adam arrives soonest');
  await type(box(lab, 'Largest learning rate of the sweep'), '1e-6');
  await expect(panel(lab).getByText('must be above the smallest')).toBeVisible();
});

test('a heat map takes two settings at once, and goes home as a picture and as numbers', async ({ lab }) => {
  await swept(lab);
  await optimizerRow(lab, 'Momentum').getByRole('checkbox').check();
  await lab.getByRole('radio', { name: 'Heat map' }).check();
  await expect(words(lab)).toContainText('Momentum ends lowest');
  await expect(heatMap(lab).getByText('2(1+β)/λmax').last()).toBeVisible();
  await expect(heatMap(lab).getByText('diverged').last()).toBeVisible();
  await heatMap(lab).press('ArrowDown');
  await heatMap(lab).press('ArrowLeft');
  await heatMap(lab).press('Enter');
  await expect(box(lab, 'momentum')).not.toHaveValue('0.9');
  expect(await rate(lab)).toBeLessThan(0.093);
  await button(lab, 'Undo').click();
  await expect(box(lab, 'momentum')).toHaveValue('0.9');
  await expectAccessible(lab);
  const picture = await exported(lab, { format: 'SVG', figure: 'heat-map' });
  expect(picture.bytes.toString()).toContain('momentum from 0 to 1 (32 values)');
});

test('fifty optimizers at once take longer, and can be given up and begun again; the window stays alive', async ({
  lab,
}) => {
  await opened(lab);
  let many = { ...withVisibility(defaultDocument(), 'newton', 'shown'), steps: 2000, tolerance: 0 };
  while (many.optimizers.length < 50) many = { ...many, ...withOptimizer(many, 'newton') };
  await drop(lab, ['many.zigzag', writeDocument(many)]);
  await expect(optimizerRows(lab)).toHaveCount(50);
  await lab.getByRole('tab', { name: 'Sweep' }).click();
  await panel(lab).getByRole('button', { name: 'Cancel' }).click();
  await expect(words(lab)).toContainText('The sweep was given up.');
  await lab.getByRole('radio', { name: 'Heat map' }).check();
  await expect(mapArea(lab)).toBeVisible();
  await lab.getByRole('radio', { name: 'Curves' }).check();
  await lab.getByRole('tab', { name: 'Charts' }).click();
  await expect(lab.getByRole('slider', { name: /^Loss/ })).toBeVisible();
});
