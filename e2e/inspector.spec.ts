/** The step inspector: one step of one optimizer, its numbers, what its models promised and where they hold. */
import { type Locator, type Page } from '@playwright/test';
import {
  boxOf,
  button,
  drag,
  formulaBox,
  mapArea,
  numberIn,
  opened,
  onMap,
  pathLines,
  placeOfRate,
  readout,
  rightRail,
  sentence,
  shownStep,
  takeSlider,
  type,
} from './descent.ts';
import { expect, expectAccessible, test } from './lab.ts';

const page = (lab: Page, name: string): Locator =>
  rightRail(lab).getByRole('group', { name: 'This rail shows' }).getByRole('radio', { name });
const inspected = (lab: Page): Locator => readout(lab, 'inspected-step');
/** KaTeX keeps what it sets as TeX beside it. */
const quantity = (lab: Page, name: string): Locator =>
  lab.locator(`[data-quantity="${name}"] annotation`).first();
const update = (lab: Page, line: number): Locator => lab.locator(`[data-update="${line}"] annotation`);
const memory = (lab: Page, name: string): Locator => lab.locator(`[data-memory="${name}"] annotation`);
const model = (lab: Page, name: string): Locator => lab.locator(`[data-model="${name}"]`);
const region = (lab: Page): Locator => mapArea(lab).locator('[data-part="step-region"]');

/** The numbers of a column in TeX. */
const column = async (tex: Locator): Promise<readonly number[]> => {
  const rows = /pmatrix\}(.*?)\\end/.exec((await tex.textContent()) ?? '')?.[1] ?? '';
  return rows.split('\\\\').map((row) => Number(row.replaceAll(/\{\\times\}10\^\{(-?\d+)\}/g, 'e$1')));
};

async function showStep(lab: Page, step: number): Promise<void> {
  await page(lab, 'Step').check();
  await mapArea(lab).press('Home');
  for (let k = 0; k < step; k++) await lab.keyboard.press('PageDown');
  await expect(inspected(lab)).toHaveText(`${step} → ${step + 1}`);
}

test('a step with its numbers: x, ∇f, the update with them put in, and where it led', async ({ lab }) => {
  await opened(lab);
  await showStep(lab, 1);
  await expect(rightRail(lab)).toContainText('Gradient descent, step 1 → 2');
  // x₁ = x₀ − η ∇f(x₀), and x₂ the same from there, by the valley's Hessian.
  const [c, s] = [Math.cos(0.5), Math.sin(0.5)];
  const gradient = ([x = NaN, y = NaN]: readonly number[]): readonly [number, number] => {
    const [u, v] = [x * c + y * s, 20 * (y * c - x * s)];
    return [u * c - v * s, u * s + v * c];
  };
  const after = (x: readonly number[]) => x.map((value, i) => value - 0.093 * (gradient(x)[i] ?? NaN));
  const x1 = after([-2.4, 0.4]);
  const g1 = gradient(x1);
  await expect(quantity(lab, 'x')).toContainText('x_{1} =');
  const close = async (tex: Locator, expected: readonly number[]): Promise<void> => {
    const found = await column(tex);
    expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 1));
  };
  await close(quantity(lab, 'x'), x1);
  await close(quantity(lab, 'gradient'), g1);
  await close(
    quantity(lab, 'delta'),
    g1.map((partial) => -0.093 * partial),
  );
  await expect(update(lab, 0)).toContainText('\\boldsymbol');
  await expect(update(lab, 0)).toContainText('{0.093}');

  const slope = -0.093 * (g1[0] ** 2 + g1[1] ** 2);
  expect(numberIn((await model(lab, 'linear-change').textContent()) ?? '')).toBeCloseTo(slope, 1);
  const before = numberIn((await quantity(lab, 'value').textContent())?.split('=')[1] ?? '');
  const there = numberIn((await model(lab, 'f-value').textContent()) ?? '');
  expect(numberIn((await model(lab, 'f-change').textContent()) ?? '')).toBeCloseTo(there - before, 1);
  await expect(readout(lab, 'models')).toContainText(
    /^The linear model promised −.*; f fell by .*, as the second-order model said\.$/,
  );
});

