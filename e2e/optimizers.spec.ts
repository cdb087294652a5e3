/** The comparison put together by hand: what is in the list, how it looks and what each is set to. */
import {
  box,
  boxOf,
  button,
  centreOf,
  drag,
  formulaBox,
  onMap,
  opened,
  pathLines,
  pickLandscape,
  placeOfRate,
  rateBox,
  rateSection,
  rateSlider,
  sentence,
  takeSlider,
  type,
} from './descent.ts';
import { exported } from './exports.ts';
import { expect, expectAccessible, test } from './lab.ts';
import {
  addBySearch,
  applyPreset,
  listStatus,
  optimizerList,
  optimizerRow,
  optimizerRows,
  searchBox,
} from './optimizers.ts';

const names = ['Gradient descent', 'Momentum', 'Adam', 'Newton'] as const;

test('an optimizer is added by keyboard alone: a few letters, Enter, and the focus is on its row', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Add optimizer').press('Enter');
  await expect(searchBox(lab)).toBeFocused();
  await lab.keyboard.type('mom');
  const found = lab.getByRole('listbox', { name: 'Optimizers to add' });
  await expect(found.getByRole('option').first()).toContainText('The ball keeps its speed');
  await expect(found.getByRole('option', { selected: true })).toContainText('1 in the list');
  await lab.keyboard.press('Enter');
  await expect(searchBox(lab)).toBeHidden();
  await expect(button(lab, 'Momentum 2')).toBeFocused();
  await expect(button(lab, 'Momentum 2')).toHaveAttribute('aria-pressed', 'true');
  await expect(onMap(lab, 'Momentum 2')).toBeVisible();
  await expect(pathLines(lab, 4)).toHaveCount(1);
});

test('the search walks by arrow keys through all there is, by family, and Escape leaves without adding', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Add optimizer').click();
  const found = lab.getByRole('listbox', { name: 'Optimizers to add' });
  for (const family of ['First order', /^Adaptive/, /^Second order/])
    await expect(found.getByRole('group', { name: family })).toBeVisible();
  await searchBox(lab).press('ArrowDown');
  await expect(found.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await searchBox(lab).fill('nothing like this');
  await expect(lab.getByText('No optimizer is called or described so.')).toBeVisible();
  await searchBox(lab).fill('newton');
  await expect(found.getByRole('option', { selected: true })).toContainText('critical point');
  await searchBox(lab).press('Escape');
  await expect(button(lab, 'Add optimizer')).toBeFocused();
  await expect(optimizerRows(lab)).toHaveCount(4);
});

test('one row takes the Tab key; arrow keys walk through the others and their boxes', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'Gradient descent').focus();
  await lab.keyboard.press('ArrowDown');
  await expect(button(lab, 'Momentum')).toBeFocused();
  await lab.keyboard.press('End');
  await expect(button(lab, 'Newton')).toBeFocused();
  await lab.keyboard.press('Home');
  await lab.keyboard.press('Shift+Tab');
  await expect(lab.getByRole('checkbox', { name: 'Show Gradient descent' })).toBeFocused();
  await lab.keyboard.press('ArrowDown');
  await expect(lab.getByRole('checkbox', { name: 'Show Momentum' })).toBeFocused();
  await lab.keyboard.press('Space');
  await expect(lab.getByRole('checkbox', { name: 'Show Momentum' })).toBeChecked();
  await expect(pathLines(lab, 1)).toHaveCount(1);
});

test('what is removed is gone from list and map, the next has the focus, and undo brings it back', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Momentum').click();
  await expect(pathLines(lab, 1)).toHaveCount(1);
  await type(box(lab, 'momentum'), '0.5');
  await button(lab, 'Momentum').press('Delete');
  await expect(optimizerRow(lab, 'Momentum')).toHaveCount(0);
  await expect(pathLines(lab, 1)).toHaveCount(0);
  await expect(listStatus(lab)).toHaveText('Momentum is removed; Ctrl Z brings it back.');
  await expect(button(lab, 'Adam')).toBeFocused();
  await lab.keyboard.press('Control+z');
  await expect(optimizerRow(lab, 'Momentum')).toHaveCount(1);
  await expect(pathLines(lab, 1)).toHaveCount(1);
  await expect(box(lab, 'momentum')).toHaveValue('0.5');
  await expect(listStatus(lab)).toBeEmpty();
});

test('the last path that is shown can be neither hidden nor removed, and the list says why', async ({
  lab,
}) => {
  await opened(lab);
  const why = 'The last path that is shown stays: an empty map explains nothing.';
  await lab.getByRole('checkbox', { name: 'Show Gradient descent' }).click();
  await expect(listStatus(lab)).toHaveText(why);
  await expect(lab.getByRole('checkbox', { name: 'Show Gradient descent' })).toBeChecked();
  await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
  await expect(listStatus(lab)).toBeEmpty();
  await lab.getByRole('checkbox', { name: 'Show Adam' }).uncheck();
  await expect(button(lab, 'Remove')).toHaveAttribute('aria-disabled', 'true');
  await button(lab, 'Gradient descent').press('Delete');
  await expect(listStatus(lab)).toHaveText(why);
  await expect(optimizerRows(lab)).toHaveCount(4);
});

