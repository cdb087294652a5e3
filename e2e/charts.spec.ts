/** The charts beside the map: which are shown, over what, what the pointer reads off them, and how high they stand. */
import type { Locator, Page } from '@playwright/test';
import {
  boxOf,
  button,
  lossChart,
  mapArea,
  mapCanvas,
  opened,
  paintedPixels,
  pickLandscape,
  shownStep,
} from './descent.ts';
import { dialog } from './exports.ts';
import { expect, test } from './lab.ts';

const chart = (lab: Page, id: string): Locator => lab.locator(`[data-chart="${id}"]`);
const charts = (lab: Page): Locator => lab.locator('[data-chart]');
const axisLabels = (lab: Page, id: string): Locator =>
  chart(lab, id).locator('[data-part="axis-labels"] text');
const lines = (lab: Page, id: string): Locator => chart(lab, id).locator('path[fill="none"][stroke-linecap]');
const readout = (lab: Page): Locator => lab.locator('.readout').filter({ hasText: /^(step|evaluations)/ });
const height = async (locator: Locator): Promise<number> => (await boxOf(locator)).height;

const choose = async (lab: Page, ...names: readonly string[]): Promise<void> => {
  await lab.locator('summary').filter({ hasText: 'Quantities' }).click();
  for (const name of names) await lab.getByLabel(name, { exact: true }).check();
  await lab.keyboard.press('Escape');
};

test('several quantities stand side by side and are kept with the lab', async ({ lab }) => {
  await opened(lab);
  await expect(charts(lab)).toHaveCount(1);
  await choose(lab, 'Gradient norm', 'Distance to the minimum');
  await expect(charts(lab)).toHaveCount(3);
  const boxes = await Promise.all(['loss', 'gradient-norm', 'distance'].map((id) => boxOf(chart(lab, id))));
  expect(new Set(boxes.map(({ y }) => y)).size, 'in one row').toBe(1);
  for (const id of ['loss', 'gradient-norm', 'distance']) await expect(lines(lab, id)).toHaveCount(1);
  await expect(axisLabels(lab, 'distance').filter({ hasText: 'distance' })).toBeVisible();
  await button(lab, 'Undo').click();
  await expect(charts(lab), 'a choice can be undone').toHaveCount(2);
  await button(lab, 'Redo').click();
  await expect(lab.locator('.window')).toBeVisible();
  await lab.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await lab.reload();
  await expect(charts(lab)).toHaveCount(3);
});

test('the last chart stays; each can be reached by keys', async ({ lab }) => {
  await opened(lab);
  const menu = lab.locator('summary').filter({ hasText: 'Quantities' });
  await menu.press('Enter');
  await expect(lab.getByLabel('Loss', { exact: true })).toBeDisabled();
  await lab.getByLabel('Angle to −∇f', { exact: true }).press('Space');
  await expect(charts(lab)).toHaveCount(2);
  await lab.getByLabel('Loss', { exact: true }).uncheck();
  await lab.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(charts(lab)).toHaveCount(1);
  const angle = lab.getByRole('slider', { name: /^Angle to −∇f against step/ });
  await angle.press('Home');
  await expect(angle).toHaveAttribute('aria-valuetext', 'step 0 of 149, angle = 0°');
});

test('a run that reaches no minimum has no distance to it, and the chart says so', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await choose(lab, 'Distance to the minimum');
  await expect(chart(lab, 'distance').getByText('no minimum reached').last()).toBeVisible();
  await lab.getByLabel('Show Newton').check();
  // In two lines where one would be cut.
  await expect(chart(lab, 'distance').getByText('Gradient descent:').last()).toBeVisible();
  await expect(chart(lab, 'distance').getByText('no minimum reached').last()).toBeVisible();
  await expect(lines(lab, 'distance')).toHaveCount(1);
});

test('the pointer shows its step on all charts and on the map, and the values in words', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Momentum').check();
  await choose(lab, 'Gradient norm');
  const { x, y, width, height: tall } = await boxOf(lossChart(lab));
  const heightBefore = await height(mapArea(lab));
  await lab.mouse.move(x + 0.3 * width, y + tall / 2);
  await expect(readout(lab)).toContainText(/^step \d+\s+f/);
  await expect(readout(lab)).toContainText(/Gradient descent[\d.×10⁻⁰¹²³⁴⁵⁶⁷⁸⁹ ]+Momentum/);
  for (const canvas of [
    mapCanvas(lab),
    chart(lab, 'loss').locator('canvas'),
    chart(lab, 'gradient-norm').locator('canvas'),
  ])
    await expect.poll(() => paintedPixels(canvas)).toBeGreaterThan(50);
  expect(await height(mapArea(lab)), 'nothing is moved by it').toBe(heightBefore);
  await expect(shownStep(lab), 'the numbers stay where they are').toHaveText(/^at step (\d+) of \1$/);
  await lab.mouse.move(5, 5);
  await expect(readout(lab)).toBeHidden();
  await expect(chart(lab, 'loss').locator('canvas')).toHaveCount(0);
  await expect(mapCanvas(lab)).toHaveCount(0);
});

test('against evaluations each run stands at the last step that it could afford', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Newton').check();
  await button(lab, 'Gradient descent').click();
  await choose(lab, 'evaluations of f or ∇f');
  await expect(axisLabels(lab, 'loss').filter({ hasText: 'evaluations' })).toBeVisible();
  const {
    x,
    y,
    width,
    height: tall,
  } = await boxOf(lab.getByRole('slider', { name: /^Loss against evaluation/ }));
  await lab.mouse.move(x + width / 2, y + tall / 2);
  await expect(readout(lab)).toContainText(/^evaluations: \d+/);
  await expect(readout(lab)).toContainText(/Newton, step \d+/);
  await lab.mouse.click(x + width / 2, y + tall / 2);
  await expect(shownStep(lab)).toHaveText(/^at step (6|7|8)\d of 149$/);
});

test('the panel is made higher by its edge, with the mouse and with keys, and as it was by a double-click', async ({
  lab,
}) => {
  await opened(lab);
  const edge = lab.getByRole('separator', { name: 'Height of the panel' });
  const panel = chart(lab, 'loss');
  const before = await height(panel);
  const { x, y, width } = await boxOf(edge);
  await lab.mouse.move(x + width / 2, y + 5);
  await lab.mouse.down();
  await lab.mouse.move(x + width / 2, y - 95, { steps: 4 });
  await lab.mouse.up();
  await expect.poll(() => height(panel)).toBeCloseTo(before + 100, -0.7);
  await edge.press('ArrowDown');
  await expect.poll(() => height(panel)).toBeLessThan(before + 90);
  await edge.dblclick();
  await expect.poll(() => height(panel)).toBeCloseTo(before, 0);
});

test('every chart that is on screen can be taken home', async ({ lab }) => {
  await opened(lab);
  await choose(lab, 'Effective learning rate');
  await lab.keyboard.press('Control+e');
  await dialog(lab).getByRole('combobox', { name: 'Figure' }).selectOption('Effective learning rate chart');
  await expect(dialog(lab).locator('figure[aria-busy="false"] img')).toBeVisible();
});
