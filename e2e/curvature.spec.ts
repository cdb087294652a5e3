/** The Curvature bench: the probe, what its Hessian says, and that in words. */
import { button, centreOf, drag, mapScale, onMap, pickLandscape, readout } from './descent.ts';
import {
  colorBar,
  curvatureOf,
  curvatureOfFormula,
  overlay,
  panel,
  probeAt,
  probeBoxes,
  probeHandle,
  words,
} from './curvature.ts';
import { expect, expectAccessible, test } from './lab.ts';

test('at Rosenbrock’s minimum the panel reads κ = 2,508 and what that costs', async ({ lab }) => {
  await curvatureOf(lab, 'Rosenbrock');
  await probeAt(lab, '1', '1');
  await expect(words(lab)).toHaveText(
    'A minimum. This is a valley, 2,508 times more sharply curved across than along. With the best fixed step, one more correct digit takes about 2,900 steps.',
  );
  await expect(readout(lab, 'probe-value')).toHaveText('0');
  await expect(readout(lab, 'probe-gradient')).toHaveText('(0, 0)');
  // SymPy: λ = 501 ± √250601.
  await expect(readout(lab, 'λmin')).toHaveText('0.399361');
  await expect(readout(lab, 'λmax')).toHaveText('1001.6');
  await expect(readout(lab, 'probe-kappa')).toContainText('2508.01');
  await expect(readout(lab, 'definiteness')).toHaveText('positive definite');
  await expect(readout(lab, 'classification')).toHaveText('minimum');
  await expect(readout(lab, 'largest-rate')).toHaveText('0.0019968');
  await expect(readout(lab, 'probe-rate')).toHaveText('0.999203');
});

test('the probe follows the hand, the keys and typed numbers; each is one step to undo', async ({ lab }) => {
  await curvatureOf(lab, 'Himmelblau');
  const [x, y] = probeBoxes(lab);
  const { toPage } = await mapScale(lab);
  await drag(lab, await centreOf(probeHandle(lab)), toPage([3, 2]));
  await expect(probeHandle(lab)).toHaveAccessibleName(/x (3|2\.99|3\.00), y (2|1\.99|2\.00)/);
  await expect(readout(lab, 'definiteness')).toHaveText('positive definite');
  await button(lab, 'Undo').click();
  await expect(x).toHaveValue('-0.5');
  await probeAt(lab, '0.25', '-0.75');
  await expect(readout(lab, 'definiteness')).toHaveText('negative definite');

  await probeHandle(lab).focus();
  const width = async (): Promise<number> => Number(await x.inputValue()) - 0.25;
  await lab.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(0);
  const plain = await width();
  await lab.keyboard.press('Shift+ArrowRight');
  await expect.poll(width).toBeGreaterThan(2 * plain);
  const coarse = (await width()) - plain;
  await lab.keyboard.press('Alt+ArrowRight');
  await expect.poll(width).toBeGreaterThan(plain + coarse);
  const fine = (await width()) - plain - coarse;
  expect(coarse).toBeGreaterThan(plain);
  expect(fine).toBeLessThan(plain);
  await expect(y).toHaveValue('-0.75');
});

test('a click on the map puts the probe there; a number that is none is said at its box', async ({ lab }) => {
  await curvatureOf(lab, 'Himmelblau');
  const { toPage } = await mapScale(lab);
  await lab.mouse.click(...toPage([-2, 4]));
  await expect(probeHandle(lab)).toHaveAccessibleName(/x −(2|1\.99|2\.0\d), y (4|3\.99|4\.0\d)/);
  const [x] = probeBoxes(lab);
  const before = await x.inputValue();
  await x.fill('two');
  await x.press('Enter');
  await expect(lab.getByRole('alert')).toHaveText('This is not a number.');
  await x.fill('1e300');
  await x.press('Enter');
  await expect(lab.getByRole('alert')).toHaveText('The probe needs two finite numbers.');
  await x.press('Escape');
  await expect(x).toHaveValue(before);
});

test('round the probe: ∇f, axes, curve and steps, each to be switched off', async ({ lab }) => {
  await curvatureOf(lab, 'Himmelblau');
  await expect(onMap(lab, '∇f')).toHaveCount(1);
  await expect(onMap(lab, /^λ = −/)).not.toHaveCount(0);
  await lab.getByRole('checkbox', { name: /gradient step/ }).check();
  await expect(onMap(lab, 'gradient step')).toHaveCount(1);
  await expect(onMap(lab, 'Newton step')).toHaveCount(1);
  for (const name of [/^∇f$/, /principal axes/, /the curve/, /gradient step/])
    await lab.getByRole('checkbox', { name }).uncheck();
  await expect(onMap(lab, /∇f|λ|step/)).toHaveCount(0);
  // By hand: at (−0.5, −1) ∇f = (10.5, 2.5), η = 0.012.
  await expect(lab.locator('[data-step="gradient-step"]').first()).toHaveText('(−0.626, −1.03)');
  await expect(lab.locator('[data-step="newton-step"]').nth(2)).toHaveText('181.6');
});

