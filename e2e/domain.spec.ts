/** What part of the plane the map shows, and how it draws it: domain boxes, levels, aspect, marks, ghosts. */
import {
  attribute,
  box,
  button,
  isoLines,
  mapArea,
  mapScale,
  onMap,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

test('the domain boxes say what is shown, follow the view and take numbers', async ({ lab }) => {
  await opened(lab);
  for (const [name, value] of [
    ['x from', '-3'],
    ['x to', '3'],
    ['y from', '-2.25'],
    ['y to', '2.25'],
  ] as const) {
    await expect(box(lab, name)).toHaveValue(value);
  }
  const before = await mapScale(lab);
  await button(lab, 'Zoom in').click();
  await expect(box(lab, 'x from')).toHaveValue('-2');
  await expect(box(lab, 'y to')).toHaveValue('1.5');
  await type(box(lab, 'x from'), '-30');
  await type(box(lab, 'x to'), '30');
  await expect.poll(async () => before.unit[0] / (await mapScale(lab)).unit[0]).toBeGreaterThan(5);
  await expect(box(lab, 'x to')).toHaveValue('30');
});

test('an interval that cannot be shown is explained, and the map stays', async ({ lab }) => {
  await opened(lab);
  const lines = await isoLines(lab).getAttribute('d');
  for (const [text, says] of [
    ['-4', /from a smaller to a larger/],
    ['-3', /from a smaller to a larger/],
    ['1e30', /10¹²/],
    ['-2.9999999999999', /too narrow/],
    ['wide', /not a number/],
  ] as const) {
    await type(box(lab, 'x to'), text);
    await expect(box(lab, 'x to')).toHaveAccessibleDescription(says);
    await expect(box(lab, 'x to')).toHaveAttribute('aria-invalid', 'true');
    await expect(isoLines(lab)).toHaveAttribute('d', lines ?? '');
    await box(lab, 'x to').press('Escape');
    await expect(box(lab, 'x to')).toHaveValue('3');
  }
});

test('a huge domain and a tiny one are drawn', async ({ lab }) => {
  await opened(lab);
  for (const [low, high] of [
    ['-1e12', '1e12'],
    ['-1e-9', '1e-9'],
  ] as const) {
    for (const axis of ['x', 'y']) {
      const field = box(lab, `${axis} to`);
      // Whichever end comes first must keep the interval in order.
      const [first, second] =
        Number(high) > Number(await field.inputValue()) ? ['to', 'from'] : ['from', 'to'];
      await type(box(lab, `${axis} ${first}`), first === 'to' ? high : low);
      await type(box(lab, `${axis} ${second}`), second === 'to' ? high : low);
    }
    await expect(box(lab, 'y to')).toHaveValue(Number(high).toExponential());
    await expect(mapArea(lab).locator('[data-part="tick-labels"] text').first()).toHaveText(/10[⁻¹²³⁰-⁹]+/);
    await expect(isoLines(lab)).toBeVisible();
    await expect(
      mapArea(lab)
        .locator('text')
        .filter({ hasText: /NaN|Infinity/ }),
    ).toHaveCount(0);
  }
});

test('levels linear, log and quantile draw different iso-lines', async ({ lab }) => {
  await opened(lab);
  const levels = lab.getByRole('combobox', { name: 'levels' });
  await expect(levels).toHaveValue('log');
  const drawn = [(await isoLines(lab).getAttribute('d')) ?? ''];
  for (const name of ['linear', 'quantile']) {
    await levels.selectOption(name);
    await expect(isoLines(lab)).not.toHaveAttribute('d', drawn.at(-1) ?? '');
    drawn.push((await isoLines(lab).getAttribute('d')) ?? '');
  }
  await levels.selectOption('log');
  await expect(isoLines(lab)).toHaveAttribute('d', drawn[0] ?? '');
  expect(new Set(drawn).size).toBe(3);
});

test('with equal axes a unit of x is as long as one of y; without, the domain fills the map', async ({
  lab,
}) => {
  await opened(lab);
  const equal = await mapScale(lab);
  expect(equal.unit[0]).toBeCloseTo(equal.unit[1], 0);
  await lab.getByRole('checkbox', { name: 'equal axes' }).uncheck();
  await expect
    .poll(async () => {
      const { unit } = await mapScale(lab);
      return Math.abs(unit[0] - unit[1]);
    })
    .toBeGreaterThan(1);
  const { toPage } = await mapScale(lab);
  const plot = await mapArea(lab).locator('[data-part="axes"] rect').boundingBox();
  expect(toPage([-3, 0])[0]).toBeCloseTo(plot?.x ?? 0, -0.5);
  expect(toPage([3, 0])[0]).toBeCloseTo((plot?.x ?? 0) + (plot?.width ?? 0), -0.5);
});

test('the known minima are marked and named', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Himmelblau');
  await expect(onMap(lab, 'minimum')).toHaveCount(4);
  // Crosses, or the ring of the one that was reached.
  await expect(mapArea(lab).locator('[data-part="marks"] path')).toHaveCount(8);
});

test('Pin keeps the path as a ghost while the rate changes, until Unpin', async ({ lab }) => {
  await opened(lab);
  await expect(button(lab, 'Unpin')).toBeDisabled();
  await button(lab, 'Pin').click();
  await expect(pathLines(lab)).toHaveCount(2);
  const ghost = pathLines(lab).and(lab.locator('[stroke-dasharray]'));
  const kept = await ghost.getAttribute('d');
  await type(rateBox(lab), '0.02');
  const live = pathLines(lab).and(lab.locator(':not([stroke-dasharray])'));
  await expect(live).not.toHaveAttribute('d', kept ?? '');
  await expect(ghost).toHaveAttribute('d', kept ?? '');
  expect(await attribute(ghost, 'opacity'), 'a ghost is paler').toBeLessThan(0.7);
  await button(lab, 'Unpin').click();
  await expect(pathLines(lab)).toHaveCount(1);
  await expect(button(lab, 'Unpin')).toBeDisabled();
  await mapArea(lab).focus();
  await lab.keyboard.press('p');
  await expect(pathLines(lab), 'P pins too').toHaveCount(2);
});

test('optimizers are shown side by side, each with its own colour, dash and name', async ({ lab }) => {
  await opened(lab);
  for (const name of ['Momentum', 'Adam']) await lab.getByRole('checkbox', { name: `Show ${name}` }).check();
  await type(rateBox(lab), '0.02');
  for (const [series, name] of ['Gradient descent', 'Momentum', 'Adam'].entries()) {
    await expect(pathLines(lab, series)).toHaveCount(1);
    await expect(onMap(lab, name)).toBeVisible();
  }
  const dashes = [0, 1, 2].map((series) => pathLines(lab, series).getAttribute('stroke-dasharray'));
  expect(new Set(await Promise.all(dashes)).size).toBe(3);
  for (const name of ['Gradient descent', 'Momentum']) {
    await lab.getByRole('checkbox', { name: `Show ${name}` }).uncheck();
  }
  await lab.getByRole('checkbox', { name: 'Show Adam' }).click();
  await expect(lab.getByRole('checkbox', { name: 'Show Adam' }), 'the last path stays').toBeChecked();
  await expect(pathLines(lab, 2)).toHaveCount(1);
});
