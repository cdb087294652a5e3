/** What theory prints on the learning-rate slider, where, and what it says where it can print nothing. */
import { type Locator, type Page } from '@playwright/test';
import {
  button,
  centreOf,
  numberIn,
  opened,
  pathLines,
  pickLandscape,
  placeOfRate,
  rateBox,
  rateSection,
  rateSlider,
  sentence,
  startHandle,
  takeSlider,
} from './descent.ts';
import { expect, test } from './lab.ts';

const marks = (lab: Page): Locator => rateSection(lab).locator('.mark');
const names = (lab: Page): Locator => rateSection(lab).locator('.mark-label');

const centresOfMarks = (lab: Page): Promise<readonly number[]> =>
  marks(lab).evaluateAll((all) =>
    all.map((mark) => {
      const { left, width } = mark.getBoundingClientRect();
      return left + width / 2;
    }),
  );

/** The rate at a pixel of the page, read off the decades written under the slider, as a person would. */
async function readOff(lab: Page, pixels: readonly number[]): Promise<readonly number[]> {
  const decades = await rateSection(lab).locator('.decades span').all();
  const points = await Promise.all(
    // The outermost may stand beside their place, to keep within the slider.
    decades.slice(1).map(async (decade) => ({
      x: (await centreOf(decade))[0],
      power: Math.log10(numberIn((await decade.textContent()) ?? '')),
    })),
  );
  const [a, b] = [points[0], points.at(-1)];
  if (a === undefined || b === undefined || a === b) throw new Error('Too few decades to read a scale from.');
  return pixels.map((x) => 10 ** (a.power + ((x - a.x) / (b.x - a.x)) * (b.power - a.power)));
}

test('on the quadratic the marks stand at 1/λmax, 2/(λmin+λmax) and 2/λmax, the zones between them', async ({
  lab,
}) => {
  await opened(lab);
  await expect(names(lab)).toHaveCount(3);
  expect((await names(lab).allTextContents()).sort()).toEqual(['1/λmax', '2/(λmin+λmax)', '2/λmax'].sort());
  // λmin = 1, λmax = κ = 20; a pixel is 0.9 % of a rate.
  const expected = [1 / 20, 2 / 21, 2 / 20];
  const found = await readOff(lab, await centresOfMarks(lab));
  expect(found).toHaveLength(3);
  found.forEach((rate, k) => expect(rate / (expected[k] ?? NaN), `mark ${k}`).toBeCloseTo(1, 1.8));
  const zones = rateSection(lab).locator('.zone');
  await expect(zones).toHaveText(['creeps', 'zig-zags', 'diverges']);
  const borders = await zones.evaluateAll((all) => all.map((zone) => zone.getBoundingClientRect().left));
  const [, one, two] = await readOff(lab, borders);
  expect((one ?? NaN) / (1 / 20)).toBeCloseTo(1, 1.8);
  expect((two ?? NaN) / (2 / 20)).toBeCloseTo(1, 1.8);
  await expect(rateSection(lab)).toContainText('marks: Hessian at the minimum reached (0, 0)');
});

test('the marks stand still under the hand, at whatever rate', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Himmelblau');
  await expect(rateSection(lab)).toContainText('Hessian at the minimum reached');
  const [before, words] = [await centresOfMarks(lab), await rateSection(lab).locator('.of').textContent()];
  expect(before).toHaveLength(3);
  await takeSlider(lab, 0.012);
  for (const rate of [0.0005, 0.005, 0.02, 0.03]) {
    await lab.mouse.move(...(await placeOfRate(lab, rate)), { steps: 3 });
    await expect(rateSlider(lab)).not.toHaveAttribute('aria-valuenow', '0.012');
    expect(await centresOfMarks(lab)).toEqual(before);
    await expect(rateSection(lab).locator('.of')).toHaveText(words ?? '');
  }
  await lab.mouse.up();
});

test('a double-click on the name of a mark goes there', async ({ lab }) => {
  await opened(lab);
  for (const [name, rate] of [
    ['1/λmax', '0.05'],
    ['2/(λmin+λmax)', '0.0952381'],
    ['2/λmax', '0.1'],
  ] as const) {
    await rateSection(lab).getByRole('button', { name, exact: true }).dblclick();
    await expect(rateBox(lab)).toHaveValue(rate);
  }
});

test('a double-click on the slider close to a mark goes to the mark', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await placeOfRate(lab, 0.05);
  await lab.mouse.dblclick(x - 10, y);
  await expect(rateBox(lab)).toHaveValue('0.05');
  await expect(sentence(lab)).toContainText('η·λmax = 1: no overshoot');
});

test('where the minimum is not reached the marks are those of the minimum ahead, and it says so', async ({
  lab,
}) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await expect(rateSection(lab)).toContainText('marks: Hessian at the minimum ahead (1, 1)');
  // H(1, 1) = [[802, −400], [−400, 200]], λmax = 1001.6006.
  await rateSection(lab).getByRole('button', { name: '2/λmax', exact: true }).dblclick();
  await expect(rateBox(lab)).toHaveValue('0.0019968');
  await expect(lab.getByRole('heading', { name: 'Hessian at the minimum ahead' })).toBeVisible();
});

test('momentum has its own mark, 2(1+β)/λmax, which follows β', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'Momentum').click();
  const mark = rateSection(lab).getByRole('button', { name: '2(1+β)/λmax' });
  await expect(names(lab)).toHaveCount(1);
  await mark.dblclick();
  await expect(rateBox(lab)).toHaveValue('0.19');
  await lab.getByRole('textbox', { name: 'momentum' }).fill('0.5');
  await lab.getByRole('textbox', { name: 'momentum' }).press('Enter');
  await mark.dblclick();
  await expect(rateBox(lab)).toHaveValue('0.15');
  await expect(pathLines(lab, 1).first()).toBeVisible();
});

test('Adam has no marks and the slider says why; it still drags', async ({ lab }) => {
  await opened(lab);
  await button(lab, 'Adam').click();
  await expect(rateSection(lab)).toContainText(
    'No marks: Adam rescales each coordinate by its own gradients',
  );
  await expect(marks(lab)).toHaveCount(0);
  await expect(names(lab)).toHaveCount(0);
  await takeSlider(lab, 0.01);
  await lab.mouse.up();
  await expect(rateBox(lab)).toHaveValue(/^0\.0(09|10|1)/);
});

test('where f curves downwards there are no marks and the slider says why', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'x²y + sin(xy)');
  await expect(rateSection(lab)).toContainText('No marks: λmin < 0: f curves downwards along one direction');
  await expect(marks(lab)).toHaveCount(0);
  await expect(lab.getByRole('heading', { name: 'Hessian at the start' })).toBeVisible();
  await expect(startHandle(lab)).toBeVisible();
});

test('a double-click on a mark is one step to undo, its two presses included', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await placeOfRate(lab, 0.05);
  await lab.mouse.dblclick(x + 12, y);
  await expect(rateBox(lab)).toHaveValue('0.05');
  await lab.keyboard.press('Control+z');
  await expect(rateBox(lab)).toHaveValue('0.093');
});
