/** The walk of all runs: played, paused, stepped, scrubbed, looped, with the mouse and with keys. */
import type { Locator, Page } from '@playwright/test';
import {
  button,
  lossChart,
  mapArea,
  mapCanvas,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  shownStep,
} from './descent.ts';
import { expect, test as base } from './lab.ts';

const scrub = (lab: Page): Locator => lab.getByRole('slider', { name: 'Where the runs are' });
const stepOnMap = (lab: Page): Locator => mapArea(lab).locator('../..').getByRole('status');
const place = async (lab: Page): Promise<number> => Number(await scrub(lab).inputValue());

/** The lab with a clock that the test moves. */
const test = base.extend<{ readonly stopped: Page }>({
  stopped: async ({ page, watch: _watched }, use) => {
    await page.clock.install();
    await page.goto('./');
    await page.clock.runFor(2000);
    await opened(page);
    await expect(button(page, 'Play')).toBeVisible();
    await page.clock.pauseAt(Date.now() + 60_000);
    await use(page);
    await page.clock.resume();
  },
});

test('play walks from the start to the end in five seconds, on a canvas; then it rests as SVG', async ({
  stopped: page,
}) => {
  await expect(scrub(page)).toHaveAttribute('aria-valuetext', 'step 149 of 149');
  await button(page, 'Play').click();
  await page.clock.runFor(2500);
  await expect(button(page, 'Pause')).toBeVisible();
  await expect.poll(() => place(page)).toBeGreaterThan(60);
  expect(await place(page)).toBeLessThan(90);
  await expect(mapCanvas(page)).toHaveCount(1);
  await expect(lossChart(page).locator('canvas')).toHaveCount(1);
  await page.clock.runFor(3500);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(shownStep(page)).toHaveText('at step 149 of 149');
  await expect(mapCanvas(page)).toHaveCount(0);
  await expect(pathLines(page)).toHaveCount(1);
});

test('Space plays and pauses; a pause keeps the step, on map and numbers alike', async ({
  stopped: page,
}) => {
  await mapArea(page).press('Space');
  await page.clock.runFor(1000);
  await mapArea(page).press('Space');
  await expect(button(page, 'Play')).toBeVisible();
  const at = await place(page);
  expect(at).toBeGreaterThan(20);
  expect(at).toBeLessThan(40);
  await expect(shownStep(page)).toHaveText(`at step ${String(at)} of 149`);
  await expect(stepOnMap(page)).toHaveText(`step ${String(at)} of 149`);
  await expect(pathLines(page), 'the walked part and the rest').toHaveCount(2);
  await page.clock.runFor(1000);
  expect(await place(page), 'it stays there').toBe(at);
});

test('one step at a time by , and . and by buttons, to the start and to the end', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'To the start').click();
  await expect(shownStep(lab)).toHaveText('at step 0 of 149');
  await lab.keyboard.press('.');
  await lab.keyboard.press('.');
  await expect(shownStep(lab)).toHaveText('at step 2 of 149');
  await lab.keyboard.press(',');
  await expect(shownStep(lab)).toHaveText('at step 1 of 149');
  await button(lab, 'One step forward').click();
  await expect(shownStep(lab)).toHaveText('at step 2 of 149');
  await button(lab, 'One step back').click();
  await expect(shownStep(lab)).toHaveText('at step 1 of 149');
  await button(lab, 'To the end').click();
  await expect(shownStep(lab)).toHaveText('at step 149 of 149');
  await rateBox(lab).focus();
  await lab.keyboard.press('Space');
  await lab.keyboard.press(',');
  await expect(shownStep(lab), 'what is typed is typed').toHaveText('at step 149 of 149');
  await rateBox(lab).press('Escape');
});

test('scrubbing shows any step, and the keys of the slider move it', async ({ lab }) => {
  await opened(lab);
  await scrub(lab).fill('40');
  await expect(shownStep(lab)).toHaveText('at step 40 of 149');
  await expect(mapCanvas(lab), 'at rest again').toHaveCount(0);
  await scrub(lab).press('ArrowLeft');
  await expect(shownStep(lab)).toHaveText('at step 39 of 149');
});

test('it goes as fast as is chosen, and again and again where it loops', async ({ stopped: page }) => {
  await page.getByRole('combobox', { name: 'Pace' }).selectOption('4 steps/s');
  await button(page, 'Play').click();
  await page.clock.runFor(1100);
  await expect.poll(() => place(page)).toBe(4);
  await page.getByRole('combobox', { name: 'Pace' }).selectOption('256 steps/s');
  await button(page, 'Loop').click();
  await page.clock.runFor(2000);
  await expect(button(page, 'Pause')).toBeVisible();
  await button(page, 'Loop').click();
  await page.clock.runFor(1000);
  await expect(button(page, 'Play')).toBeVisible();
});

test('all runs walk at once, on to the end of the longest', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Newton').check();
  await button(lab, 'To the start').click();
  for (let k = 0; k < 3; k++) await lab.keyboard.press('.');
  await expect(stepOnMap(lab)).toHaveText('step 3 of 149');
  await expect(shownStep(lab), 'Newton needed one step').toHaveText(/^at step 1 of 1/);
});

test('it stops where somebody goes elsewhere, or there is another function', async ({ stopped: page }) => {
  await button(page, 'Play').click();
  await page.clock.runFor(500);
  await lossChart(page).press('Home');
  await page.clock.runFor(500);
  await expect(button(page, 'Play')).toBeVisible();
  await expect(shownStep(page)).toHaveText('at step 0 of 149');
  await button(page, 'Play').click();
  await page.clock.runFor(500);
  await pickLandscape(page, 'Himmelblau');
  await page.clock.runFor(1000);
  await expect(button(page, 'Play')).toBeVisible();
});

test('with reduced motion nothing plays by itself, but it plays when it is asked to', async ({
  stopped: page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(scrub(page)).toHaveAttribute('aria-valuetext', 'step 149 of 149');
  await button(page, 'Play').click();
  await page.clock.runFor(1000);
  await expect.poll(() => place(page)).toBeLessThan(60);
});
