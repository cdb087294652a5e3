/** Matrices without a function: one or two quadratics by their matrix, and gradient descent on them. */
import { type Locator, type Page } from '@playwright/test';
import { type Theme } from '../src-core/document/index.ts';
import {
  attribute,
  box,
  boxOf,
  button,
  centreOf,
  isoLines,
  numberIn,
  paintedPixels,
  pathLines,
  readout,
  type,
} from './descent.ts';
import { exported } from './exports.ts';
import { expect, expectAccessible, test } from './lab.ts';

const map = (lab: Page, name: 'A' | 'B'): Locator =>
  lab.getByRole('group', { name: `Map of matrix ${name}` });
const marksOf = (lab: Page, name: 'A' | 'B'): Locator => map(lab, name).locator('[data-part="matrix-marks"]');
const chart = (lab: Page, name: 'A' | 'B'): Locator =>
  lab.getByRole('img', { name: new RegExp(`^Error of matrix ${name} `) });
const slider = (lab: Page): Locator => lab.getByRole('slider', { name: 'Learning rate', exact: true });
const rate = (lab: Page): Locator => lab.getByRole('textbox', { name: 'Learning rate η' });
const entry = (lab: Page, name: 'A' | 'B', which: string): Locator =>
  box(lab, `matrix ${name}: entry ${which}`);
const editor = (lab: Page, name: 'A' | 'B'): Locator =>
  lab.getByRole('region', { name: `matrix ${name}`, exact: true });
const boxIn = (lab: Page, name: 'A' | 'B', label: string): Locator =>
  editor(lab, name).getByRole('textbox', { name: label, exact: true });
const axis = (lab: Page, name: 'A' | 'B', which: '₁' | '₂'): Locator =>
  map(lab, name).getByRole('button', { name: new RegExp(`^Axis of λ${which} `) });
const start = (lab: Page, name: 'A' | 'B'): Locator =>
  map(lab, name).getByRole('button', { name: /^Start at/ });
const words = (lab: Page): Locator =>
  lab.getByRole('complementary', { name: 'What the Hessian says' }).getByRole('paragraph');
const factors = (lab: Page, k: 0 | 1): Promise<readonly number[]> =>
  Promise.all(
    [0, 1].map(async (i) => numberIn((await readout(lab, `factor-${k}-${i}`).textContent()) ?? '')),
  );

async function opened(lab: Page): Promise<void> {
  await lab.getByRole('button', { name: 'Curvature', exact: true }).click();
  await lab.getByRole('radio', { name: 'Matrices' }).check();
  await shown(lab);
}

async function shown(lab: Page): Promise<void> {
  for (const name of ['A', 'B'] as const) {
    await expect(marksOf(lab, name)).toContainText('λ =');
    await expect(map(lab, name).locator('[data-part="iso-lines"]')).toHaveCount(1);
  }
}

test('κ = 1 beside κ = 100: the same start, the same rate, another path', async ({ lab }) => {
  await opened(lab);
  await expect(readout(lab, 'title-0')).toContainText('κ = 1');
  await expect(readout(lab, 'title-1')).toContainText('κ = 100');
  await expect(words(lab).nth(0)).toContainText('every step points straight at the minimum');
  await expect(words(lab).nth(1)).toContainText('−0.9 (it flips: a zig-zag)');
  expect(await factors(lab, 0)).toEqual([0.81, 0.81]);
  expect(await factors(lab, 1)).toEqual([-0.9, 0.981]);
  await expect(chart(lab, 'B')).toContainText('λ = 10: error × −0.9');
  await expect(lab.getByText('2/λmax of A')).toBeVisible();
  await expect(lab.getByText('2/λmax of B')).toBeVisible();
});

test('the learning rate, dragged, changes every factor while it is held', async ({ lab }) => {
  await opened(lab);
  const track = await boxOf(slider(lab));
  const [x, y] = [track.x + 0.5 * track.width, track.y + track.height / 2];
  await lab.mouse.move(x, y);
  await lab.mouse.down();
  await lab.mouse.move(track.x + 0.7 * track.width, y, { steps: 4 });
  await expect.poll(async () => (await factors(lab, 1))[0]).toBeLessThan(-1.5);
  await expect(words(lab).nth(1)).toContainText('diverges');
  await expect.poll(() => paintedPixels(map(lab, 'A').locator('canvas'))).toBeGreaterThan(100);
  await lab.mouse.up();
  await expect(chart(lab, 'B')).toContainText(/λ = 10: error × −\d/);
  await expect(marksOf(lab, 'B')).toContainText(/diverged at step/);
  await button(lab, 'Undo').click();
  await expect(rate(lab)).toHaveValue('0.19');
  await expect.poll(() => factors(lab, 1)).toEqual([-0.9, 0.981]);
});

