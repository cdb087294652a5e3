/** The list of optimizers as a person finds it. */
import type { Locator, Page } from '@playwright/test';
import { button } from './descent.ts';

export const optimizerList = (lab: Page): Locator => lab.getByRole('list', { name: 'Optimizers' });
export const optimizerRows = (lab: Page): Locator => optimizerList(lab).getByRole('listitem');
export const optimizerRow = (lab: Page, name: string): Locator =>
  optimizerRows(lab).filter({ has: button(lab, name) });
/** What the list says of what was done to it, or why that cannot be. */
export const listStatus = (lab: Page): Locator => lab.getByRole('status', { name: 'Changes of the list' });
export const searchBox = (lab: Page): Locator => lab.getByRole('combobox', { name: 'Search optimizers' });

/** Types what to look for and adds the first that is found; with `Shift+Enter` the dialog stays. */
export async function addBySearch(lab: Page, search: string, key = 'Enter'): Promise<void> {
  if (!(await searchBox(lab).isVisible())) await button(lab, 'Add optimizer').click();
  await searchBox(lab).fill(search);
  await searchBox(lab).press(key);
}

export async function applyPreset(lab: Page, name: string): Promise<void> {
  await button(lab, 'Presets…').click();
  await lab
    .getByRole('dialog', { name: 'Begin with a comparison' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}
