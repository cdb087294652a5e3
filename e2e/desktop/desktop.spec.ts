/** A person's files and the desktop window, on the stand-in and, where there is a binary, in Electron itself. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { documentFor, writeDocument } from '../../src-core/document/index.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import { readGif } from '../../src-renderer/export/film/read-gif.ts';
import { box, opened, rateBox, type } from '../descent.ts';
import { chooseExport, dialog, saveButton } from '../exports.ts';
import { expectFile, expectNoFile, notice } from '../files.ts';
import { dropOn } from './desktop.ts';
import { HOSTS, test } from './test.ts';

const himmelblau = findLandscape('himmelblau');
if (himmelblau === undefined) throw new Error('Himmelblau is not in the catalogue.');
const other = writeDocument({ ...documentFor(himmelblau), steps: 123 });

const stepsIn = (path: string): unknown =>
  (JSON.parse(readFileSync(path, 'utf8')) as { steps: unknown }).steps;

/** What the program has on the disk of the lab in its window. */
function keptIn(folder: string): string {
  const path = ['userData/lab', 'lab'].map((each) => join(folder, each, 'zigzag.lab.txt')).find(existsSync);
  return path === undefined ? '' : readFileSync(path, 'utf8');
}

test.beforeEach(({ folder }) => void mkdirSync(folder, { recursive: true }));

for (const host of HOSTS) {
  test.describe(`${host.name}: `, () => {
    test('a lab is saved by the system’s dialog, then in place, and is among the recent ones', async ({
      start,
      folder,
    }) => {
      const desktop = await start(host);
      const { page } = desktop;
      await opened(page);
      await expectNoFile(page);
      const path = join(folder, 'a & b.zigzag');
      await desktop.willAnswer(path);
      await desktop.choose('File', 'Save As…');
      await expectFile(page, 'a & b.zigzag', 'saved');
      await type(box(page, 'steps'), '77');
      await expectFile(page, 'a & b.zigzag', 'changed');
      await page.keyboard.press('Control+s');
      await expectFile(page, 'a & b.zigzag', 'saved');
      expect(stepsIn(path)).toBe(77);

      await desktop.choose('Edit', 'Undo');
      await expect(box(page, 'steps')).not.toHaveValue('77');
      await desktop.choose('Edit', 'Redo');
      await expect(box(page, 'steps')).toHaveValue('77');

      await desktop.choose('File', 'New');
      await expectNoFile(page);
      expect(await desktop.labels('File', 'Open Recent')).toContain('a && b.zigzag');
      await desktop.choose('File', 'Open Recent', 'a && b.zigzag');
      await expectFile(page, 'a & b.zigzag', 'saved');
      await desktop.choose('View', 'Dark');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    });

    test('a film is saved by the system’s dialog, and opened again by it', async ({ start, folder }) => {
      const desktop = await start(host);
      const { page } = desktop;
      await opened(page);
      await chooseExport(page, { format: 'GIF', figure: 'loss' });
      for (const [name, value] of [
        ['seconds', '0.5'],
        ['frames a second', '4'],
      ] as const) {
        const field = dialog(page).getByRole('textbox', { name });
        await field.fill(value);
        await field.press('Enter');
      }
      const path = join(folder, 'walk.gif');
      await desktop.willAnswer(path);
      await saveButton(page).click();
      await expect(dialog(page).getByText('Saved walk.gif.')).toBeVisible();
      expect(readGif(readFileSync(path)).frames).toHaveLength(2);
      await page.keyboard.press('Escape');

      await type(rateBox(page), '0.0123');
      await desktop.willAnswer(path);
      await desktop.choose('File', 'Open…');
      await page.getByRole('button', { name: 'Don’t save' }).click();
      await expect(rateBox(page)).toHaveValue('0.093');
    });

    test('a file comes by the command line, by a second start and by a drop', async ({ start, folder }) => {
      const [first, second, third] = ['first', 'second', 'third'].map((name, k) => {
        const path = join(folder, `${name}.zigzag`);
        writeFileSync(path, other.replace('123', String(k + 1)));
        return path;
      }) as [string, string, string];
      const desktop = await start(host, first);
      const { page } = desktop;
      await expectFile(page, 'first.zigzag', 'saved');
      await expect(box(page, 'steps')).toHaveValue('1');
      await desktop.startAgain(second);
      await expectFile(page, 'second.zigzag', 'saved');

      await dropOn(desktop, third);
      await expectFile(page, 'third.zigzag', 'saved');
      await type(box(page, 'steps'), '33');
      // It was dropped: main has only the page's word that it was this one.
      await desktop.willAnswer('Cancel');
      await desktop.choose('File', 'Save');
      await expect(notice(page)).toContainText('third.zigzag was not saved: you did not allow it.');
      expect(stepsIn(third)).toBe(3);
      await desktop.willAnswer('Save');
      await desktop.choose('File', 'Save');
      await expectFile(page, 'third.zigzag', 'saved');
      expect(stepsIn(third)).toBe(33);
      expect((await desktop.dialogs()).map(({ says }) => says)).toEqual(
        Array(2).fill(`Save changes to third.zigzag? It was dropped on the window. It is in ${folder}.`),
      );
    });

    test('closing asks about unsaved changes: cancel stays, don’t save goes back to the file', async ({
      start,
      folder,
    }) => {
      const path = join(folder, 'kept.zigzag');
      writeFileSync(path, other);
      let desktop = await start(host, path);
      await expectFile(desktop.page, 'kept.zigzag', 'saved');
      await type(box(desktop.page, 'steps'), '44');
      await desktop.willAnswer('Cancel');
      await desktop.close();
      await expect.poll(() => desktop.dialogs()).toHaveLength(1);
      await expectFile(desktop.page, 'kept.zigzag', 'changed');
      expect(await desktop.isOpen()).toBe(true);
      await desktop.willAnswer('Save');
      await desktop.close();
      await expect.poll(() => desktop.isOpen()).toBe(false);
      expect(stepsIn(path)).toBe(44);

      desktop = await start(host);
      await expectFile(desktop.page, 'kept.zigzag', 'saved');
      await expect(box(desktop.page, 'steps')).toHaveValue('44');
      await type(box(desktop.page, 'steps'), '55');
      await desktop.willAnswer('Don’t Save');
      await desktop.close();
      await expect.poll(() => desktop.isOpen()).toBe(false);
      expect(stepsIn(path)).toBe(44);

      desktop = await start(host);
      await expectFile(desktop.page, 'kept.zigzag', 'saved');
      await expect(box(desktop.page, 'steps')).toHaveValue('44');
    });

    test('the lab survives a crash of the page, and of the program', async ({ start, folder }) => {
      let desktop = await start(host);
      await opened(desktop.page);
      await type(rateBox(desktop.page), '0.0123');
      await desktop.choose('View', 'Dark');
      await expect.poll(() => keptIn(folder)).toMatch(/0\.0123.*"theme":"dark"/);
      await desktop.crash();
      await expect(notice(desktop.page)).toContainText('The window stopped and had to be started again');
      await expect(rateBox(desktop.page)).toHaveValue('0.0123');
      await desktop.kill();

      desktop = await start(host);
      await expect(rateBox(desktop.page)).toHaveValue('0.0123');
      await expect(desktop.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    });
  });
}