test('overlays lie over the map with a colour bar of their own, on both benches', async ({ lab }) => {
  await curvatureOf(lab, 'Rosenbrock');
  await overlay(lab).selectOption({ label: 'κ (condition number)' });
  await expect(colorBar(lab).getByText('κ', { exact: true })).toBeVisible();
  await expect(colorBar(lab).getByText('100', { exact: true })).toBeVisible();
  await overlay(lab).selectOption({ label: 'convex, concave, saddle' });
  for (const name of ['convex', 'saddle', 'concave'])
    await expect(colorBar(lab).getByText(name, { exact: true })).toBeVisible();
  await button(lab, 'Descent').click();
  await expect(overlay(lab)).toHaveValue('definiteness');
  await expect(colorBar(lab).getByText('convex', { exact: true })).toBeVisible();
  await overlay(lab).selectOption({ label: 'λmin (least curvature)' });
  await expect(colorBar(lab).getByText('λmin', { exact: true })).toBeVisible();
  await button(lab, 'Undo').click();
  await expect(colorBar(lab).getByText('convex', { exact: true })).toBeVisible();
});

test('a monkey saddle: H = 0 is inconclusive, and looking further tells it', async ({ lab }) => {
  await curvatureOf(lab, 'Monkey saddle');
  await probeAt(lab, '0', '0');
  await expect(words(lab)).toContainText(
    'The second-order test is inconclusive. Looking further: a monkey saddle: f changes sign six times round the point.',
  );
  await expect(readout(lab, 'classification')).toHaveText('degenerate (saddle)');
  await expect(readout(lab, 'probe-kappa')).toContainText('not defined here');
});

test('κ = 10¹² is no infinite one, and how many digits of it hold is said', async ({ lab }) => {
  await curvatureOfFormula(lab, '(x + y)^2 + 1e-12 (x - y)^2');
  await probeAt(lab, '0.3', '0.4');
  await expect(readout(lab, 'definiteness')).toHaveText('positive definite');
  await expect(readout(lab, 'probe-kappa')).toContainText(/10¹²|×10¹¹/);
  await expect(readout(lab, 'probe-kappa')).toContainText(/\d digits? to trust/);
  await expect(panel(lab).getByText(/an eigenvalue counts as zero up to/)).toBeVisible();
  await panel(lab)
    .getByText(/an eigenvalue counts as zero up to/)
    .click();
  await expect(panel(lab).getByText('The bound is no fixed share of λmax')).toBeVisible();
});

test('where f is not defined the panel says so, and the map goes on', async ({ lab }) => {
  await curvatureOfFormula(lab, 'log(x) + y^2');
  await probeAt(lab, '-1', '0');
  await expect(words(lab)).toContainText('f is not defined here');
  await expect(readout(lab, 'probe-value')).toHaveText('not defined here');
  await expect(onMap(lab, 'not defined here')).toBeVisible();
  await probeAt(lab, '1', '0');
  await expect(readout(lab, 'definiteness')).toHaveText('indefinite');
});

test('left and opened again, the bench is as it was', async ({ lab }) => {
  await curvatureOf(lab, 'Himmelblau');
  await probeAt(lab, '3', '2');
  await lab.getByRole('checkbox', { name: /the curve/ }).uncheck();
  await overlay(lab).selectOption({ label: '∥∇f∥ (steepness)' });
  await lab.reload();
  await expect(readout(lab, 'classification')).toHaveText('minimum');
  await expect(lab.getByRole('checkbox', { name: /the curve/ })).not.toBeChecked();
  await expect(overlay(lab)).toHaveValue('gradient-norm');
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing serious in the ${theme} theme`, async ({ lab }) => {
    await curvatureOf(lab, 'Himmelblau');
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expect(lab.getByText('9 critical points')).toBeVisible();
    await expectAccessible(lab);
  });
}

test('each entry of ∇f and H is a formula and a number; long ones fold', async ({ lab }) => {
  await curvatureOf(lab, 'Rosenbrock');
  const entry = (name: string) => panel(lab).locator(`[data-derivative="${name}"]`);
  // KaTeX keeps what it sets as TeX beside it.
  await expect(entry('∂²f/∂x²').locator('annotation')).toHaveText('1200x^{2}-400y+2');
  await expect(entry('∂²f/∂x²')).toContainText('= 1330');
  await expect(entry('∂²f/∂x∂y').locator('annotation')).toHaveText('-400x');
  await expect(entry('∂²f/∂y²')).toContainText('= 200');
  await pickLandscape(lab, 'Ackley');
  await expect(entry('∂²f/∂x²').locator('annotation')).toBeHidden();
  await entry('∂²f/∂x²').getByText('formula').click();
  await expect(entry('∂²f/∂x²').locator('.katex').first()).toBeVisible();
});
