/** The start of the path, moved by mouse, finger, arrow keys and typed numbers. */
import type { Locator, Page } from '@playwright/test';
import {
  attribute,
  box,
  boxOf,
  centreOf,
  drag,
  mapArea,
  mapCanvas,
  mapScale,
  opened,
  paintedPixels,
  pathLines,
  sentence,
  startHandle,
  type,
  type Point,
} from './descent.ts';
import { expect, test } from './lab.ts';

/** The rectangle within the axes. */
const mapFrame = (lab: Page): Locator => mapArea(lab).locator('[data-part="ticks"] rect');

async function typedStart(lab: Page): Promise<Point> {
  return [Number(await box(lab, 'start x').inputValue()), Number(await box(lab, 'start y').inputValue())];
}

async function expectStart(lab: Page, [x, y]: Point, slack: number): Promise<void> {
  await expect
    .poll(async () => {
      const [foundX, foundY] = await typedStart(lab);
      return Math.hypot(foundX - x, foundY - y);
    })
    .toBeLessThan(slack);
}

/** Where the path that is drawn begins, in px of the page. */
async function pathBegins(lab: Page): Promise<Point> {
  const d = (await pathLines(lab).getAttribute('d')) ?? '';
  const [, x, y] = /^M([\d.]+),([\d.]+)/.exec(d) ?? [];
  const area = await mapArea(lab).boundingBox();
  return [Number(x) + (area?.x ?? 0), Number(y) + (area?.y ?? 0)];
}

test('dragged by the mouse, path and numbers follow while it is held', async ({ lab }) => {
  await opened(lab);
  const scale = await mapScale(lab);
  const goal: Point = [1.5, -1.2];
  await lab.mouse.move(...(await centreOf(startHandle(lab))));
  await lab.mouse.down();
  await lab.mouse.move(...scale.toPage(goal), { steps: 5 });
  await expect.poll(() => paintedPixels(mapCanvas(lab))).toBeGreaterThan(100);
  await expect(startHandle(lab)).toHaveAccessibleName(/^Start at x 1\.[45]/);
  await expect(sentence(lab)).not.toContainText('Converged after 149');
  await lab.mouse.up();
  await expectStart(lab, goal, 2 / scale.unit[0]);
  await expect(pathLines(lab)).toHaveCount(1);
  const [begin, handle] = [await pathBegins(lab), await centreOf(startHandle(lab))];
  expect(Math.hypot(begin[0] - handle[0], begin[1] - handle[1])).toBeLessThan(1.5);
});

test('it stays within the map, however far the hand goes', async ({ lab }) => {
  await opened(lab);
  const scale = await mapScale(lab);
  const area = await boxOf(mapArea(lab));
  await drag(lab, await centreOf(startHandle(lab)), [area.x, area.y]);
  await expect(startHandle(lab)).toBeInViewport({ ratio: 0.5 });
  const [x, y] = await typedStart(lab);
  const plot = await boxOf(mapFrame(lab));
  const corner = scale.toDomain([plot.x, plot.y]);
  expect(x).toBeCloseTo(corner[0], 1);
  expect(y).toBeCloseTo(corner[1], 1);
});

test('a finger drags it', async ({ lab }) => {
  await opened(lab);
  const scale = await mapScale(lab);
  const from = await centreOf(startHandle(lab));
  const to = scale.toPage([1, -1]);
  const client = await lab.context().newCDPSession(lab);
  const touch = (kind: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<unknown> =>
    client.send('Input.dispatchTouchEvent', { type: kind, touchPoints: points.map(([x, y]) => ({ x, y })) });
  await touch('touchStart', [from]);
  for (const share of [0.3, 0.6, 1]) {
    await touch('touchMove', [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]]);
  }
  await touch('touchEnd', []);
  await expectStart(lab, [1, -1], 3 / scale.unit[0]);
});

test('a click on the map puts it there', async ({ lab }) => {
  await opened(lab);
  const scale = await mapScale(lab);
  await lab.mouse.click(...scale.toPage([2, -1.5]));
  await expectStart(lab, [2, -1.5], 2 / scale.unit[0]);
});

test('arrow keys move it, Shift ten times as far, Alt a tenth, and the path with it', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await typedStart(lab);
  const path = await pathLines(lab).getAttribute('d');
  await startHandle(lab).focus();
  await lab.keyboard.press('ArrowRight');
  await expect(box(lab, 'start x')).not.toHaveValue(String(x));
  const step = (await typedStart(lab))[0] - x;
  const plot = await boxOf(mapFrame(lab));
  const hundredth = plot.width / 100 / (await mapScale(lab)).unit[0];
  expect(step / hundredth, 'about a hundredth of the map').toBeCloseTo(1, 0);
  await expect(pathLines(lab)).not.toHaveAttribute('d', path ?? '');
  await lab.keyboard.press('Shift+ArrowRight');
  await expectStart(lab, [x + 11 * step, y], 1e-3);
  await lab.keyboard.press('Alt+ArrowLeft');
  await expectStart(lab, [x + 10.9 * step, y], 1e-3);
  await lab.keyboard.press('ArrowUp');
  await expect(box(lab, 'start y')).not.toHaveValue(String(y));
  expect((await typedStart(lab))[1]).toBeGreaterThan(y);
  await expect(startHandle(lab), 'it keeps the focus').toBeFocused();
});

test('typed numbers move it; what is none is explained and changes nothing', async ({ lab }) => {
  await opened(lab);
  await type(box(lab, 'start x'), '-1');
  await type(box(lab, 'start y'), '1.25');
  await expect(startHandle(lab)).toHaveAccessibleName('Start at x −1, y 1.25; arrow keys move it');
  const [px, py] = (await mapScale(lab)).toPage([-1, 1.25]);
  const [hx, hy] = await centreOf(startHandle(lab));
  expect(Math.hypot(px - hx, py - hy)).toBeLessThan(1.5);
  for (const text of ['up', '1e13']) {
    await type(box(lab, 'start y'), text);
    await expect(box(lab, 'start y')).toHaveAccessibleDescription(/number|finite/);
    await expect(startHandle(lab)).toHaveAccessibleName(/y 1\.25/);
  }
});

test('a start outside the view is not drawn, and the path still is where it enters', async ({ lab }) => {
  await opened(lab);
  await type(box(lab, 'start x'), '-30');
  await expect(startHandle(lab)).toHaveCount(0);
  await expect(pathLines(lab).first()).toBeVisible();
  const area = await mapArea(lab).boundingBox();
  const numbers =
    ((await pathLines(lab).first().getAttribute('d')) ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
  for (const number of numbers) expect(number).toBeLessThanOrEqual((area?.width ?? 0) + 1);
  expect(await attribute(pathLines(lab).first(), 'stroke-width')).toBeGreaterThan(1);
});
