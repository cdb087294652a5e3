/** Walking the path step by step, full screen and help: what a presenter does from a distance. */
import {
  boxOf,
  button,
  labelled,
  lossChart,
  mapArea,
  numberIn,
  opened,
  pathLines,
  rateBox,
  readout,
  shownStep,
} from './descent.ts';
import { expect, test } from './lab.ts';

test('a presenter’s clicker walks the path; the numbers say which step they belong to', async ({ lab }) => {
  await opened(lab);
  await expect(shownStep(lab)).toHaveText('at step 149 of 149');
  await lab.keyboard.press('PageDown');
  await expect(shownStep(lab)).toHaveText('at step 0 of 149');
  await expect(labelled(lab, 'x')).toHaveText('−2.4');
  await expect(labelled(lab, 'y')).toHaveText('0.4');
  await lab.keyboard.press('PageDown');
  await expect(shownStep(lab)).toHaveText('at step 1 of 149');
  await expect(mapArea(lab).locator('../..').getByRole('status')).toHaveText('step 1 of 149');
  // x₁ = x₀ − η ∇f(x₀), by the Hessian beside it.
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const [u, v] = [-2.4 * c + 0.4 * s, 20 * (0.4 * c + 2.4 * s)];
  const [gx, gy] = [u * c - v * s, u * s + v * c];
  expect(numberIn((await labelled(lab, 'x').textContent()) ?? '')).toBeCloseTo(-2.4 - 0.093 * gx, 3);
  expect(numberIn((await labelled(lab, 'y').textContent()) ?? '')).toBeCloseTo(0.4 - 0.093 * gy, 3);
  await lab.keyboard.press('PageUp');
  await expect(shownStep(lab)).toHaveText('at step 0 of 149');
  await lab.keyboard.press('PageUp');
  await expect(shownStep(lab), 'there is none before the start').toHaveText('at step 0 of 149');
});

test('the step is marked on the map, what comes after it is drawn faintly', async ({ lab }) => {
  await opened(lab);
  await mapArea(lab).press('Home');
  for (let k = 0; k < 2; k++) await lab.keyboard.press('PageDown');
  await expect(shownStep(lab)).toHaveText('at step 2 of 149');
  await expect(pathLines(lab)).toHaveCount(2);
  const walked = pathLines(lab).and(lab.locator(':not([opacity])'));
  await expect(walked).toHaveAttribute('d', /^M[^ML]+L[^ML]+L[^ML]+$/);
  const before = await walked.getAttribute('d');
  await lab.keyboard.press('PageDown');
  await expect(walked, 'the path walked grows').not.toHaveAttribute('d', before ?? '');
});

test('Home and End on the map go to the start and to the last step', async ({ lab }) => {
  await opened(lab);
  await mapArea(lab).press('Home');
  await expect(shownStep(lab)).toHaveText('at step 0 of 149');
  const first = await readout(lab, 'value').textContent();
  await mapArea(lab).press('End');
  await expect(shownStep(lab)).toHaveText('at step 149 of 149');
  await expect(readout(lab, 'value')).not.toHaveText(first ?? '');
});

test('a click on the loss chart shows that step', async ({ lab }) => {
  await opened(lab);
  const { x, y, width, height } = await boxOf(lossChart(lab));
  await lab.mouse.click(x + width / 2, y + height / 2);
  await expect(shownStep(lab)).toHaveText(/^at step (6|7|8)\d of 149$/);
  await expect(pathLines(lab)).toHaveCount(2);
});

test('the clicker works wherever the focus is, in a number box too', async ({ lab }) => {
  await opened(lab);
  await rateBox(lab).focus();
  await lab.keyboard.press('PageDown');
  await lab.keyboard.press('PageDown');
  await expect(shownStep(lab)).toHaveText('at step 1 of 149');
});

test('F fills the screen and gives it back', async ({ lab }) => {
  await opened(lab);
  const isFull = (): Promise<boolean> => lab.evaluate(() => document.fullscreenElement !== null);
  await mapArea(lab).press('f');
  await expect.poll(isFull).toBe(true);
  await mapArea(lab).press('f');
  await expect.poll(isFull).toBe(false);
  await button(lab, 'Full screen').click();
  await expect.poll(isFull).toBe(true);
});

test('? opens the help, which lists the keys; Escape closes it', async ({ lab }) => {
  await opened(lab);
  await lab.keyboard.press('?');
  const help = lab.getByRole('dialog', { name: 'Zigzag in a minute' });
  await expect(help).toBeVisible();
  for (const keys of ['Ctrl Z · Ctrl Y', 'Page Down · Page Up', 'F', 'P', '?']) {
    await expect(help.getByRole('term').filter({ hasText: keys }).first()).toBeVisible();
  }
  await lab.keyboard.press('PageDown');
  await lab.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(shownStep(lab), 'keys do nothing under the help').toHaveText('at step 149 of 149');
  await button(lab, 'Help').click();
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(help).toBeHidden();
  await expect(button(lab, 'Help'), 'the focus returns').toBeFocused();
});
