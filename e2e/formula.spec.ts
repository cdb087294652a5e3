/** Typing a formula: every one that can be read is drawn at once. */
import { type Locator, type Page } from '@playwright/test';
import {
  boxOf,
  button,
  drag,
  formulaBox,
  isoLines,
  onMap,
  opened,
  pathLines,
  rateSection,
  readout,
  sentence,
  startHandle,
  box,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

const preview = (lab: Page): Locator => lab.getByRole('group', { name: 'The formula in type' });

/** What the preview says in TeX, as KaTeX keeps it for those who copy it. */
async function typesetAs(lab: Page): Promise<string> {
  const tex = await preview(lab).locator('annotation').textContent();
  return (tex ?? '').replace(/\\[,;!: ]|\\(left|right)|[\s{}~]/g, '');
}

test('every readable state of a formula that is being typed is typeset and drawn at once', async ({
  lab,
}) => {
  await opened(lab);
  const before = await isoLines(lab).getAttribute('d');
  await formulaBox(lab).fill('');
  await formulaBox(lab).pressSequentially('x^2 + 3 y^2');
  await expect.poll(() => typesetAs(lab)).toMatch(/^x\^2\+3(\\cdot)?y\^2$/);
  await expect(preview(lab).locator('.katex')).toBeVisible();
  await expect(isoLines(lab)).not.toHaveAttribute('d', before ?? '');
  await expect(readout(lab, 'eigenvalues')).toHaveText('2, 6');
  await expect(lab.getByRole('button', { name: 'Your own' })).toHaveAttribute('aria-pressed', 'true');
  await expect(rateSection(lab)).toContainText('marks: Hessian at the minimum reached (0, 0)');
});

test('xy is the product of x and y, and the preview shows it so', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('sin(xy)');
  await expect.poll(() => typesetAs(lab)).toMatch(/^\\sin\(x(\\cdot)?y\)$/);
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
  // f = sin(2.4 · −0.4) where the path starts.
  await lab.keyboard.press('PageDown');
  await expect(readout(lab, 'value')).toHaveText('−0.8192');
});

test('typographic signs are read as what was meant', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('2·x² − y³ × π');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
  await lab.keyboard.press('PageDown');
  await expect(readout(lab, 'value')).toHaveText('11.32');
});

test('an unknown name becomes a slider after one confirmation, and the slider moves the map', async ({
  lab,
}) => {
  await opened(lab);
  const before = await isoLines(lab).getAttribute('d');
  await formulaBox(lab).fill('x^2 + k y^2');
  const offer = button(lab, 'Make “k” a slider (Enter)');
  await expect(offer).toBeVisible();
  await expect(isoLines(lab), 'nothing changes before that').toHaveAttribute('d', before ?? '');
  await offer.click();
  const slider = lab.getByRole('slider', { name: 'k', exact: true });
  await expect(slider).toHaveAttribute('aria-valuenow', '1');
  await expect(readout(lab, 'eigenvalues')).toHaveText('2, 2');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
  const drawn = await isoLines(lab).getAttribute('d');
  const { x, y, width, height } = await boxOf(slider);
  await drag(lab, [x + 0.6 * width, y + height / 2], [x + 0.9 * width, y + height / 2]);
  await expect(slider).toHaveAttribute('aria-valuenow', /^(3\.9|4)/);
  await expect(readout(lab, 'eigenvalues')).toHaveText(/^2, (7\.|8)/);
  await expect(isoLines(lab)).not.toHaveAttribute('d', drawn ?? '');
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '-5');
  await expect(rateSection(lab)).toContainText('No marks: λmin < 0');
  await type(box(lab, 'k'), '12');
  await expect(slider, 'a number beyond the range widens it').toHaveAttribute('aria-valuemax', '12');
});

test('Enter confirms too, for all new names at once; a name no longer used loses its slider', async ({
  lab,
}) => {
  await opened(lab);
  await formulaBox(lab).fill('a x^2 + b y^2');
  await expect(button(lab, 'Make “a”, “b” sliders (Enter)')).toBeVisible();
  await formulaBox(lab).press('Enter');
  for (const name of ['a', 'b']) await expect(lab.getByRole('slider', { name, exact: true })).toBeVisible();
  for (const name of ['kappa', 'angle']) await expect(lab.getByRole('slider', { name })).toHaveCount(0);
  await formulaBox(lab).fill('a x^2 + y^2');
  await expect(lab.getByRole('slider', { name: 'b', exact: true })).toHaveCount(0);
  await expect(lab.getByRole('slider', { name: 'a', exact: true })).toBeVisible();
});

test('a third variable z is a name like any other: a slider, once confirmed', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x^2 + y^2 + z^2');
  await expect(lab.getByText(/“?z”? is/)).toBeVisible();
  await button(lab, 'Make “z” a slider (Enter)').click();
  await expect(lab.getByRole('slider', { name: 'z', exact: true })).toBeVisible();
  await expect(formulaBox(lab)).toBeFocused();
});

for (const formula of ['log(x)', 'sqrt(x - y)']) {
  test(`${formula}: where it is not defined the map is hatched and says so, and so does a start there`, async ({
    lab,
  }) => {
    await opened(lab);
    await formulaBox(lab).fill(formula);
    await expect(onMap(lab, 'not defined here')).toBeVisible();
    await expect(sentence(lab)).toContainText('not defined at the start: move the start');
    await expect(startHandle(lab), 'it can be moved out of there').toBeVisible();
    await type(box(lab, 'start x'), '2');
    await expect(sentence(lab)).not.toContainText('not defined at the start');
    await expect(pathLines(lab)).toHaveCount(1);
    await expect(lab.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
  });
}

test('a constant has nothing to descend, and κ is not defined', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('7');
  await expect(sentence(lab)).toContainText('f is constant: its gradient is zero everywhere');
  await expect(readout(lab, 'condition-number')).toHaveText('not defined here');
  await expect(rateSection(lab)).toContainText('No marks:');
  await expect(lab.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
});

test('a plane runs straight down for ever, and κ is not defined', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x + 2 y');
  await expect(sentence(lab)).toContainText('f is a plane');
  await expect(readout(lab, 'condition-number')).toHaveText('not defined here');
  await expect(rateSection(lab)).toContainText('No marks: The Hessian is zero here');
  await expect(readout(lab, 'stop')).toHaveText('all steps taken');
});

test('a formula that diverges in one step: the path is clipped and the map says where it went', async ({
  lab,
}) => {
  await opened(lab);
  await formulaBox(lab).fill('1e13 (x^2 + y^2)');
  await expect(onMap(lab, 'diverged at step 1')).toBeVisible();
  await expect(sentence(lab)).toContainText('Diverged at step 1.');
  await expect(pathLines(lab)).toHaveCount(1);
  const numbers = ((await pathLines(lab).getAttribute('d')) ?? '')
    .split(/[MLZ,]/)
    .filter(Boolean)
    .map(Number);
  for (const number of numbers) expect(Math.abs(number)).toBeLessThan(1000);
  await expect(
    lab
      .getByRole('application')
      .locator('text')
      .filter({ hasText: /NaN|Infinity/ }),
  ).toHaveCount(0);
});
