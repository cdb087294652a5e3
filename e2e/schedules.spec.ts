/** A schedule of the learning rate: chosen, set, drawn, told in words and undone. */
import { type Locator, type Page } from '@playwright/test';
import { box, button, opened, pathLines, sentence, type } from './descent.ts';
import { expect, expectAccessible, test } from './lab.ts';

const section = (lab: Page): Locator => lab.locator('details.schedule');

test('a schedule changes the path, is drawn and told; bad settings are explained; undo takes it back', async ({
  lab,
}) => {
  await opened(lab);
  const path = (await pathLines(lab).getAttribute('d')) ?? '';
  await section(lab).getByText('Schedule: constant').click();
  await lab.getByRole('combobox', { name: 'Schedule of Gradient descent' }).selectOption('Exponential');
  await expect(pathLines(lab)).not.toHaveAttribute('d', path);
  await expect(sentence(lab)).toContainText('η is 0.093 at the first step');
  await expect(section(lab).getByRole('img', { name: /^η from 0\.093 to/ })).toBeVisible();
  await expect(section(lab).getByText('torch.optim.lr_scheduler.ExponentialLR')).toBeVisible();
  await button(lab, 'Chart η beside the loss').click();
  await expect(lab.getByRole('slider', { name: /^Learning rate against step/ })).toBeVisible();
  await expectAccessible(lab);

  await type(box(lab, 'gamma'), '1.5');
  await expect(section(lab).getByRole('alert')).toHaveText(/gamma must be from above 0 to 1/);
  await box(lab, 'gamma').press('Escape');
  await type(box(lab, 'gamma'), '1');
  await expect(pathLines(lab), 'a factor of 1 changes nothing').toHaveAttribute('d', path);

  for (let k = 0; k < 3; k++) await lab.keyboard.press('Control+z');
  await expect(section(lab)).toContainText('Schedule: constant');
});
