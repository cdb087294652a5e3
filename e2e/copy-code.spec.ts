/** “Copy as code”: the focused run as a program, on the clipboard. */
import type { Locator, Page } from '@playwright/test';
import { pickLandscape } from './descent.ts';
import { expect, test } from './lab.ts';

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

const rail = (lab: Page): Locator => lab.getByRole('complementary', { name: 'Function and optimizers' });
const opener = (lab: Page): Locator => rail(lab).getByRole('button', { name: 'Copy as code' });
const item = (lab: Page, library: string): Locator =>
  lab.getByRole('menu', { name: 'Copy as code' }).getByRole('menuitem', { name: `Copy as ${library}` });
const copied = (lab: Page): Promise<string> => lab.evaluate(() => navigator.clipboard.readText());

async function focusOn(lab: Page, optimizer: string): Promise<void> {
  await pickLandscape(lab, 'Rosenbrock');
  await lab.getByLabel(`Show ${optimizer}`).check();
}

test('for each library a program that is whole', async ({ lab }) => {
  await focusOn(lab, 'Adam');
  for (const [library, words] of [
    ['PyTorch', 'torch.optim.Adam([p], lr='],
    ['NumPy', 'v = beta2 * v + (1 - beta2) * g**2'],
    ['Optax', 'optax.adam(learning_rate='],
  ] as const) {
    await opener(lab).click();
    await item(lab, library).click();
    await expect(rail(lab).getByText(`The ${library} program is on the clipboard.`)).toBeVisible();
    const program = await copied(lab);
    expect(program).toContain('# Adam on f(x, y) = (1 - x)^2 + 100 (y - x^2)^2');
    expect(program).toContain(words);
    expect(program).toContain('while step < 1000:');
    expect(program).toContain('[-1.2, 1.0]');
  }
});

test('what there is no program of is said, and does nothing', async ({ lab }) => {
  await focusOn(lab, 'Newton');
  await lab.evaluate(() => navigator.clipboard.writeText('as before'));
  await opener(lab).click();
  await expect(item(lab, 'Optax')).toHaveAttribute('aria-disabled', 'true');
  await expect(item(lab, 'Optax')).toHaveAccessibleDescription('Optax has no such method.');
  await item(lab, 'Optax').press('Enter');
  expect(await copied(lab)).toBe('as before');
  await item(lab, 'NumPy').click();
  await expect.poll(() => copied(lab)).toContain('np.linalg.solve(hessian(p), g)');
});

test('by keys: arrows go through the menu, Escape gives the focus back', async ({ lab }) => {
  await focusOn(lab, 'Momentum');
  await opener(lab).press('Enter');
  await expect(item(lab, 'PyTorch')).toBeFocused();
  await lab.keyboard.press('ArrowDown');
  await expect(item(lab, 'NumPy')).toBeFocused();
  await lab.keyboard.press('Escape');
  await expect(item(lab, 'NumPy')).toHaveCount(0);
  await expect(opener(lab)).toBeFocused();
  await lab.keyboard.press('Enter');
  await expect(item(lab, 'PyTorch')).toBeFocused();
  await lab.keyboard.press('ArrowUp');
  await lab.keyboard.press('Enter');
  await expect.poll(() => copied(lab)).toContain('optax.sgd(');
});

test('from the table too', async ({ lab }) => {
  await focusOn(lab, 'Adam');
  await lab.getByRole('tab', { name: 'Table' }).click();
  const panel = lab.getByRole('region', { name: 'Lower panel' });
  await panel.getByRole('button', { name: 'Copy as code' }).click();
  await item(lab, 'NumPy').click();
  await expect(panel.getByText('The NumPy program is on the clipboard.')).toBeVisible();
  expect(await copied(lab)).toContain('# Adam on');
});
