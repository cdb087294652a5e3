/** Undo and redo of everything a person does to the lab. */
import { type Locator, type Page } from '@playwright/test';
import {
  box,
  boxOf,
  button,
  drag,
  formulaBox,
  mapArea,
  opened,
  pathLines,
  pickLandscape,
  placeOfRate,
  rateBox,
  startHandle,
  takeSlider,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

const theme = (lab: Page): Locator => lab.getByRole('combobox', { name: 'Theme' });

test('one drag of the slider is one step to undo, and one to redo', async ({ lab }) => {
  await opened(lab);
  await expect(button(lab, 'Undo')).toBeDisabled();
  await takeSlider(lab, 0.093);
  for (const rate of [0.05, 0.02, 0.01]) {
    await lab.mouse.move(...(await placeOfRate(lab, rate)), { steps: 4 });
  }
  await lab.mouse.up();
  await expect(rateBox(lab)).toHaveValue(/^0\.0(1|09)/);
  const dragged = await rateBox(lab).inputValue();
  await button(lab, 'Undo').click();
  await expect(rateBox(lab)).toHaveValue('0.093');
  await expect(button(lab, 'Undo')).toBeDisabled();
  await button(lab, 'Redo').click();
  await expect(rateBox(lab)).toHaveValue(dragged);
  await expect(button(lab, 'Redo')).toBeDisabled();
});

test('formula, landscape, theme, start, view and pin are undone in turn, then redone', async ({ lab }) => {
  await opened(lab);
  const formula = await formulaBox(lab).inputValue();
  await pickLandscape(lab, 'Rosenbrock');
  await expect(rateBox(lab)).toHaveValue('0.0012');
  await formulaBox(lab).fill('x^2 + 2 y^2');
  await expect(lab.getByRole('button', { name: 'Your own' })).toHaveAttribute('aria-pressed', 'true');
  await theme(lab).selectOption('dark');
  await type(box(lab, 'start x'), '1.5');
  const { x, y, width, height } = await boxOf(mapArea(lab));
  await drag(lab, [x + 0.7 * width, y + 0.3 * height], [x + 0.6 * width, y + 0.4 * height]);
  await expect(box(lab, 'x from')).not.toHaveValue('-2');
  await button(lab, 'Pin').click();
  await expect(pathLines(lab, 0, 'dark')).toHaveCount(2);

  const undo = async (): Promise<void> => lab.keyboard.press('Control+z');
  await undo();
  await expect(pathLines(lab, 0, 'dark')).toHaveCount(1);
  await undo();
  await expect(box(lab, 'x from')).toHaveValue('-2');
  await undo();
  await expect(box(lab, 'start x')).toHaveValue('-1.2');
  await undo();
  await expect(theme(lab)).toHaveValue('light');
  await undo();
  await expect(formulaBox(lab)).toHaveValue('(1 - x)^2 + 100 (y - x^2)^2');
  await undo();
  await expect(formulaBox(lab)).toHaveValue(formula);
  await expect(rateBox(lab)).toHaveValue('0.093');
  await expect(button(lab, 'Undo')).toBeDisabled();

  await lab.keyboard.press('Control+y');
  await expect(rateBox(lab)).toHaveValue('0.0012');
  await lab.keyboard.press('Control+Shift+z');
  await expect(formulaBox(lab)).toHaveValue('x^2 + 2 y^2');
  for (let k = 0; k < 4; k++) await lab.keyboard.press('Control+y');
  await expect(pathLines(lab, 0, 'dark')).toHaveCount(2);
  await expect(theme(lab)).toHaveValue('dark');
  await expect(box(lab, 'start x')).toHaveValue('1.5');
  await expect(button(lab, 'Redo')).toBeDisabled();
});

test('a new change after an undo leaves nothing to redo', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0.01');
  await button(lab, 'Undo').click();
  await expect(button(lab, 'Redo')).toBeEnabled();
  await theme(lab).selectOption('dark');
  await expect(button(lab, 'Redo')).toBeDisabled();
});

test('what changes nothing is no step to undo', async ({ lab }) => {
  await opened(lab);
  await startHandle(lab).click();
  await type(rateBox(lab), '0.093');
  await rateBox(lab).press('Tab');
  await pickLandscape(lab, 'Rotated quadratic');
  await expect(button(lab, 'Undo')).toBeDisabled();
});

test('undo drops first what cannot be read, and only then what was taken', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x^2 + y^2');
  await expect(lab.getByRole('button', { name: 'Your own' })).toHaveAttribute('aria-pressed', 'true');
  await formulaBox(lab).fill('x^2 + y^');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'true');
  await button(lab, 'Undo').click();
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
  await expect(formulaBox(lab)).toHaveValue('x^2 + y^2');
  await button(lab, 'Undo').click();
  await expect(formulaBox(lab)).toHaveValue(/kappa/);
});
