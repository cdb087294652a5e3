/** A lab as a file: new, open, save, recent, and what can go wrong with it; where the browser lets a page write files. */
import { defaultDocument, documentFor, parseDocument, writeDocument } from '../src-core/document/index.ts';
import { findLandscape } from '../src-core/landscapes/index.ts';
import { box, button, formulaBox, opened, pickLandscape, rateBox, type } from './descent.ts';
import {
  asked,
  changed,
  choose,
  dialog,
  drop,
  expectFile,
  expectNoFile,
  fileMenu,
  fileText,
  kept,
  notice,
  putFile,
  removeFile,
  stubPickers,
  willPick,
} from './files.ts';
import { expect, expectAccessible, test } from './lab.ts';

const himmelblau = findLandscape('himmelblau');
if (himmelblau === undefined) throw new Error('Himmelblau is not in the catalogue.');
/** A lab unlike the one that is open at first, in every respect that shows. */
const other = { ...documentFor(himmelblau), steps: 123, theme: 'dark' as const };

test.beforeEach(async ({ page }) => stubPickers(page));

test('saved where the person says, and then again without asking', async ({ lab }) => {
  await opened(lab);
  await expectNoFile(lab);
  await type(rateBox(lab), '0.05');
  await lab.keyboard.press('Control+s');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  expect(await asked(lab)).toEqual(['rotated-quadratic.zigzag']);
  const first = await fileText(lab, 'rotated-quadratic.zigzag');
  expect(first).toMatch(/^\{\n {2}"format": "zigzag",\n/);
  await expect.poll(() => kept(lab)).toBe(JSON.stringify(parseDocument(first)));

  await type(box(lab, 'steps'), '77');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'changed');
  await button(lab, 'Undo').click();
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  // What is typed and not entered yet is saved too.
  await rateBox(lab).fill('0.07');
  await rateBox(lab).press('Control+s');
  await expect.poll(() => fileText(lab, 'rotated-quadratic.zigzag')).toContain('"learningRate": 0.07');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  await expect(rateBox(lab)).toBeFocused();
  expect(await asked(lab)).toHaveLength(1);

  await willPick(lab, 'copy.zigzag');
  await lab.keyboard.press('Control+Shift+S');
  await expectFile(lab, 'copy.zigzag', 'saved');
  expect(await asked(lab)).toEqual(['rotated-quadratic.zigzag', 'rotated-quadratic.zigzag']);
  expect(await fileText(lab, 'copy.zigzag')).toBe(await fileText(lab, 'rotated-quadratic.zigzag'));
});

