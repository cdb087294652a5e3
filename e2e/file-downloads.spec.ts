/** A lab as a file where the browser does not let a page write files: downloads, uploads, and what is remembered of them. */
import { readFileSync } from 'node:fs';
import { type Download, type Page } from '@playwright/test';
import { documentFor, parseDocument, writeDocument } from '../src-core/document/index.ts';
import { findLandscape } from '../src-core/landscapes/index.ts';
import { box, opened, type } from './descent.ts';
import { choose, dialog, drop, expectFile, fileMenu, kept, notice } from './files.ts';
import { expect, expectAccessible, test } from './lab.ts';

const himmelblau = findLandscape('himmelblau');
if (himmelblau === undefined) throw new Error('Himmelblau is not in the catalogue.');
const other = { ...documentFor(himmelblau), steps: 123 };

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name);
  });
});

const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');

async function open(lab: Page, name: string, text: string): Promise<void> {
  const chooser = lab.waitForEvent('filechooser');
  await choose(lab, 'Open…');
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('saved as a download under a name that is asked for once, opened by upload', async ({ lab }) => {
  await opened(lab);
  await type(box(lab, 'steps'), '77');
  await lab.keyboard.press('Control+s');
  const ask = dialog(lab, 'Save the lab as a file');
  await expectAccessible(lab);
  await expect(ask.getByRole('textbox', { name: 'Name' })).toHaveValue('rotated-quadratic');
  await expect(ask.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await lab.keyboard.press('Escape');
  await expect(ask).toBeHidden();
  await expect(lab).toHaveTitle('Zigzag');

  await lab.keyboard.press('Control+s');
  await ask.getByRole('textbox', { name: 'Name' }).fill('a valley: 1/2.zigzag');
  const downloading = lab.waitForEvent('download');
  await lab.keyboard.press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('a valley- 1-2.zigzag');
  const text = await textOf(download);
  await expectFile(lab, 'a valley- 1-2.zigzag', 'saved');
  await expect(notice(lab)).toContainText('a valley- 1-2.zigzag went to where your browser puts downloads');
  await expect.poll(() => kept(lab)).toBe(JSON.stringify(parseDocument(text)));

  await type(box(lab, 'steps'), '78');
  const again = lab.waitForEvent('download');
  await lab.keyboard.press('Control+s');
  expect((await again).suggestedFilename(), 'not asked for again').toBe('a valley- 1-2.zigzag');
  expect(await textOf(await again)).toContain('"steps": 78');
  await expectFile(lab, 'a valley- 1-2.zigzag', 'saved');

  await open(lab, 'h.zigzag', writeDocument(other));
  await expectFile(lab, 'h.zigzag', 'saved');
  await expect(box(lab, 'steps')).toHaveValue('123');
});

test('recent labs are remembered themselves, over a restart too', async ({ lab }) => {
  await opened(lab);
  await open(lab, 'h.zigzag', writeDocument(other));
  await expectFile(lab, 'h.zigzag', 'saved');
  await drop(lab, ['g.zigzag', writeDocument({ ...other, steps: 321 })]);
  await expectFile(lab, 'g.zigzag', 'saved');
  await lab.reload();
  await expectFile(lab, 'g.zigzag', 'saved');
  const recent = lab.getByRole('list', { name: 'Recent' }).getByRole('button');
  await fileMenu(lab).click();
  await expect(recent).toHaveText(['g.zigzag', 'h.zigzag']);
  await recent.nth(1).click();
  await expectFile(lab, 'h.zigzag', 'saved');
  await expect(box(lab, 'steps')).toHaveValue('123');
});

test('a choice of no file changes nothing', async ({ lab }) => {
  await opened(lab);
  const chooser = lab.waitForEvent('filechooser');
  await choose(lab, 'Open…');
  await (await chooser).element().dispatchEvent('cancel');
  await open(lab, 'no.zigzag', 'no');
  await expect(notice(lab)).toContainText('no.zigzag is not a file that Zigzag knows.');
});