test('entries change places by Alt and arrows, by buttons and by the grip; the order is kept, looks too', async ({
  lab,
}) => {
  await opened(lab);
  const order = (expected: readonly string[]): Promise<void> =>
    expect(optimizerRows(lab).locator('[data-column="name"]')).toHaveText(expected);
  await button(lab, 'Gradient descent').press('Alt+ArrowDown');
  await order(['Momentum', 'Gradient descent', 'Adam', 'Newton']);
  await expect(button(lab, 'Gradient descent'), 'the focus goes along').toBeFocused();
  await expect(listStatus(lab)).toHaveText('Gradient descent is number 2 of 4.');
  await button(lab, 'Move down').click();
  await order(['Momentum', 'Adam', 'Gradient descent', 'Newton']);
  await expect(button(lab, 'Move down')).toBeFocused();
  await optimizerList(lab).scrollIntoViewIfNeeded();
  const gripOf = (name: string) => optimizerRow(lab, name).getByTitle('Drag to another place');
  const first = await boxOf(optimizerRow(lab, 'Momentum'));
  await drag(lab, await centreOf(gripOf('Newton')), [first.x + 5, first.y + 2]);
  await order(['Newton', 'Momentum', 'Adam', 'Gradient descent']);
  await expect(pathLines(lab, 0), 'in its own colour').toHaveCount(1);
  await lab.keyboard.press('Control+z');
  await order(['Momentum', 'Adam', 'Gradient descent', 'Newton']);
});

test('a name given in place stands in the list, on the map and in the exported file; Escape leaves it', async ({
  lab,
}) => {
  await opened(lab);
  await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
  await button(lab, 'Adam').press('F2');
  const name = box(lab, 'Name of Adam');
  await expect(name).toBeFocused();
  await name.fill('never mind');
  await name.press('Escape');
  await expect(button(lab, 'Adam')).toBeFocused();
  await button(lab, 'Rename').click();
  await name.fill('Adam, fast');
  await name.press('Enter');
  await expect(button(lab, 'Adam, fast')).toBeFocused();
  await expect(onMap(lab, 'Adam, fast')).toBeVisible();
  const { bytes } = await exported(lab, { format: 'SVG', figure: 'map' });
  expect(bytes.toString('utf8')).toContain('Adam, fast');
});

test('two of a kind go their own ways: a duplicate has the settings, then settings of its own', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Momentum').click();
  await type(box(lab, 'momentum'), '0.5');
  await button(lab, 'Duplicate').click();
  await expect(button(lab, 'Momentum 2')).toBeFocused();
  await expect(box(lab, 'momentum')).toHaveValue('0.5');
  await type(box(lab, 'momentum'), '0.9');
  const line = (series: number) => pathLines(lab, series).getAttribute('d');
  await expect.poll(async () => (await line(1)) !== (await line(4))).toBe(true);
  await button(lab, 'Momentum').click();
  await expect(box(lab, 'momentum')).toHaveValue('0.5');
});

test('a setting out of range is refused in words, and the last good run stays; reset goes back', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Adam').click();
  await expect(pathLines(lab, 2)).toHaveCount(1);
  const before = await pathLines(lab, 2).getAttribute('d');
  const beta1 = box(lab, 'beta1');
  await beta1.focus();
  await expect(beta1).toHaveAccessibleDescription(/β₁.*from 0 to below 1; torch: betas\[0\]; default 0\.9/);
  await type(beta1, '1.5');
  await expect(lab.getByText('beta1 must be from 0 to below 1.')).toBeVisible();
  await expect(beta1).toHaveAttribute('aria-invalid', 'true');
  expect(await pathLines(lab, 2).getAttribute('d')).toBe(before);
  await type(beta1, '0.5');
  await expect(beta1).toHaveAttribute('aria-invalid', 'false');
  await expect(pathLines(lab, 2)).not.toHaveAttribute('d', before ?? '');
  await button(lab, 'Reset beta1 to 0.9').click();
  await expect(beta1).toHaveValue('0.9');
  await expect(pathLines(lab, 2)).toHaveAttribute('d', before ?? '');
});

test('the update of the focused optimizer is seen at once, in type, with its source', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'Momentum').click();
  const update = lab.getByRole('group', { name: 'Update of Momentum' });
  await expect(update.locator('.katex')).toHaveCount(2);
  await expect(lab.getByText(/Polyak 1964/)).toBeVisible();
  await lab.getByText('Update of Momentum', { exact: true }).click();
  await expect(update).toBeHidden();
  await button(lab, 'Adam').click();
  await expect(lab.getByRole('group', { name: 'Update of Adam' }), 'folded for all').toBeHidden();
});