test('the next step is inspected when it is pointed out; another optimizer when it is spoken of', async ({
  lab,
}) => {
  await opened(lab);
  await showStep(lab, 2);
  await lab.keyboard.press('PageDown');
  await expect(inspected(lab)).toHaveText('3 → 4');
  await expect(quantity(lab, 'x')).toContainText('x_{3} =');
  await lab.getByLabel('Show Adam').check();
  await button(lab, 'Adam').click();
  await expect(rightRail(lab)).toContainText('Adam, step 3 → 4');
  await expect(memory(lab, 'm').first()).toContainText('{m}_{3} =');
  await expect(memory(lab, 'm').last()).toContainText('{m}_{4} =');
  await expect(memory(lab, 'v')).toHaveCount(2);
});

test('on a quadratic Newton’s step is exactly what the second-order model promised', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Newton').check();
  await button(lab, 'Newton').click();
  await showStep(lab, 0);
  await expect(rightRail(lab)).toContainText('Newton, step 0 → 1');
  await expect(model(lab, 'quadratic-error')).toHaveText('exact');
  await expect(model(lab, 'quadratic-ratio')).toHaveText('1');
  // Half of what the slope promises: f at the minimum of ½xᵀHx is ½∇fᵀH⁻¹∇f lower.
  await expect(model(lab, 'linear-ratio')).toHaveText('0.5');
  await expect(readout(lab, 'models')).toContainText('as the second-order model said');
});

test('where the linear model holds is drawn under the path and told in words', async ({ lab }) => {
  await opened(lab);
  await expect(region(lab)).toHaveCount(0);
  await showStep(lab, 2);
  await expect(region(lab).locator('path').first()).toBeVisible();
  await expect(onMap(lab, 'linear model holds')).toBeVisible();
  await expect(readout(lab, 'region')).toHaveText(
    /^The step left the region where the linear model holds: it is 9\.3 times as long as the model holds that way\.$/,
  );
  const isUnder = await region(lab).evaluate((group) => {
    const path = group.parentElement?.querySelector(':scope > path');
    return path !== null && path !== undefined && (group.compareDocumentPosition(path) & 4) !== 0;
  });
  expect(isUnder, 'the path is drawn over it').toBe(true);
  // A tenth of the rate: a short step stays where it holds.
  await type(lab.getByRole('textbox', { name: 'Learning rate η' }), '0.001');
  await mapArea(lab).press('Home');
  await expect(readout(lab, 'region')).toHaveText(
    /^The step stayed where the linear model holds: it went \d+ % of the way/,
  );
  await page(lab, 'What you see').check();
  await expect(region(lab)).toHaveCount(0);
});

test('a plane is its own linear model; where ∇f is zero it says so', async ({ lab }) => {
  await opened(lab);
  await type(formulaBox(lab), '2 x - y');
  await showStep(lab, 0);
  await expect(readout(lab, 'region')).toContainText('It holds on the whole map.');
  await expect(model(lab, 'linear-error')).toHaveText('exact');
  await type(formulaBox(lab), '3 + 0 x');
  await expect(readout(lab, 'region')).toHaveText(
    /^∇f = 0 here: the linear model says that f does not change, and on the whole map it does not\.$/,
  );
  await expect(readout(lab, 'step-end')).toHaveText(
    'The run has converged here, on a plateau, so no step follows.',
  );
});

test('while no step is picked it is the last one, and says how to pick one', async ({ lab }) => {
  await opened(lab);
  await page(lab, 'Step').check();
  await expect(inspected(lab)).toHaveText('148 → 149');
  await expect(rightRail(lab).getByText(/Click a chart or press \. to pick a step/)).toBeVisible();
  await mapArea(lab).press('Home');
  await expect(inspected(lab)).toHaveText('0 → 1');
  await expect(rightRail(lab).getByText(/Click a chart/)).toHaveCount(0);
});

