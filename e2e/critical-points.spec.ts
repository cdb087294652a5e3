/** The critical points of the map: found with no start given, listed, marked, gone to. */
import { button, formulaBox, mapArea, readout, type } from './descent.ts';
import { criticalPoints, curvatureOf, curvatureOfFormula, listed, probeBoxes, words } from './curvature.ts';
import { expect, test } from './lab.ts';

test('Himmelblau’s nine are listed and marked, and each is gone to', async ({ lab }) => {
  await curvatureOf(lab, 'Himmelblau');
  await expect(criticalPoints(lab)).toContainText('9 critical points: 4 minima, 1 maximum, 4 saddles.');
  await expect(listed(lab)).toHaveCount(9);
  await expect(mapArea(lab).locator('[data-part="critical-points"] path')).not.toHaveCount(0);
  await listed(lab).filter({ hasText: '(3, 2)' }).getByRole('button').click();
  const [x, y] = probeBoxes(lab);
  await expect(x).toHaveValue('3');
  await expect(y).toHaveValue('2');
  await expect(words(lab)).toContainText('A minimum.');
  await listed(lab).filter({ hasText: 'maximum' }).getByRole('button').click();
  await expect(readout(lab, 'classification')).toHaveText('maximum');
  await button(lab, 'Undo').click();
  await expect(x).toHaveValue('3');
});

test('a changed function or domain is searched anew; none found is said plainly', async ({ lab }) => {
  await curvatureOf(lab, 'Six-hump camel');
  await expect(criticalPoints(lab)).toContainText('15 critical points');
  await lab.getByRole('checkbox', { name: 'equal axes' }).uncheck();
  await type(lab.getByRole('textbox', { name: 'y from', exact: true }), '0.75');
  await expect(criticalPoints(lab)).toContainText('2 critical points: 1 minimum, 1 saddle.');
  await type(formulaBox(lab), 'x + 2 y');
  await expect(criticalPoints(lab)).toContainText('No critical point found in this domain.');
});

test('a circle of minima is a continuum, and what is isolated beside it is still listed', async ({ lab }) => {
  await curvatureOfFormula(lab, '(x^2 + y^2 - 1)^2');
  await expect(criticalPoints(lab)).toContainText('continuum');
  await expect(listed(lab)).toHaveCount(1);
  await expect(listed(lab)).toContainText('maximum');
});

test('a minimum without a gradient is a kink', async ({ lab }) => {
  await curvatureOfFormula(lab, 'abs(x) + abs(y)');
  await expect(criticalPoints(lab)).toContainText('1 critical point: 1 kink.');
  await listed(lab).getByRole('button').click();
  await expect(words(lab)).toContainText('no gradient and no Hessian');
});

test('hundreds are found while the window stays alive', async ({ lab }) => {
  await curvatureOf(lab, 'Rastrigin');
  await expect(criticalPoints(lab)).toContainText(
    /\d{3} critical points: \d+ minima, \d+ maxima, \d+ saddles\./,
    {
      timeout: 30_000,
    },
  );
  await expect(criticalPoints(lab)).toContainText('The lowest 200 are listed, all are marked.');
  await expect(listed(lab)).toHaveCount(200);
});

test('a long search tells how far it is, and can be given up', async ({ lab }) => {
  await curvatureOfFormula(
    lab,
    'sin(31 x) sin(29 y) + sin(7 x y) exp(sin(9 x)) + cos(27 x - 23 y) + sin(x^2 y)',
  );
  await expect(criticalPoints(lab)).toContainText(/Searching for critical points… \d+ %/);
  await criticalPoints(lab).getByRole('button', { name: 'Cancel' }).click();
  await expect(criticalPoints(lab)).toContainText('The search was given up.');
  await criticalPoints(lab).getByRole('button', { name: 'Search again' }).click();
  await expect(criticalPoints(lab)).toContainText('Searching');
});