test('a row says in a word where its run blew up, left the domain or found no step, and the others go on', async ({
  lab,
}) => {
  await opened(lab);
  for (const name of ['Adam', 'Newton']) await lab.getByRole('checkbox', { name: `Show ${name}` }).check();
  await type(rateBox(lab), '1');
  await button(lab, 'Gradient descent').click();
  await type(rateBox(lab), '0.5');
  await expect(optimizerRow(lab, 'Gradient descent')).toContainText(/diverged at \d+/);
  await expect(button(lab, 'Gradient descent')).toHaveAccessibleDescription(/beyond 10¹²/);
  await expect(optimizerRow(lab, 'Newton')).not.toContainText(/ at \d/);
  await formulaBox(lab).fill('x^3 + log(y + 3)');
  await type(box(lab, 'start x'), '0');
  await expect(optimizerRow(lab, 'Newton')).toContainText('H singular at 0');
});

test('a preset takes the place of the list in one step to undo, and keeps function and start', async ({
  lab,
}) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await type(box(lab, 'start x'), '1.5');
  const [x, formula] = [await box(lab, 'start x').inputValue(), await formulaBox(lab).inputValue()];
  await applyPreset(lab, 'Second order');
  const shown = optimizerRows(lab).locator('[data-column="name"]');
  await expect(shown).toContainText(['Newton', 'BFGS', 'Gradient descent']);
  await expect(optimizerList(lab).getByRole('checkbox', { checked: false })).toHaveCount(0);
  await expect(box(lab, 'start x')).toHaveValue(x);
  await expect(formulaBox(lab)).toHaveValue(formula);
  await lab.keyboard.press('Control+z');
  await expect(shown).toHaveText(names);
});

test('why Adam adapts: along the axes it has arrived long before gradient descent, at 45° it has not', async ({
  lab,
}) => {
  await opened(lab);
  await applyPreset(lab, 'Why Adam adapts');
  await expect(box(lab, 'angle')).toHaveValue('0');
  await expect(lab.getByRole('slider', { name: 'angle' })).toHaveAttribute('aria-valuemax', /^0\.785/);
  const stepsOf = async (name: string): Promise<number> => {
    await button(lab, name).click();
    await expect(button(lab, name)).toHaveAttribute('aria-pressed', 'true');
    await expect(sentence(lab)).toContainText(/Converged after \d+ steps/);
    return Number(/after (\d+) steps/.exec((await sentence(lab).textContent()) ?? '')?.[1]);
  };
  await expect(sentence(lab)).toContainText('Converged after 444 steps');
  const gentle = await stepsOf('Adagrad');
  await lab.getByRole('slider', { name: 'angle' }).press('End');
  await expect(sentence(lab)).not.toContainText(`after ${gentle} steps`);
  expect(gentle).toBeLessThan(100);
  expect(await stepsOf('Adagrad')).toBeGreaterThan(444);
  await button(lab, 'Gradient descent').click();
  await expect(sentence(lab), 'as many as at 0°').toContainText('Converged after 444 steps');
});

test('a method without a learning rate says so in place of the slider', async ({ lab }) => {
  await opened(lab);
  await addBySearch(lab, 'backtracking');
  await expect(rateSection(lab)).toContainText('chooses its own step: there is no learning rate to set.');
  await expect(rateSlider(lab)).toBeHidden();
  await expect(
    lab.getByText('one learning rate for all').and(lab.getByTitle(/Without any: .*acktracking/)),
  ).toBeVisible();
  await button(lab, 'Gradient descent').click();
  await expect(rateSlider(lab)).toBeVisible();
});

test('fifty at once: the list scrolls within its height, the window stays alive, one more is refused', async ({
  lab,
}) => {
  await opened(lab);
  await button(lab, 'Add optimizer').click();
  await expect(searchBox(lab)).toBeFocused();
  const kinds = ['momentum', 'adam', 'gradient descent'];
  for (let k = 4; k < 50; k++) await addBySearch(lab, kinds[k % kinds.length] ?? '', 'Shift+Enter');
  await addBySearch(lab, 'momentum', 'Shift+Enter');
  await expect(lab.getByRole('alert')).toHaveText('A lab compares at most 50 optimizers.');
  await searchBox(lab).press('Escape');
  await expect(optimizerRows(lab)).toHaveCount(50);
  expect((await boxOf(optimizerList(lab))).height).toBeLessThan(300);
  await button(lab, 'Gradient descent').click();
  await takeSlider(lab, 0.05);
  await lab.mouse.move(...(await placeOfRate(lab, 0.02)), { steps: 4 });
  await expect(sentence(lab)).toContainText('no overshoot');
  await lab.mouse.up();
  await expect(rateBox(lab)).toHaveValue(/^0\.0(2|19)/);
});

test('list, dialogs and settings are accessible, in every theme', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'Adam').click();
  for (const theme of ['light', 'dark']) {
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expectAccessible(lab);
  }
  await button(lab, 'Add optimizer').click();
  await expect(searchBox(lab)).toBeFocused();
  await expectAccessible(lab);
  await searchBox(lab).press('Escape');
  await button(lab, 'Presets…').click();
  await expect(lab.getByRole('dialog', { name: 'Begin with a comparison' })).toBeVisible();
  await expectAccessible(lab);
});
