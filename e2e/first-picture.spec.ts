/** What a person sees first, and after picking another function. */
import {
  box,
  boxOf,
  formulaBox,
  isoLines,
  lossChart,
  mapArea,
  onMap,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  rateSlider,
  readout,
  sentence,
  startHandle,
} from './descent.ts';
import { expect, test } from './lab.ts';

test('map, slider, loss, sentence and numbers are seen together, with nothing to scroll', async ({ lab }) => {
  await opened(lab);
  for (const part of [
    mapArea(lab),
    rateSlider(lab),
    rateBox(lab),
    lossChart(lab),
    sentence(lab),
    ...['value', 'gradient-norm', 'stop', 'steps', 'measured-rate', 'condition-number'].map((name) =>
      readout(lab, name),
    ),
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  const [map, slider, loss] = await Promise.all([mapArea(lab), rateSlider(lab), lossChart(lab)].map(boxOf));
  expect(map?.height, 'the map is the largest thing in the window').toBeGreaterThan(400);
  expect(map?.width).toBeGreaterThan(700);
  expect(slider?.height, 'the slider is thick enough for a finger').toBeGreaterThanOrEqual(40);
  expect(slider?.width, 'and as wide as the map').toBeGreaterThan(0.9 * (map?.width ?? Infinity));
  expect(slider?.y, 'right under it').toBeGreaterThanOrEqual((map?.y ?? 0) + (map?.height ?? 0));
  expect(loss?.y).toBeGreaterThanOrEqual((slider?.y ?? 0) + (slider?.height ?? 0));
});

test('the numbers explain the path that is drawn', async ({ lab }) => {
  await opened(lab);
  await expect(sentence(lab)).toContainText(
    'each step overshoots the valley and lands on the other side; the error along the steep direction keeps 86 % of its size, sign flipped',
  );
  await expect(sentence(lab)).toContainText('Converged after 149 steps.');
  await expect(readout(lab, 'stop')).toHaveText('converged');
  await expect(readout(lab, 'steps')).toHaveText('149');
  await expect(readout(lab, 'condition-number')).toHaveText('20');
  await expect(readout(lab, 'eigenvalues')).toHaveText('1, 20');
  await expect(onMap(lab, 'minimum')).toBeVisible();
  await expect(mapArea(lab)).toHaveAccessibleDescription(/Contour map of f\(x, y\) = .*η·λmax = 1.86/);
  await expect(lossChart(lab)).toHaveAccessibleName(/Converged after 149 steps/);
});

const LANDSCAPES = [
  { name: 'Rosenbrock', formula: '(1 - x)^2 + 100 (y - x^2)^2', start: '-1.2' },
  { name: 'Himmelblau', formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2', start: '-0.5' },
  { name: 'x²y + sin(xy)', formula: 'x^2 y + sin(x y)', start: '1.5' },
] as const;

for (const { name, formula, start } of LANDSCAPES) {
  test(`picking ${name} changes formula, map, start and the scale of the slider`, async ({ lab }) => {
    await opened(lab);
    const linesBefore = await isoLines(lab).getAttribute('d');
    const pathBefore = await pathLines(lab).getAttribute('d');
    const scaleBefore = await rateSlider(lab).getAttribute('aria-valuemax');
    const handleBefore = await startHandle(lab).getAttribute('aria-label');
    await pickLandscape(lab, name);
    await expect(lab.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
    await expect(lab.getByRole('button', { name: 'Rotated quadratic' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await expect(formulaBox(lab)).toHaveValue(formula);
    await expect(box(lab, 'start x')).toHaveValue(start);
    await expect(startHandle(lab)).not.toHaveAttribute('aria-label', handleBefore ?? '');
    await expect(isoLines(lab)).not.toHaveAttribute('d', linesBefore ?? '');
    await expect(pathLines(lab)).not.toHaveAttribute('d', pathBefore ?? '');
    await expect(rateSlider(lab)).not.toHaveAttribute('aria-valuemax', scaleBefore ?? '');
  });
}

test('each landscape of the picker has its picture when it is seen, all different', async ({ lab }) => {
  const picker = lab.getByRole('group', { name: 'Landscapes' });
  const pictures = picker.locator('[data-part="iso-lines"]');
  await expect(picker.getByRole('button', { name: 'Booth' }).locator('[data-part="iso-lines"]')).toHaveCount(
    1,
  );
  expect(await pictures.count(), 'what is out of sight waits').toBeLessThan(24);
  for (const button of await picker.locator('[data-landscape]').all()) {
    await button.scrollIntoViewIfNeeded();
    await expect(button.locator('[data-part="iso-lines"]')).toHaveCount(1);
  }
  const drawn = await pictures.evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
  expect(new Set(drawn).size).toBe(24);
});

test('names in the picker stay within their buttons', async ({ lab }) => {
  const names = lab.getByRole('group', { name: 'Landscapes' }).locator('button span');
  await expect(names).toHaveCount(24);
  const overflows = await names.evaluateAll((all) =>
    all
      .filter((name) => {
        const [inner, outer] = [name, name.closest('button') ?? name].map((e) => e.getBoundingClientRect());
        return (
          inner !== undefined && outer !== undefined && (inner.left < outer.left || inner.right > outer.right)
        );
      })
      .map((name) => name.textContent),
  );
  expect(overflows).toEqual([]);
});

test('one landscape takes the Tab key, arrow keys walk on through all of them', async ({ lab }) => {
  await opened(lab);
  const picked = lab.getByRole('button', { name: 'Rotated quadratic' });
  await picked.focus();
  await lab.keyboard.press('ArrowRight');
  await expect(lab.getByRole('button', { name: 'Booth' })).toBeFocused();
  await lab.keyboard.press('End');
  const last = lab.getByRole('button', { name: 'x²y + sin(xy)' });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await lab.keyboard.press('Enter');
  await expect(last).toHaveAttribute('aria-pressed', 'true');
  await lab.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Your own' })).toBeFocused();
  await lab.keyboard.press('Shift+Tab');
  await expect(last).toBeFocused();
});

test('"Your own" leads into the formula box', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Your own');
  await expect(formulaBox(lab)).toBeFocused();
});