test('opened as it was saved: every choice, theme included, with a history of its own', async ({ lab }) => {
  await opened(lab);
  const text = writeDocument(parseDocument(JSON.stringify({ ...other, author: 'someone' })));
  await putFile(lab, 'other.zigzag', text);
  await willPick(lab, 'other.zigzag');
  await lab.keyboard.press('Control+o');
  await expectFile(lab, 'other.zigzag', 'saved');
  await expect(lab.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(box(lab, 'steps')).toHaveValue('123');
  await expect(button(lab, 'Undo')).toBeDisabled();
  await type(box(lab, 'steps'), '124');
  await button(lab, 'Undo').click();
  await willPick(lab, 'again.zigzag');
  await choose(lab, 'Save as…');
  await expectFile(lab, 'again.zigzag', 'saved');
  expect(await fileText(lab, 'again.zigzag'), 'what Zigzag does not know included').toBe(text);
});

test('a picker that is closed changes nothing, and nothing is said', async ({ lab }) => {
  await opened(lab);
  await type(box(lab, 'steps'), '77');
  await willPick(lab, 'cancel');
  await choose(lab, 'Save');
  await expect.poll(() => asked(lab)).toEqual(['rotated-quadratic.zigzag']);
  await choose(lab, 'Open…');
  await expect.poll(() => asked(lab)).toEqual(['rotated-quadratic.zigzag', 'open']);
  await expectNoFile(lab);
  await expect(notice(lab)).toBeHidden();
  await expect(box(lab, 'steps')).toHaveValue('77');
  await expect(fileMenu(lab), 'the focus is where it was').toBeFocused();
});

const FAILURES = [
  ['is read-only', 'open', 'NoModificationAllowedError', 'it or its folder is read-only'],
  ['may not be written', 'open', 'NotAllowedError', 'it is not allowed'],
  ['is on a full disk', 'write', 'QuotaExceededError', 'the disk is full'],
  ['is on a disk that fills up at the end', 'close', 'QuotaExceededError', 'the disk is full'],
  ['is gone', 'open', 'NotFoundError', 'it, or its folder, is no longer where it was'],
] as const;

for (const [what, when, name, says] of FAILURES) {
  test(`a file that ${what} is as it was, the changes are still marked, and another place is offered`, async ({
    lab,
  }) => {
    await opened(lab);
    await choose(lab, 'Save');
    await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
    const before = await fileText(lab, 'rotated-quadratic.zigzag');
    await lab.evaluate(
      ([moment, error]) => {
        const fail = (): Promise<never> => Promise.reject(new DOMException('no', error));
        const stream = FileSystemWritableFileStream.prototype;
        if (moment === 'open') FileSystemFileHandle.prototype.createWritable = fail;
        // Half of it arrives.
        else if (moment === 'write') {
          // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its own stream
          stream.write = new Proxy(stream.write, {
            apply: async (write, swap, [data]: [Blob]) => {
              await Reflect.apply(write, swap, [data.slice(0, 100)]);
              return fail();
            },
          });
        } else stream.close = fail;
      },
      [when, name] as const,
    );
    await type(rateBox(lab), '0.05');
    await lab.keyboard.press('Control+s');
    await expect(notice(lab)).toContainText(`rotated-quadratic.zigzag was not saved: ${says}`);
    await expect(notice(lab)).toContainText('The file is as it was before');
    await expectFile(lab, 'rotated-quadratic.zigzag', 'changed');
    expect(await fileText(lab, 'rotated-quadratic.zigzag')).toBe(before);
    await expectAccessible(lab);
    await notice(lab).getByRole('button', { name: 'Save as…' }).click();
    await expect.poll(() => asked(lab)).toHaveLength(2);
    await expect(notice(lab), 'which fails too').toContainText('Your lab is still here.');
    await expect(rateBox(lab)).toHaveValue('0.05');
  });
}

test('a new lab asks what becomes of the one that is open: save, don’t save, cancel', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption('projector');
  await choose(lab, 'New');
  // A theme alone is nothing to lose, and is the room's.
  await expect(lab.locator('html')).toHaveAttribute('data-theme', 'projector');
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption('light');

  await type(box(lab, 'steps'), '77');
  await lab.keyboard.press('Control+Alt+n');
  const ask = dialog(lab, 'Save this lab?');
  await expectAccessible(lab);
  await ask.getByRole('button', { name: 'Cancel' }).click();
  await expect(box(lab, 'steps')).toHaveValue('77');
  await lab.keyboard.press('Control+Alt+n');
  await expect(ask).toBeVisible();
  await lab.keyboard.press('Escape');
  await expect(ask).toBeHidden();
  await expect(box(lab, 'steps')).toHaveValue('77');

  await lab.keyboard.press('Control+Alt+n');
  await ask.getByRole('button', { name: 'Don’t save' }).click();
  await expect(box(lab, 'steps')).toHaveValue('1000');
  await expect(button(lab, 'Undo')).toBeDisabled();
  expect(await asked(lab)).toEqual([]);

  await type(box(lab, 'steps'), '88');
  await lab.keyboard.press('Control+Alt+n');
  await expect(ask.getByRole('button', { name: 'Save', exact: true })).toBeFocused();
  await lab.keyboard.press('Enter');
  await expect(box(lab, 'steps')).toHaveValue('1000');
  expect(await fileText(lab, 'rotated-quadratic.zigzag')).toContain('"steps": 88');
  await expectNoFile(lab);

  await type(box(lab, 'steps'), '99');
  await willPick(lab, 'cancel');
  await choose(lab, 'New');
  await ask.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => asked(lab)).toHaveLength(2);
  await expect(box(lab, 'steps'), 'a save that is cancelled loses nothing').toHaveValue('99');
});

test('what is opened over unsaved changes of a file asks by its name', async ({ lab }) => {
  await opened(lab);
  await choose(lab, 'Save');
  await type(box(lab, 'steps'), '77');
  await drop(lab, ['other.zigzag', writeDocument(other)]);
  const ask = dialog(lab, 'Save changes to rotated-quadratic.zigzag?');
  await ask.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(box(lab, 'steps')).toHaveValue('123');
  expect(await fileText(lab, 'rotated-quadratic.zigzag')).toContain('"steps": 77');
});