test('beyond a run’s end there is no step, which is said', async ({ lab }) => {
  await opened(lab);
  await showStep(lab, 5);
  await lab.getByLabel('Show Newton').check();
  await expect(inspected(lab)).toHaveText('1');
  await expect(readout(lab, 'step-end')).toHaveText('The run has converged here, so no step follows.');
  await expect(rightRail(lab).getByRole('heading', { name: /^Update/ })).toHaveCount(0);
});

test('it follows the hand at the pace of reading, and tells where the hand stopped', async ({ lab }) => {
  await opened(lab);
  await showStep(lab, 1);
  const before = await quantity(lab, 'x').textContent();
  await takeSlider(lab, 0.093);
  await lab.mouse.move(...(await placeOfRate(lab, 0.02)), { steps: 6 });
  await expect(update(lab, 0), 'before the hand lets go').not.toContainText('{0.093}');
  await lab.mouse.up();
  await expect(quantity(lab, 'x')).not.toHaveText(before ?? '');
  await expect(inspected(lab)).toHaveText('1 → 2');
  // The map is moved, and the region with it.
  const { x, y, width, height } = await boxOf(mapArea(lab));
  await expect(region(lab).locator('path').first()).toBeVisible();
  const outline = await region(lab).locator('path').first().getAttribute('d');
  await drag(lab, [x + 0.6 * width, y + 0.8 * height], [x + 0.7 * width, y + 0.7 * height]);
  await expect(region(lab).locator('path').first()).not.toHaveAttribute('d', outline ?? '');
});

test('it follows the walk, and stands at the step where that is stopped', async ({ lab }) => {
  await opened(lab);
  await page(lab, 'Step').check();
  await expect(inspected(lab)).toHaveText('148 → 149');
  // So slowly that it is not over before it is stopped.
  await lab.getByRole('combobox', { name: 'Pace' }).selectOption('4 steps/s');
  await mapArea(lab).press('Space');
  await expect(inspected(lab)).not.toHaveText('148 → 149');
  await expect(region(lab), 'painted with what moves').toHaveCount(0);
  await mapArea(lab).press('Space');
  await expect(region(lab).locator('path').first()).toBeVisible();
  await lab.keyboard.press('.');
  const status = mapArea(lab).locator('../..').getByRole('status');
  await expect(status).toHaveText(/^step\s+\d+ of 149$/);
  const place = (await status.textContent()) ?? '';
  const step = Number(/\d+/.exec(place)?.[0]);
  await expect(inspected(lab)).toHaveText(`${step} → ${step + 1}`);
  await expect(quantity(lab, 'x')).toContainText(`x_{${step}} =`);
});

test('the page is chosen by keys and kept while the window is open', async ({ lab }) => {
  await opened(lab);
  await page(lab, 'What you see').focus();
  await lab.keyboard.press('ArrowRight');
  await expect(page(lab, 'Step')).toBeChecked();
  await expect(inspected(lab)).toBeVisible();
  await button(lab, 'Curvature').click();
  await expect(region(lab)).toHaveCount(0);
  await button(lab, 'Descent').click();
  await expect(page(lab, 'Step')).toBeChecked();
  await expect(inspected(lab)).toHaveText('148 → 149');
  await page(lab, 'What you see').check();
  await expect(sentence(lab)).toContainText('η·λmax = 1.86');
  await expect(shownStep(lab)).toHaveText('at step 149 of 149');
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing serious in the ${theme} theme`, async ({ lab }) => {
    await opened(lab);
    await lab.getByLabel('Show Adam').check();
    await button(lab, 'Adam').click();
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expect(pathLines(lab, 2, theme as 'light')).not.toHaveCount(0);
    // Where the theme has folded the rail, it is opened.
    if (theme === 'projector') await rightRail(lab).getByRole('button').click();
    await showStep(lab, 3);
    await expect(quantity(lab, 'x')).toContainText('x_{3}');
    await expectAccessible(lab);
    expect(
      await rightRail(lab).evaluate((rail) => rail.scrollWidth <= rail.clientWidth),
      'nothing is cut off',
    ).toBe(true);
  });
}
