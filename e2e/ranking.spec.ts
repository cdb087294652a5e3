/** The table of the lower panel: who was first, what is unfair about it, and the table to take along. */
import { defaultDocument, withOptimizer, writeDocument } from '../src-core/document/index.ts';
import { box, pickLandscape, type } from './descent.ts';
import { expect, test } from './lab.ts';
import type { Locator, Page } from '@playwright/test';

const table = (lab: Page): Locator => lab.getByRole('region', { name: 'Ranking' }).getByRole('table');
const rows = (lab: Page): Locator => table(lab).locator('tbody tr');
const header = (lab: Page, name: string): Locator =>
  table(lab).getByRole('columnheader', { name: new RegExp(`^${name}`) });
const unfair = (lab: Page): Locator => lab.getByRole('region', { name: 'What is unfair' });
const tools = (lab: Page): Locator => lab.getByRole('region', { name: 'Lower panel' }).locator('header');

async function compared(lab: Page): Promise<void> {
  await pickLandscape(lab, 'Rosenbrock');
  for (const name of ['Momentum', 'Adam', 'Newton']) await lab.getByLabel(`Show ${name}`).check();
  await lab.getByRole('tab', { name: 'Table' }).click();
  await expect(rows(lab)).toHaveCount(4);
}

const order = (lab: Page): Promise<string[]> => rows(lab).getByRole('button').allTextContents();

test('runs are ranked by evaluations to tolerance, and sorted by any column, by keys too', async ({
  lab,
}) => {
  await compared(lab);
  await expect(header(lab, 'To tolerance')).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(lab).first()).toContainText(/1\s*Newton\s*6/);
  await expect(rows(lab).nth(1)).toContainText('stopped after 1,000 steps');
  await header(lab, 'Final f').getByRole('button').press('Enter');
  await expect(header(lab, 'Final f')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header(lab, 'To tolerance')).not.toHaveAttribute('aria-sort');
  expect(await order(lab)).toEqual(['Newton', 'Momentum', 'Gradient descent', 'Adam']);
  await header(lab, 'Final f').getByRole('button').press('Enter');
  await expect(header(lab, 'Final f')).toHaveAttribute('aria-sort', 'descending');
  expect(await order(lab)).toEqual(['Adam', 'Gradient descent', 'Momentum', 'Newton']);
});

test('a row leads to its optimizer', async ({ lab }) => {
  await compared(lab);
  await rows(lab).filter({ hasText: 'Adam' }).click();
  await expect(rows(lab).getByRole('button', { name: 'Adam' })).toHaveAttribute('aria-pressed', 'true');
  await rows(lab).getByRole('button', { name: 'Momentum' }).press('Enter');
  await expect(rows(lab).getByRole('button', { name: 'Momentum' })).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.getByRole('button', { name: 'Momentum', pressed: true })).toHaveCount(2);
});

test('it says what is unfair, and only that', async ({ lab }) => {
  await compared(lab);
  await expect(unfair(lab)).toContainText(
    '3 runs stopped at 1,000 steps; evaluations to tolerance are not known',
  );
  await expect(unfair(lab)).toContainText('6 Hessians and 6 linear systems of Newton are not among them');
  await expect(unfair(lab)).toContainText('none was tuned for its method');
  await header(lab, 'Steps').getByRole('button').click();
  await expect(unfair(lab)).toContainText('A step is not the same work for all');
  for (const name of ['Momentum', 'Adam', 'Newton']) await lab.getByLabel(`Show ${name}`).uncheck();
  await expect(rows(lab)).toHaveCount(1);
  await expect(unfair(lab)).toHaveCount(0);
});

test('a pinned run from elsewhere stays, and is called so', async ({ lab }) => {
  await compared(lab);
  await lab.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(rows(lab)).toHaveCount(8);
  await type(box(lab, 'start x'), '0.5');
  await expect(unfair(lab)).toContainText('4 pinned runs began elsewhere than the others.');
  await expect(rows(lab).filter({ hasText: 'Newton (pinned)' })).toHaveCount(1);
});

test('the table goes to the clipboard, as spreadsheets and programs want it', async ({ lab, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await compared(lab);
  const copied = () => lab.evaluate(() => navigator.clipboard.readText());
  await tools(lab).getByRole('button', { name: 'Copy table' }).click();
  await expect(tools(lab).getByText('The table is on the clipboard.')).toBeVisible();
  expect((await copied()).split('\n')[1]).toMatch(/^1\tNewton\tnewton\trun\t1\t6\t/);
  await tools(lab).getByRole('button', { name: 'Copy CSV' }).click();
  await expect.poll(copied).toMatch(/^rank,name,optimizer,run,learningRate,evaluationsToTolerance,f,/);
});

test('fifty rows scroll under their header, and the window stays alive', async ({ page, watch: _ }) => {
  const ids = ['gradient-descent', 'momentum', 'adam', 'newton'];
  let lab = defaultDocument();
  for (let k = 4; k < 50; k++) lab = withOptimizer(lab, ids[k % 4] ?? 'adam');
  const shown = {
    ...lab,
    optimizers: lab.optimizers.map((entry) => ({ ...entry, visibility: 'shown' as const })),
  };
  await page.addInitScript((text) => localStorage.setItem('zigzag.lab', text), writeDocument(shown));
  await page.goto('./');
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(rows(page)).toHaveCount(50);
  await rows(page).last().scrollIntoViewIfNeeded();
  await expect(rows(page).last()).toBeInViewport();
  await expect(header(page, 'Final f')).toBeInViewport();
  await expect(rows(page).first()).not.toBeInViewport();
});
