/** The parts of the Curvature bench as a person finds them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { formulaBox, mapArea, pickLandscape, type } from './descent.ts';

export const probeHandle = (lab: Page): Locator => lab.getByRole('button', { name: /^Probe at/ });
export const panel = (lab: Page): Locator =>
  lab.getByRole('complementary', { name: 'What the Hessian says' });
export const words = (lab: Page): Locator => panel(lab).getByRole('paragraph').first();
export const criticalPoints = (lab: Page): Locator => lab.getByRole('group', { name: 'Critical points' });
/** The rows of the list, each with its button. */
export const listed = (lab: Page): Locator =>
  criticalPoints(lab)
    .getByRole('row')
    .filter({ has: lab.getByRole('button') });
export const overlay = (lab: Page): Locator => lab.getByRole('combobox', { name: 'overlay' });
export const colorBar = (lab: Page): Locator => mapArea(lab).locator('[data-part="color-bar"]');
export const probeBoxes = (lab: Page): readonly [Locator, Locator] => [
  lab.getByRole('textbox', { name: 'probe x', exact: true }),
  lab.getByRole('textbox', { name: 'probe y', exact: true }),
];

/** Opens the bench with a landscape of the catalogue. */
export async function curvatureOf(lab: Page, landscape: string): Promise<void> {
  await pickLandscape(lab, landscape);
  await openCurvature(lab);
}

/** Opens the bench with a typed formula. */
export async function curvatureOfFormula(lab: Page, formula: string): Promise<void> {
  await type(formulaBox(lab), formula);
  await openCurvature(lab);
}

async function openCurvature(lab: Page): Promise<void> {
  await lab.getByRole('button', { name: 'Curvature', exact: true }).click();
  await expect(probeHandle(lab)).toBeVisible();
}

export async function probeAt(lab: Page, x: string, y: string): Promise<void> {
  const [boxX, boxY] = probeBoxes(lab);
  await type(boxX, x);
  await type(boxY, y);
}
