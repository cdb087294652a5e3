/** Labs that come from outside: dropped, in figures, as a text, by an address. Whatever they are, only the document is read. */
import { defaultDocument, documentFor, readDocument, writeDocument } from '../src-core/document/index.ts';
import { findLandscape } from '../src-core/landscapes/index.ts';
import { withPngChunks } from '../src-renderer/export/carry/png.ts';
import { withLabInSvg } from '../src-renderer/export/carry/svg.ts';
import { FontBook } from '../src-renderer/export/fonts/font-book.ts';
import { pdfOf } from '../src-renderer/export/pdf/pdf-of.ts';
import { shareAddress, shareText } from '../src-renderer/export/share.ts';
import { parseSvg, writeSvg } from '../src-renderer/export/svg-tree.ts';
import { box, button, formulaBox, opened, rateBox, type } from './descent.ts';
import { choose, dialog, drop, expectFile, expectNoFile, kept, notice, paste } from './files.ts';
import { expect, expectAccessible, test } from './lab.ts';

const himmelblau = findLandscape('himmelblau');
if (himmelblau === undefined) throw new Error('Himmelblau is not in the catalogue.');
const other = { ...documentFor(himmelblau), steps: 123, theme: 'dark' as const };
const text = writeDocument(other);

/** A PNG of one grey pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const figure = parseSvg(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>',
);
const svg = writeSvg(withLabInSvg(figure, text));
const hostile = svg
  .replace('<svg ', '<svg onload="window.ran = 1" ')
  .replace(
    '<path',
    '<script>window.ran = 2</script><script href="https://example.invalid/a.js"/>' +
      '<image href="https://example.invalid/a.png" onerror="window.ran = 3"/>' +
      '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="window.ran = 4"/></foreignObject><path',
  );

/** Without a text in it a figure needs no fonts. */
const pdf = await pdfOf(figure, { fonts: new FontBook([]), title: 'f', lab: { name: 'lab.zigzag', text } });

