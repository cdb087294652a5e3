/** Sheets: several figures on one page. */
import { type Locator, type Page } from '@playwright/test';
import { labInSvg } from '../src-renderer/export/carry/svg.ts';
import { parseDocument } from '../src-core/document/index.ts';
import { boxOf, opened, pickLandscape } from './descent.ts';
import { choose, drop, kept } from './files.ts';
import { chooseExport, dialog, drawn, exported, preview } from './exports.ts';
import { expect, expectAccessible, test } from './lab.ts';

const figures = (lab: Page): Locator => dialog(lab).getByRole('list', { name: 'Figures on the sheet' });
const figure = (lab: Page, letter: string): Locator =>
  dialog(lab).getByRole('combobox', { name: `Figure ${letter}`, exact: true });

/** Ids of the figures on the sheet, in the order of their letters. */
const onSheet = (lab: Page): Promise<readonly string[]> =>
  figures(lab)
    .getByRole('combobox', { name: /^Figure .\)$/ })
    .evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value));

test('a map, a loss and an angle become one figure with a title, and whoever has the file has the sheet', async ({
  lab,
}) => {
  await opened(lab);
  await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
  await choose(lab, 'Compose a sheet…');
  await expect(dialog(lab).getByRole('combobox', { name: 'Figure', exact: true })).toHaveValue('sheet');
  expect(await onSheet(lab)).toEqual(['map', 'loss']);
  await dialog(lab).getByRole('button', { name: 'Add a figure' }).click();
  await figure(lab, 'c)').selectOption('angle');
  await dialog(lab).getByRole('textbox', { name: 'Title' }).fill('Why Adam turns');
  await expect(preview(lab)).toHaveAccessibleName(/a\) paths from .*b\) f against steps; c\) angle/);
  await expectAccessible(lab);

  const svg = await exported(lab, { format: 'SVG' });
  expect(svg.name).toBe('zigzag-rotated-quadratic-sheet.svg');
  const text = svg.bytes.toString('utf8');
  expect(text).toContain('>Why Adam turns</text>');
  expect(text.match(/>Adam<\/text>/g), 'once, and its halo').toHaveLength(2);
  const pdf = await exported(lab, { format: 'PDF' });
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const sheet = parseDocument(labInSvg(text) ?? '').sheet;
  expect(sheet).toMatchObject({ title: 'Why Adam turns', panels: [{}, {}, { figure: 'angle' }] });

  await lab.keyboard.press('Escape');
  await lab.reload();
  await pickLandscape(lab, 'Himmelblau');
  await drop(lab, [pdf.name, pdf.bytes]);
  await lab.getByRole('button', { name: 'Don’t save' }).click();
  await expect.poll(() => kept(lab)).toContain('Why Adam turns');
  await chooseExport(lab, { figure: 'sheet' });
  expect(await onSheet(lab)).toEqual(['map', 'loss', 'angle']);
  await expect(dialog(lab).getByRole('textbox', { name: 'Title' })).toHaveValue('Why Adam turns');
});

test('figures are put in order by keys and by hand, taken away and brought back', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab, { figure: 'sheet' });
  await dialog(lab).getByRole('button', { name: 'Add a figure' }).click();
  await dialog(lab).getByRole('button', { name: 'Add a figure' }).click();
  await expect(dialog(lab).getByRole('button', { name: 'Add a figure' })).toBeDisabled();
  const four = await onSheet(lab);
  const [map = '', loss = '', third = '', fourth = ''] = four;

  await figure(lab, 'b)').focus();
  await lab.keyboard.press('Alt+ArrowUp');
  expect(await onSheet(lab)).toEqual([loss, map, third, fourth]);
  await expect(figure(lab, 'a)')).toBeFocused();
  await lab.keyboard.press('Control+z');
  expect(await onSheet(lab)).toEqual(four);

  const grip = await boxOf(figures(lab).getByRole('listitem').nth(0).locator('.grip'));
  const last = await boxOf(figures(lab).getByRole('listitem').nth(3));
  await lab.mouse.move(grip.x + 4, grip.y + 8);
  await lab.mouse.down();
  await lab.mouse.move(grip.x + 4, last.y + last.height - 2, { steps: 4 });
  await lab.mouse.up();
  expect(await onSheet(lab)).toEqual([loss, third, fourth, map]);

  for (const _ of [1, 2, 3]) await dialog(lab).getByRole('button', { name: 'Remove a)' }).click();
  expect(await onSheet(lab)).toEqual([map]);
  await dialog(lab).getByRole('button', { name: 'Remove a)' }).click({ force: true });
  await expect(dialog(lab).getByText('The last figure stays')).toBeVisible();
  await expect(dialog(lab).getByText('One figure stands alone: add another')).toBeVisible();
  await dialog(lab).getByRole('button', { name: 'Undo' }).click();
  expect(await onSheet(lab)).toEqual([fourth, map]);
  await drawn(lab);
});