test('learning rates that a person may type: none at all, too much, far too much', async ({ lab }) => {
  await opened(lab);
  await type(rate(lab), '0');
  await expect(words(lab).nth(1)).toContainText('the learning rate is 0');
  expect(await factors(lab, 1)).toEqual([1, 1]);
  await type(rate(lab), '1e308');
  await expect(words(lab).nth(0)).toContainText('Diverged at step 1.');
  await expect(words(lab).nth(1)).toContainText('Diverged at step 1.');
  await type(rate(lab), '-1');
  await expect(rate(lab)).toHaveAccessibleDescription(/at least 0/);
  await expect(lab.getByText(/NaN|undefined|Infinity/)).toHaveCount(0);
});

test('a matrix is typed, undone, redone, and still there after the window was closed', async ({ lab }) => {
  await opened(lab);
  await type(entry(lab, 'B', 'xy'), '0.5');
  await expect(entry(lab, 'B', 'yx, the same as xy')).toHaveValue('0.5');
  await expect.poll(async () => numberIn(await boxIn(lab, 'B', 'λ₁').inputValue())).toBeCloseTo(0.0748, 3);
  await expect(readout(lab, 'title-1')).toContainText('κ = 134');
  await button(lab, 'Undo').click();
  await expect(entry(lab, 'B', 'xy')).toHaveValue('0');
  await expect(readout(lab, 'title-1')).toContainText('κ = 100');
  await button(lab, 'Redo').click();
  await expect(readout(lab, 'title-1')).toContainText('κ = 134');
  await lab.reload();
  await shown(lab);
  await expect(entry(lab, 'B', 'xy')).toHaveValue('0.5');
  await expect(readout(lab, 'title-1')).toContainText('κ = 134');
  await lab.getByRole('radio', { name: 'Map', exact: true }).check();
  await expect(isoLines(lab), 'the map of the function, which was not on screen before').toHaveCount(1);
  await expect(words(lab).first()).toContainText('valley');
  await lab.getByRole('button', { name: 'Descent', exact: true }).click();
  await expect(pathLines(lab)).toHaveCount(1);
});

test('what is no entry is explained, and the last good matrix stays', async ({ lab }) => {
  await opened(lab);
  for (const [text, why] of [
    ['steep', /not a number/],
    ['1e13', /from −10¹² to 10¹²/],
  ] as const) {
    await type(entry(lab, 'B', 'yy'), text);
    await expect(entry(lab, 'B', 'yy')).toHaveAccessibleDescription(why);
    await expect(readout(lab, 'title-1')).toContainText('κ = 100');
  }
  await entry(lab, 'B', 'yy').press('Escape');
  await expect(entry(lab, 'B', 'yy')).toHaveValue('10');
});

test('saddle, trough and the zero matrix are told as what they are', async ({ lab }) => {
  await opened(lab);
  await editor(lab, 'B').getByRole('button', { name: 'saddle' }).click();
  await expect(words(lab).nth(1)).toContainText('κ = 2, a saddle');
  await editor(lab, 'B').getByRole('button', { name: 'trough (singular)' }).click();
  await expect(words(lab).nth(1)).toContainText('κ = ∞, a trough');
  await expect(boxIn(lab, 'B', 'κ')).toHaveValue('∞');
  await type(boxIn(lab, 'B', 'angle °'), '30');
  await expect(entry(lab, 'B', 'xy')).not.toHaveValue('1');
  await expect(readout(lab, 'definiteness-1')).toHaveText('positive semidefinite');
  for (const which of ['xx', 'xy', 'yy']) await type(entry(lab, 'B', which), '0');
  await expect(words(lab).nth(1)).toContainText('H = 0');
  await expect(readout(lab, 'title-1')).toContainText('κ is not defined');
  await expect(boxIn(lab, 'B', 'κ')).toHaveValue('');
  await expect(lab.getByText(/NaN|undefined|Infinity/)).toHaveCount(0);
});

test('keys move the axes and the start; the angle of a round matrix is not lost', async ({ lab }) => {
  await opened(lab);
  await axis(lab, 'B', '₁').focus();
  await lab.keyboard.press('Shift+ArrowLeft');
  await expect.poll(async () => numberIn(await boxIn(lab, 'B', 'λ₁').inputValue())).toBeGreaterThan(0.13);
  await expect(boxIn(lab, 'B', 'λ₂')).toHaveValue('10');
  await lab.keyboard.press('ArrowUp');
  await expect.poll(async () => Number(await boxIn(lab, 'B', 'angle °').inputValue())).toBeGreaterThan(0.5);
  await expect(axis(lab, 'B', '₁'), 'it keeps the focus').toBeFocused();
  await axis(lab, 'A', '₂').focus();
  await lab.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await boxIn(lab, 'A', 'angle °').inputValue())).toBeLessThan(-0.5);
  await start(lab, 'A').focus();
  await lab.keyboard.press('ArrowRight');
  await expect(box(lab, 'start x')).not.toHaveValue('-3');
  await expect(start(lab, 'B'), 'the start is common').toHaveAccessibleName(
    (await start(lab, 'A').getAttribute('aria-label')) ?? '',
  );
});