test.describe('dropped on the window', () => {
  test('a lab file opens under its name', async ({ lab }) => {
    await opened(lab);
    await drop(lab, ['h.zigzag', text]);
    await expect(box(lab, 'steps')).toHaveValue('123');
    await expect.poll(() => kept(lab)).toBe(JSON.stringify(other));
  });

  for (const [what, name, bytes] of [
    ['an SVG', 'map.svg', svg],
    ['a PNG', 'map.png', withPngChunks(pixel, { lab: text, dpi: 300 })],
    ['a PDF', 'map.pdf', pdf],
    ['an SVG with scripts, of which none runs,', 'hostile.svg', hostile],
  ] as const) {
    test(`${what} gives its lab back, and is not itself the file of it`, async ({ lab }) => {
      await opened(lab);
      await drop(lab, [name, bytes]);
      await expect(box(lab, 'steps')).toHaveValue('123');
      await expect(lab.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect.poll(() => kept(lab)).toBe(JSON.stringify(other));
      await expectNoFile(lab);
      await expect(notice(lab)).toContainText(`The lab in ${name} is open. Saved, it is a file of its own`);
      expect(await lab.evaluate(() => 'ran' in window)).toBe(false);
    });
  }

  test('what has no lab is refused in words, and the lab stays', async ({ lab }) => {
    await opened(lab);
    await type(box(lab, 'steps'), '77');
    for (const [name, bytes, says] of [
      [
        'photo.png',
        pixel,
        'There is no lab in photo.png: it was exported without it, or another program wrote it',
      ],
      ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'There is no lab in logo.svg'],
      ['newer.svg', svg.replace(/"version": \d+/, '"version": 99'), 'made by a newer Zigzag'],
      [
        'cut.png',
        withPngChunks(pixel, { lab: text, dpi: null }).subarray(0, 400),
        'There is no lab in cut.png',
      ],
      ['virus.exe', 'MZ\u0000\u00ff', 'virus.exe is not a file that Zigzag knows.'],
    ] as const) {
      await drop(lab, [name, bytes]);
      await expect(notice(lab)).toContainText(says);
    }
    await drop(lab, ['a.zigzag', text], ['b.zigzag', text]);
    await expect(notice(lab)).toContainText('Drop one file at a time');
    await expect(box(lab, 'steps')).toHaveValue('77');
  });

  test('while the lab that is open asks to be saved, another one is refused in words', async ({ lab }) => {
    await opened(lab);
    await type(box(lab, 'steps'), '77');
    await drop(lab, ['first.zigzag', text]);
    const guard = dialog(lab, 'Save this lab?');
    await expect(guard).toBeVisible();
    await drop(lab, ['second.zigzag', text]);
    const refusal = 'was not opened: another lab is being opened or saved. Finish that first.';
    await expect(notice(lab)).toContainText(`second.zigzag ${refusal}`);
    await paste(lab, await shareText(other));
    await expect(notice(lab)).toContainText(`The shared lab ${refusal}`);
    await guard.getByRole('button', { name: 'Don’t save' }).click();
    await expect(box(lab, 'steps')).toHaveValue('123');
    await expect(notice(lab), 'until something else is done').toContainText(refusal);
    await drop(lab, ['second.zigzag', writeDocument({ ...other, steps: 321 })]);
    await expect(box(lab, 'steps')).toHaveValue('321');
    await expect(notice(lab)).toBeHidden();
  });

  test('200 MB are refused without being read', async ({ lab }) => {
    await opened(lab);
    await lab.evaluate(() => {
      const file = new File(['{'], 'film.zigzag');
      const read = (): never => {
        throw new Error('It was read.');
      };
      Object.defineProperties(file, {
        size: { value: 200e6 },
        arrayBuffer: { value: read },
        text: { value: read },
        stream: { value: read },
      });
      const event = new Event('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [file], items: [] } });
      document.body.dispatchEvent(event);
    });
    await expect(notice(lab)).toContainText('film.zigzag is too large: 200 MB');
  });
});

test.describe('shared', () => {
  test('as a text, a lab is copied from the dialog and opens where it is pasted', async ({
    lab,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await opened(lab);
    await type(box(lab, 'steps'), '77');
    await choose(lab, 'Share…');
    const share = dialog(lab, 'Share this lab');
    await expectAccessible(lab);
    await share.getByRole('button', { name: 'Copy share text' }).click();
    await expect(share.getByText('Copied.')).toBeVisible();
    const copied = await lab.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await share.getByLabel('Share text', { exact: true }).inputValue());
    expect(copied).toMatch(/^zigzag:1:[\w-]{100,2000}$/);
    await lab.keyboard.press('Control+s');
    await share.getByRole('button', { name: 'Close' }).click();
    await expect(dialog(lab, /./), 'under the dialog the keys of the lab do nothing').toHaveCount(0);

    await choose(lab, 'New');
    await dialog(lab, 'Save this lab?').getByRole('button', { name: 'Don’t save' }).click();
    await expect(box(lab, 'steps')).toHaveValue('1000');
    // In a text box it is text.
    await formulaBox(lab).focus();
    await paste(lab, copied);
    await expect(box(lab, 'steps')).toHaveValue('1000');
    await button(lab, 'Zoom in').focus();
    await paste(lab, `Look:\n> ${copied.slice(0, 60)}\n> ${copied.slice(60)}\n`);
    await expect(box(lab, 'steps')).toHaveValue('77');
  });

  test('pasted, what is cut off is refused in words', async ({ lab }) => {
    await opened(lab);
    const shared = await shareText(other);
    await paste(lab, shared.slice(0, -9));
    await expect(notice(lab)).toHaveText(/The share text is cut off or damaged: copy all of it/);
    await paste(lab, 'zigzag:7:abc');
    await expect(notice(lab)).toHaveText(/made by a newer Zigzag/);
    await opened(lab);
  });

  test('what is received goes into the box of the dialog too', async ({ lab }) => {
    await opened(lab);
    await choose(lab, 'Share…');
    const share = dialog(lab, 'Share this lab');
    const received = share.getByLabel('Open a share text or an address that you received');
    await received.fill('zigzag:1:nothing');
    await share.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(share.getByRole('alert')).toHaveText(/cut off or damaged/);
    await expectAccessible(lab);
    await received.fill(await shareText(other));
    await expect(share.getByRole('alert')).toBeHidden();
    await share.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(share).toBeHidden();
    await expect(box(lab, 'steps')).toHaveValue('123');
  });

  test('by an address, a lab opens in a new window and in an open one', async ({
    lab,
    labServer,
    context,
  }) => {
    await opened(lab);
    const address = shareAddress(labServer.address, await shareText(other));
    const page = await context.newPage();
    await page.goto(address);
    await expect(box(page, 'steps')).toHaveValue('123');
    expect(page.url()).toBe(labServer.address);
    await expect.poll(() => kept(page)).toBe(JSON.stringify(other));
    await page.reload();
    await expect(box(page, 'steps'), 'kept like any lab').toHaveValue('123');

    await page.goto(shareAddress(labServer.address, await shareText({ ...other, steps: 321 })));
    await expect(box(page, 'steps')).toHaveValue('321');
    expect(page.url()).toBe(labServer.address);
  });

  test('an address asks before it takes the place of a lab that was left unsaved', async ({
    lab,
    labServer,
  }) => {
    await opened(lab);
    await type(rateBox(lab), '0.05');
    await lab.goto('about:blank');
    await lab.goto(shareAddress(labServer.address, await shareText(other)));
    await dialog(lab, 'Save this lab?').getByRole('button', { name: 'Cancel' }).click();
    await expect(rateBox(lab)).toHaveValue('0.05');
    expect(lab.url()).toBe(labServer.address);
  });

  test('what is too long is offered as a file', async ({ lab }) => {
    await opened(lab);
    // Nothing of it can be made smaller.
    let padding = '';
    for (let state = 1; padding.length < 12_000; padding += String.fromCharCode(33 + (state % 90)))
      state = (state * 48_271) % 2_147_483_647;
    await paste(lab, await shareText(readDocument({ ...defaultDocument(), steps: 66, padding })));
    await expect(box(lab, 'steps')).toHaveValue('66');
    await choose(lab, 'Share…');
    const share = dialog(lab, 'Share this lab');
    await expect(share).toContainText(/too long to share as text: 1\d,\d{3} characters/);
    await expect(share.getByRole('button', { name: /Copy/ })).toHaveCount(0);
    await expectAccessible(lab);
    await lab.evaluate(() => {
      const saver = {
        showSaveFilePicker: async () =>
          (await navigator.storage.getDirectory()).getFileHandle('long.zigzag', { create: true }),
      };
      Object.assign(window, saver);
    });
    await share.getByRole('button', { name: 'Save as a file…' }).click();
    await expectFile(lab, 'long.zigzag', 'saved');
  });
});