test('recent files are there after a restart, the last first, and open in place', async ({ lab }) => {
  await opened(lab);
  await choose(lab, 'Save');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  await pickLandscape(lab, 'Himmelblau');
  await willPick(lab, 'h.zigzag');
  await choose(lab, 'Save as…');
  await expectFile(lab, 'h.zigzag', 'saved');
  await lab.reload();
  const recent = lab.getByRole('list', { name: 'Recent' }).getByRole('button');
  await fileMenu(lab).click();
  await expect(recent).toHaveText(['h.zigzag', 'rotated-quadratic.zigzag']);
  await expectAccessible(lab);
  await recent.nth(1).click();
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  await opened(lab);
  await type(rateBox(lab), '0.05');
  await lab.keyboard.press('Control+s');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  expect(await fileText(lab, 'rotated-quadratic.zigzag')).toContain('"learningRate": 0.05');
  expect(await asked(lab), 'no picker since the restart').toEqual([]);

  await removeFile(lab, 'h.zigzag');
  await fileMenu(lab).click();
  await expect(recent).toHaveText(['rotated-quadratic.zigzag', 'h.zigzag']);
  await recent.nth(1).click();
  await expect(notice(lab)).toHaveText(
    /h\.zigzag was not opened: it, or its folder, is no longer where it was\./,
  );
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
});

test('loaded again, the window knows the file and what of it is not saved', async ({ lab }) => {
  await opened(lab);
  await choose(lab, 'Save');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  let questions = 0;
  lab.on('dialog', (question) => {
    questions++;
    expect(question.type()).toBe('beforeunload');
    void question.accept();
  });
  await lab.reload();
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  expect(questions, 'nothing is lost').toBe(0);
  await type(box(lab, 'steps'), '77');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'changed');
  await lab.reload();
  expect(questions).toBe(1);
  await expectFile(lab, 'rotated-quadratic.zigzag', 'changed');
  await expect(box(lab, 'steps')).toHaveValue('77');
  await lab.keyboard.press('Control+s');
  await expectFile(lab, 'rotated-quadratic.zigzag', 'saved');
  expect(await fileText(lab, 'rotated-quadratic.zigzag')).toContain('"steps": 77');
  expect(await asked(lab)).toEqual([]);
});

test('what fails is told as what it was: not saved, not opened, not shared', async ({ lab }) => {
  await opened(lab);
  await lab.evaluate(() => {
    function fail(): never {
      throw new DOMException('no', 'SecurityError');
    }
    Object.assign(window, { showOpenFilePicker: fail, showSaveFilePicker: fail, CompressionStream: fail });
  });
  for (const [command, says] of [
    ['Save', 'rotated-quadratic.zigzag was not saved'],
    ['Open…', 'The file was not opened'],
    ['Share…', 'The lab was not shared'],
  ] as const) {
    await choose(lab, command);
    await expect(notice(lab)).toContainText(`${says}: the browser does not allow it here.`);
  }
});

test('where the server is gone, what was asked for is said not to be done', async ({ lab, watch }) => {
  watch.expectProblem(/ERR_FAILED/);
  await lab.route(/browser-files/, (route) => route.abort());
  await opened(lab);
  await type(box(lab, 'steps'), '77');
  await lab.keyboard.press('Control+Alt+n');
  await expect(notice(lab)).toContainText(
    'A new lab was not begun: a part of Zigzag could not be loaded; its server may have ended.',
  );
  await expect(box(lab, 'steps')).toHaveValue('77');
});

test('files that are no lab are refused in words, and the lab stays', async ({ lab }) => {
  await opened(lab);
  const wrong = [
    ['notes.zigzag', 'gradient descent', 'notes.zigzag is not a file that Zigzag knows.'],
    [
      'cut.zigzag',
      writeDocument(other).slice(0, 500),
      'cut.zigzag was not opened. The stored lab is cut off',
    ],
    ['other.json', '{"name":"zigzag"}', 'other.json was not opened. It is not a lab of Zigzag’s.'],
    [
      'newer.zigzag',
      writeDocument(other).replace('"version": 3', '"version": 4'),
      'newer.zigzag was not opened. The field version is 4: the lab was made by a newer Zigzag',
    ],
    ['field.zigzag', writeDocument(other).replace('"steps": 123', '"steps": -1'), 'The field steps must be'],
  ] as const;
  for (const [name, text, says] of wrong) {
    await putFile(lab, name, text);
    await willPick(lab, name);
    await choose(lab, 'Open…');
    await expect(notice(lab)).toContainText(says);
  }
  await expectNoFile(lab);
  await opened(lab);
  await expect(formulaBox(lab)).toHaveValue(defaultDocument().formula);
  // What was said is over when something else is done.
  await putFile(lab, 'good.zigzag', writeDocument(other));
  await willPick(lab, 'good.zigzag');
  await choose(lab, 'Open…');
  await expectFile(lab, 'good.zigzag', 'saved');
  await expect(notice(lab)).toBeHidden();
  await expect(changed(lab)).toBeHidden();
});
