/** Without a mouse: everything is reached by Tab, in an order that makes sense, with a focus that is seen. */
import { type Page } from '@playwright/test';
import {
  attribute,
  lossChart,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  rateSlider,
  sentence,
  shownStep,
  takeSlider,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

interface Focused {
  readonly name: string;
  readonly outline: string;
  readonly visible: boolean;
}

/** Goes through the window by Tab until the focus is back where it began. */
async function tabThrough(lab: Page): Promise<readonly Focused[]> {
  const stops: Focused[] = [];
  for (let k = 0; k < 100; k++) {
    await lab.keyboard.press('Tab');
    const stop = await lab.evaluate((): Focused | null => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const label =
        element.getAttribute('aria-label') ??
        (element.id === ''
          ? null
          : (document.querySelector(`label[for="${element.id}"]`)?.textContent ?? null));
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: (label ?? element.closest('label')?.textContent ?? element.textContent).trim(),
        outline: `${outlineStyle} ${outlineWidth}`,
        visible: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error('The focus never left the window.');
}

test('Tab reaches everything, and each focus is in view and outlined', async ({ lab }) => {
  await opened(lab);
  const stops = await tabThrough(lab);
  for (const { name, outline, visible } of stops) {
    expect(outline, name).toMatch(/^solid [2-9]/);
    expect(visible, name).toBe(true);
  }
  const names = stops.map(({ name }) => name);
  for (const name of [
    'Export',
    'Theme',
    'Full screen',
    'Help',
    'Rotated quadratic',
    'Your own',
    'f(x, y) =',
    'kappa',
    'angle',
    'Add optimizer',
    'Presets',
    'Show Gradient descent',
    'Rename',
    'Remove',
    'one learning rate for all',
    'Pin',
    'x from',
    'y to',
    'start x',
    'equal axes',
    'steps',
    'Map',
    'Start at x −2.4, y 0.4; arrow keys move it',
    'Zoom in',
    'Reset view',
    'Learning rate η',
    'Learning rate',
    'What you see',
  ]) {
    expect(
      names.some((found) => found.includes(name)),
      name,
    ).toBe(true);
  }
});

test('the whole job without a mouse: pick, zoom, move the start, find the limit', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('button', { name: 'Himmelblau' }).press('Enter');
  await expect(rateBox(lab)).toHaveValue('0.012');
  await expect(sentence(lab)).toContainText('Converged');
  const reached = await lab
    .getByRole('heading', { name: /^Hessian/ })
    .locator('..')
    .getByRole('paragraph')
    .textContent();
  await lab.getByRole('application', { name: 'Map' }).focus();
  await lab.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: /^Start at/ })).toBeFocused();
  for (let k = 0; k < 2; k++) await lab.keyboard.press('Shift+ArrowRight');
  for (let k = 0; k < 3; k++) await lab.keyboard.press('Shift+ArrowUp');
  await expect(
    lab
      .getByRole('heading', { name: /^Hessian/ })
      .locator('..')
      .getByRole('paragraph'),
    'another of the four minima',
  ).not.toHaveText(reached ?? '');
  await rateSlider(lab).focus();
  for (let k = 0; k < 4; k++) await lab.keyboard.press('Shift+ArrowRight');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', /diverges$/);
});

test('a screen reader is told what the slider means and what the map shows', async ({ lab }) => {
  await opened(lab);
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', '0.093, zig-zags');
  await expect(lab.getByRole('application', { name: 'Map' })).toHaveAccessibleDescription(
    /Converged after 149/,
  );
  const spoken = lab.getByRole('status', { name: 'What you see' });
  await expect(spoken).toContainText('Converged after 149 steps');
  await takeSlider(lab, 0.05);
  await expect(spoken, 'silent while the hand moves').toBeEmpty();
  await lab.mouse.up();
  await expect(spoken).toContainText('Converged after');
});

test('with reduced motion nothing moves by itself', async ({ page, watch: _watched }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await opened(page);
  await pickLandscape(page, 'Rosenbrock');
  await expect(rateBox(page)).toHaveValue('0.0012');
  await page.keyboard.press('PageDown');
  await expect(pathLines(page).first()).toBeVisible();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'transition')),
  );
  expect(moving).toEqual([]);
});

test('M goes from mark to mark on the slider, and back with Shift', async ({ lab }) => {
  await opened(lab);
  await rateSlider(lab).focus();
  await lab.keyboard.press('m');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', /^0\.09524, /);
  await lab.keyboard.press('m');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', /^0\.1, /);
  await lab.keyboard.press('m');
  await expect(rateSlider(lab), 'beyond the last there is none').toHaveAttribute('aria-valuetext', /^0\.1, /);
  await lab.keyboard.press('Shift+M');
  await lab.keyboard.press('Shift+M');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', /^0\.05, /);
});

test('arrow keys on the loss chart go from step to step', async ({ lab }) => {
  await opened(lab);
  await lossChart(lab).focus();
  await lab.keyboard.press('ArrowLeft');
  await expect(shownStep(lab)).toHaveText('at step 148 of 149');
  await lab.keyboard.press('Shift+ArrowLeft');
  await expect(lossChart(lab)).toHaveAttribute('aria-valuetext', /^step 138 of 149, f = /);
  await lab.keyboard.press('Home');
  await expect(lossChart(lab)).toHaveAttribute('aria-valuenow', '0');
  await lab.keyboard.press('End');
  await expect(shownStep(lab)).toHaveText('at step 149 of 149');
});

test('a rate that the slider cannot show stands at its end, and is told as it is', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', '0, creeps');
  const low = await attribute(rateSlider(lab), 'aria-valuemin');
  expect(await attribute(rateSlider(lab), 'aria-valuenow')).toBe(low);
});
