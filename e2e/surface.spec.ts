/** The graph of f: turned by hand and by keys, with what the probe says of it, and taken home. */
import type { Locator, Page } from '@playwright/test';
import { centreOf, button } from './descent.ts';
import { curvatureOf, curvatureOfFormula, probeAt } from './curvature.ts';
import { exported } from './exports.ts';
import { expect, expectAccessible, test } from './lab.ts';

const graph = (lab: Page): Locator => lab.getByRole('application', { name: 'Graph of f' });
const canvas = (lab: Page): Locator => graph(lab).locator('canvas');
const texts = (lab: Page): Locator =>
  graph(lab).locator('text:not([aria-hidden]):not([data-part="color-bar"] *)');
const preset = (lab: Page, name: string): Locator =>
  lab.getByRole('group', { name: 'View' }).getByRole('button', { name, exact: true });

async function showSurface(lab: Page): Promise<void> {
  await lab.getByRole('radio', { name: 'Surface' }).check();
  await expect(graph(lab).locator('path')).not.toHaveCount(0);
}

async function surfaceOf(lab: Page, landscape: string): Promise<void> {
  await curvatureOf(lab, landscape);
  await showSurface(lab);
}

test('a drag turns the graph: painted while the hand moves, drawn at rest, one step to undo', async ({
  lab,
}) => {
  await surfaceOf(lab, 'Himmelblau');
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −30°, elevation 45°/);
  const [x, y] = await centreOf(graph(lab));
  await lab.mouse.move(x, y);
  await lab.mouse.down();
  await lab.mouse.move(x + 60, y + 20, { steps: 4 });
  await expect(canvas(lab)).toHaveCount(1);
  await lab.mouse.up();
  await expect(canvas(lab)).toHaveCount(0);
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −54°, elevation 53°/);
  await button(lab, 'Undo').click();
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −30°, elevation 45°/);
});

test('arrow keys turn it, coarsely and finely; views are a click away', async ({ lab }) => {
  await surfaceOf(lab, 'Himmelblau');
  await graph(lab).focus();
  await lab.keyboard.press('ArrowRight');
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −25°/);
  await lab.keyboard.press('Shift+ArrowRight');
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −10°/);
  await lab.keyboard.press('Alt+ArrowUp');
  await expect(graph(lab)).toHaveAccessibleDescription(/elevation 46°/);
  await preset(lab, 'From above').click();
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth 0°, elevation 90°/);
  await expect(preset(lab, 'From above')).toHaveAttribute('aria-pressed', 'true');
  await preset(lab, 'Default').click();
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −30°, elevation 45°/);
});

test('plane, model, curves and path are drawn with it, each named', async ({ lab }) => {
  await surfaceOf(lab, 'Rosenbrock');
  for (const [name, legend] of [
    ['Tangent plane', /tangent plane/],
    ['Quadratic model', /quadratic model/],
    ['Principal curves', /eigenvalue/],
  ] as const) {
    await expect(texts(lab).filter({ hasText: legend })).toHaveCount(0);
    await lab.getByRole('checkbox', { name }).check();
    await expect(texts(lab).filter({ hasText: legend })).not.toHaveCount(0);
  }
  const before = await graph(lab).locator('path').count();
  await lab.getByRole('checkbox', { name: 'Path of descent' }).check();
  await expect.poll(() => graph(lab).locator('path').count()).toBeGreaterThan(before);
});

test('steep functions are cut off, and the axis says where', async ({ lab }) => {
  await surfaceOf(lab, 'Rosenbrock');
  const ceiling = lab.getByRole('slider', { name: 'Cut off above' });
  const highest = async (): Promise<number> =>
    Math.max(...(await texts(lab).allTextContents()).map(Number).filter(Number.isFinite));
  const cut = await highest();
  await ceiling.fill('1');
  await expect.poll(highest).toBeGreaterThan(cut);
  await button(lab, 'Undo').click();
  await expect.poll(highest).toBe(cut);
});

test('where f has holes they are left out, and where it is nowhere that is said', async ({ lab }) => {
  await curvatureOfFormula(lab, 'log(x) + y^2');
  await showSurface(lab);
  await probeAt(lab, '-1', '0');
  await expect(graph(lab).locator('path')).not.toHaveCount(0);
  await lab.getByRole('textbox', { name: 'f(x, y) =' }).fill('sqrt(-1 - x^2)');
  await lab.keyboard.press('Enter');
  await expect(lab.getByText('f is nowhere finite here')).toBeVisible();
});

test('saved, it is the picture on screen, and small', async ({ lab }) => {
  await surfaceOf(lab, 'Himmelblau');
  const { name, bytes } = await exported(lab, { theme: 'light' });
  expect(name).toBe('zigzag-himmelblau-surface.svg');
  const svg = bytes.toString('utf8').replace(/<metadata[^]*?<\/metadata>/, '');
  expect(svg).toContain('<title');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  // Beside the fonts that every file brings.
  expect(svg.replace(/<style[^]*?<\/style>/, '').length).toBeLessThan(300_000);
});

test('left and opened again it is seen as before', async ({ lab }) => {
  await surfaceOf(lab, 'Himmelblau');
  await preset(lab, 'Along x').click();
  await lab.reload();
  await expect(graph(lab)).toHaveAccessibleDescription(/azimuth −90°, elevation 12°/);
  await expect(graph(lab).locator('path')).not.toHaveCount(0);
});

for (const theme of ['light', 'dark', 'projector']) {
  test(`axe finds nothing serious in the ${theme} theme`, async ({ lab }) => {
    await surfaceOf(lab, 'Himmelblau');
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await expect(lab.getByText('9 critical points')).toBeVisible();
    await expectAccessible(lab);
  });
}
