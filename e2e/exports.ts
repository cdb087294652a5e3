/** The export dialog in specs. */
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

export const dialog = (lab: Page): Locator => lab.getByRole('dialog', { name: 'Export a figure' });

export interface Wish {
  readonly format?: 'SVG' | 'PNG' | 'PDF' | 'PPTX' | 'GIF' | 'MP4' | 'WebM' | 'Data';
  readonly figure?: string;
  readonly size?: string;
  readonly theme?: string;
  readonly caption?: boolean;
}

/** Opens the dialog, where it is not open yet, and chooses. */
export async function chooseExport(lab: Page, wish: Wish = {}): Promise<void> {
  if (!(await dialog(lab).isVisible())) await lab.getByRole('button', { name: 'Export' }).click();
  const { format, figure, size, theme, caption } = wish;
  const choose = (label: string, option: string) =>
    dialog(lab).getByRole('combobox', { name: label, exact: true }).selectOption(option);
  if (format !== undefined) await dialog(lab).getByRole('radio', { name: format }).check({ force: true });
  if (figure !== undefined) await choose('Figure', figure);
  if (size !== undefined) await choose('Size', size);
  if (theme !== undefined) await choose('Theme', theme);
  if (caption !== undefined) await dialog(lab).getByRole('checkbox', { name: 'Caption' }).setChecked(caption);
}

export const saveButton = (lab: Page): Locator => dialog(lab).getByRole('button', { name: /^Save / });
export const preview = (lab: Page): Locator => dialog(lab).getByRole('img');

/** Waits until what is chosen has been drawn. */
export async function drawn(lab: Page): Promise<void> {
  await expect(dialog(lab).locator('figure')).toHaveAttribute('aria-busy', 'false');
  await expect(preview(lab)).toBeVisible();
}

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Chooses, saves, and leaves the dialog open. */
export async function exported(lab: Page, wish: Wish = {}): Promise<Saved> {
  await chooseExport(lab, wish);
  await drawn(lab);
  const [download] = await Promise.all([lab.waitForEvent('download'), saveButton(lab).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
