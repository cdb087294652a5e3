/** Noise in the gradients: chosen, seeded, undone, and the cloud that many seeds make. */
import { type Locator, type Page } from '@playwright/test';
import { box, button, onMap, opened, pathLines, pickLandscape, sentence, type } from './descent.ts';
import { expect, expectAccessible, test } from './lab.ts';

const section = (lab: Page): Locator => lab.locator('details.noise');
const kind = (lab: Page, name: string): Locator => lab.getByRole('radio', { name });

test('noise keeps the path from settling; many seeds make a cloud under their median, and undo takes it back', async ({
  lab,
}) => {
  await opened(lab);
  const path = (await pathLines(lab).getAttribute('d')) ?? '';
  await section(lab).getByRole('heading', { name: 'Noise' }).click();
  await kind(lab, 'in all directions').check();
  await expect(pathLines(lab)).not.toHaveAttribute('d', path);
  await expect(sentence(lab)).toContainText('with a constant η the path does not settle but hovers');

  await type(box(lab, 'seeds'), '12');
  await expect(onMap(lab, 'Gradient descent, median of 12')).toBeVisible();
  await expect(pathLines(lab), 'a faint line a seed, and the median').toHaveCount(13);
  await expect(lab.getByText(/at step .* median of 12/)).toBeVisible();
  await expectAccessible(lab);

  await type(box(lab, 'seeds'), '0');
  await expect(section(lab).getByRole('alert')).toHaveText(/from 1 to 100/);
  await box(lab, 'seeds').press('Escape');
  const median = (await pathLines(lab).last().getAttribute('d')) ?? '';
  await button(lab, 'New seed').click();
  await expect(box(lab, 'seed')).not.toHaveValue('1');
  await expect(pathLines(lab).last()).not.toHaveAttribute('d', median);

  for (let k = 0; k < 3; k++) await lab.keyboard.press('Control+z');
  await expect(kind(lab, 'none')).toBeChecked();
  await expect(pathLines(lab)).toHaveCount(1);
  await expect(pathLines(lab)).toHaveAttribute('d', path);
});

test('minibatches want an f made of terms, which is a click away', async ({ lab }) => {
  await opened(lab);
  await section(lab).getByRole('heading', { name: 'Noise' }).click();
  await expect(kind(lab, 'minibatches')).toBeDisabled();
  await button(lab, 'Pick Least squares on 20 points').click();
  await kind(lab, 'minibatches').check();
  await expect(section(lab)).toContainText('minibatches of 4 of 20 terms, seed 1');
  await expect(sentence(lab)).toContainText('Noise in each gradient');
  await type(box(lab, 'terms a step'), '21');
  await expect(section(lab).getByRole('alert')).toHaveText('f has 20 terms.');
  await box(lab, 'terms a step').press('Escape');
  await type(box(lab, 'terms a step'), '20');
  await expect(sentence(lab), 'all terms a step are the whole gradient').not.toContainText('hovers');
  await pickLandscape(lab, 'Rosenbrock');
  await expect(section(lab)).toContainText('none');
});