test('the end of an axis, dragged, changes length and angle as one step to undo', async ({ lab }) => {
  await opened(lab);
  const from = await centreOf(axis(lab, 'B', '₁'));
  const middle = await centreOf(axis(lab, 'A', '₂'));
  const origin = [
    (await centreOf(axis(lab, 'B', '₂')))[0],
    (await centreOf(axis(lab, 'A', '₁')))[1],
  ] as const;
  expect(middle[1]).toBeLessThan(origin[1]);
  const half = (from[0] - origin[0]) / 2;
  await lab.mouse.move(...from);
  await lab.mouse.down();
  await lab.mouse.move(origin[0] + half * Math.SQRT1_2, origin[1] - half * Math.SQRT1_2, { steps: 5 });
  await lab.mouse.up();
  await expect.poll(async () => numberIn(await boxIn(lab, 'B', 'λ₁').inputValue())).toBeCloseTo(0.4, 1);
  expect(Number(await boxIn(lab, 'B', 'angle °').inputValue())).toBeCloseTo(45, -1);
  const [x, y] = await centreOf(axis(lab, 'B', '₁'));
  expect(Math.hypot(x - origin[0] - half * Math.SQRT1_2, y - origin[1] + half * Math.SQRT1_2)).toBeLessThan(
    4,
  );
  await button(lab, 'Undo').click();
  await expect(entry(lab, 'B', 'xx')).toHaveValue('0.1');
  await expect(entry(lab, 'B', 'xy')).toHaveValue('0');
});

test('the start, dragged on one map, moves on both', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await centreOf(start(lab, 'A'));
  await lab.mouse.move(x, y);
  await lab.mouse.down();
  await lab.mouse.move(x + 40, y + 20, { steps: 4 });
  await lab.mouse.up();
  await expect(box(lab, 'start x')).not.toHaveValue('-3');
  const moved = await start(lab, 'A').getAttribute('aria-label');
  await expect(start(lab, 'B')).toHaveAccessibleName(moved ?? '');
  await button(lab, 'Undo').click();
  await expect(box(lab, 'start x')).toHaveValue('-3');
});

test('κ is set by a slider that keys move too; one map or two; presets', async ({ lab }) => {
  await opened(lab);
  const kappa = editor(lab, 'A').getByRole('slider', { name: 'κ' });
  await kappa.press('End');
  await expect(boxIn(lab, 'A', 'κ')).toHaveValue('1e+6');
  await expect(readout(lab, 'title-0')).toContainText('κ = 1×10⁶');
  expect(await attribute(kappa, 'aria-valuenow')).toBe(1e6);
  await type(boxIn(lab, 'A', 'κ'), '0.5');
  await expect(boxIn(lab, 'A', 'κ')).toHaveAccessibleDescription(/from 1 to/);
  await boxIn(lab, 'A', 'κ').press('Escape');
  await lab.getByRole('radio', { name: 'one map' }).check();
  await expect(lab.getByRole('group', { name: 'Map of matrix' })).toHaveCount(1);
  await expect(lab.getByText('2/(λmin+λmax)')).toBeVisible();
  await lab.getByRole('radio', { name: 'two maps' }).check();
  await button(lab, 'κ = 1 against κ = 100').click();
  await expect(readout(lab, 'title-0')).toContainText('κ = 1');
  await expect(readout(lab, 'title-1')).toContainText('κ = 100');
});

test('both matrices are saved as one picture, in words too', async ({ lab }) => {
  await opened(lab);
  const { name, bytes } = await exported(lab);
  expect(name).toMatch(/matrices\.svg$/);
  const svg = bytes.toString('utf8').replace(/<metadata[^]*?<\/metadata>/, '');
  expect(svg).toContain('κ = 100, λ = 0.1, 10, η = 0.19');
  expect(svg).toContain('(it flips: a zig-zag)');
  expect(svg).toContain('λ = 10: error × −0.9');
  expect(svg).not.toContain('NaN');
});

for (const theme of ['light', 'dark', 'projector'] as const satisfies readonly Theme[]) {
  test(`${theme}: accessible, and nothing is cut off`, async ({ lab }) => {
    await opened(lab);
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await shown(lab);
    await expectAccessible(lab);
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await lab.setViewportSize({ width, height });
      await shown(lab);
      for (const part of [map(lab, 'A'), map(lab, 'B'), slider(lab), chart(lab, 'A'), chart(lab, 'B')])
        await expect(part).toBeInViewport({ ratio: 1 });
      await expect
        .poll(() =>
          lab.evaluate(() =>
            [...document.querySelectorAll('svg text')].flatMap((text) => {
              const inner = text.getBoundingClientRect();
              const outer = text.closest('svg')?.getBoundingClientRect();
              if (outer === undefined || inner.width === 0) return [];
              return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 ? [] : [text.textContent];
            }),
          ),
        )
        .toEqual([]);
    }
  });
}
