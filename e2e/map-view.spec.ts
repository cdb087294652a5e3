/** Zooming and panning the map by wheel, drag, fingers, keys and buttons, and reading values off it. */
import { type Page } from '@playwright/test';
import {
  boxOf,
  button,
  drag,
  isoLines,
  mapArea,
  mapCanvas,
  mapScale,
  numberIn,
  onMap,
  opened,
  pickLandscape,
  pathLines,
  startHandle,
  type MapScale,
  type Point,
} from './descent.ts';
import { expect, test } from './lab.ts';

/** A place of the map without anything on it, in px of the page. */
async function emptyPlace(lab: Page): Promise<Point> {
  const { x, y, width, height } = await boxOf(mapArea(lab));
  return [x + 0.7 * width, y + 0.7 * height];
}

/** The map comes to rest with a point of the domain at a pixel of the page. */
async function expectAt(lab: Page, point: Point, [x, y]: Point, pixels = 1.5): Promise<void> {
  await expect
    .poll(async () => {
      const [px, py] = (await mapScale(lab)).toPage(point);
      return Math.hypot(px - x, py - y);
    })
    .toBeLessThan(pixels);
}

/** The map comes to rest `factor` times as large as `before`. */
async function expectZoom(lab: Page, before: MapScale, factor: number): Promise<void> {
  await expect.poll(async () => (await mapScale(lab)).unit[0] / before.unit[0]).toBeCloseTo(factor, 2);
}

test('the wheel zooms about the pointer', async ({ lab }) => {
  await opened(lab);
  const at = await emptyPlace(lab);
  const before = await mapScale(lab);
  const under = before.toDomain(at);
  await lab.mouse.move(...at);
  await lab.mouse.wheel(0, -400);
  await expectZoom(lab, before, Math.exp(0.8));
  await expectAt(lab, under, at);
  await lab.mouse.wheel(0, 900);
  await expectZoom(lab, before, Math.exp(-1));
  await expectAt(lab, under, at);
  await expect(pathLines(lab)).toHaveCount(1);
});

test('a drag pans: the place that was taken stays under the pointer', async ({ lab }) => {
  await opened(lab);
  const from = await emptyPlace(lab);
  const to: Point = [from[0] + 50, from[1] - 90];
  const before = await mapScale(lab);
  const start = await startHandle(lab).getAttribute('aria-label');
  const lines = await isoLines(lab).getAttribute('d');
  await drag(lab, from, to);
  await expectAt(lab, before.toDomain(from), to);
  await expectZoom(lab, before, 1);
  await expect(startHandle(lab), 'a drag is no click').toHaveAttribute('aria-label', start ?? '');
  await expect(isoLines(lab)).not.toHaveAttribute('d', lines ?? '');
});

async function fingersOn(lab: Page) {
  const client = await lab.context().newCDPSession(lab);
  return async (kind: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> => {
    await client.send('Input.dispatchTouchEvent', {
      type: kind,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  };
}

test('two fingers that tap move neither map nor start', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await emptyPlace(lab);
  const before = await mapScale(lab);
  const fingers: readonly Point[] = [
    [x - 60, y - 80],
    [x + 40, y - 20],
  ];
  const send = await fingersOn(lab);
  await send('touchStart', fingers.slice(0, 1));
  await send('touchStart', fingers);
  await send('touchEnd', []);
  await expect(mapCanvas(lab), 'at rest again').toBeHidden();
  await expect(startHandle(lab)).toHaveAccessibleName(/^Start at x −2.4, y 0.4;/);
  await expect(button(lab, 'Undo')).toBeDisabled();
  await expectZoom(lab, before, 1);
});

test('two fingers pinch and carry the map: what is under each stays under it', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await emptyPlace(lab);
  const before = await mapScale(lab);
  const from: readonly Point[] = [
    [x - 60, y - 100],
    [x + 40, y - 25],
  ];
  const to: readonly Point[] = [
    [x - 190, y - 200],
    [x + 10, y - 50],
  ];
  const send = await fingersOn(lab);
  await send('touchStart', from.slice(0, 1));
  await send('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await send(
      'touchMove',
      from.map(([fx, fy], k): Point => [
        fx + share * ((to[k]?.[0] ?? 0) - fx),
        fy + share * ((to[k]?.[1] ?? 0) - fy),
      ]),
    );
  }
  await send('touchEnd', []);
  await expectZoom(lab, before, 2);
  for (const [k, finger] of from.entries()) await expectAt(lab, before.toDomain(finger), to[k] ?? [0, 0], 3);
  await expect(pathLines(lab)).toHaveCount(1);
});

test('keys: + and − zoom about the middle, arrows pan, Shift farther, 0 shows the whole domain', async ({
  lab,
}) => {
  await opened(lab);
  await mapArea(lab).focus();
  const first = await mapScale(lab);
  const middle = first.toPage([0, 0]);
  await lab.keyboard.press('+');
  await expectZoom(lab, first, 1.2);
  await expectAt(lab, [0, 0], middle);
  await lab.keyboard.press('-');
  await expectZoom(lab, first, 1);
  // A press pans by a fortieth of the domain, which is 6 wide and 4.5 high.
  const [a, b] = [0.15 * first.unit[0], (4.5 / 40) * first.unit[1]];
  await lab.keyboard.press('ArrowRight');
  await expectAt(lab, [0, 0], [middle[0] - a, middle[1]]);
  await lab.keyboard.press('Shift+ArrowUp');
  await expectAt(lab, [0, 0], [middle[0] - a, middle[1] + 10 * b]);
  await lab.keyboard.press('0');
  await expectAt(lab, [0, 0], middle);
});

test('the buttons on the map zoom, and Reset view shows the whole domain again', async ({ lab }) => {
  await opened(lab);
  const first = await mapScale(lab);
  await button(lab, 'Zoom in').click();
  await expectZoom(lab, first, 1.5);
  await button(lab, 'Zoom out').click();
  await button(lab, 'Zoom out').click();
  await expectZoom(lab, first, 1 / 1.5);
  await button(lab, 'Reset view').click();
  await expectZoom(lab, first, 1);
});

test('the value under the pointer is f there', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await expect(onMap(lab, 'minimum')).toBeVisible();
  await expect(isoLines(lab)).toBeVisible();
  const scale = await mapScale(lab);
  const told = lab.getByRole('status').filter({ hasText: /^x/ });
  for (const point of [
    [0.5, 2],
    [-0.8, 0.3],
    [1.5, 0],
  ] as const) {
    await lab.mouse.move(...scale.toPage(point));
    // Within a pixel of the pointer; the text has three digits of x and y, four of f.
    await expect(async () => {
      const text = (await told.textContent()) ?? '';
      const [, x, y, f] = /x (\S+)\s+y (\S+)\s+f (\S+)/.exec(text) ?? [];
      const [px, py, value] = [x, y, f].map((part) => numberIn(part ?? ''));
      expect(px).toBeCloseTo(point[0], 1.7);
      expect(py).toBeCloseTo(point[1], 1.7);
      const slack = 2 / scale.unit[0] + 0.005;
      const values = [-slack, 0, slack].flatMap((dx) =>
        [-slack, 0, slack].map((dy) => rosenbrock(point[0] + dx, point[1] + dy)),
      );
      expect(value).toBeGreaterThanOrEqual(Math.min(...values));
      expect(value).toBeLessThanOrEqual(Math.max(...values));
    }).toPass({ timeout: 5000 });
  }
  await lab.mouse.move(0, 0);
  await expect(told).toHaveCount(0);
});

const rosenbrock = (x: number, y: number): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

test('the map follows a parameter under the hand, in the colours it has at rest', async ({ lab }) => {
  await opened(lab);
  const slider = await boxOf(lab.getByRole('slider', { name: 'kappa' }));
  const place = (share: number): Point => [slider.x + share * slider.width, slider.y + slider.height / 2];
  const ground = mapCanvas(lab).first();
  /** The ink of the moving ground round a place in its valley and one far up its slope, whatever line crosses it there. */
  const inks = (): Promise<readonly string[]> =>
    ground.evaluate(
      (canvas: HTMLCanvasElement, shares) => {
        const { width, height } = canvas;
        // All at once: of a canvas that is read again and again the browser complains.
        const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
        return shares.map((share) => {
          const inks = Array.from({ length: 13 * 13 }, (_, k) => {
            const [dx, dy] = [(k % 13) - 6, Math.floor(k / 13) - 6];
            const at = 4 * ((Math.round(share * height) + dy) * width + Math.round(share * width) + dx);
            return String(data?.slice(at, at + 4));
          });
          const count = (ink: string): number => inks.filter((other) => other === ink).length;
          return inks.reduce((most, ink) => (count(ink) > count(most) ? ink : most), inks[0] ?? '');
        });
      },
      [0.5, 0.02],
    );
  await lab.mouse.move(...place(0.3));
  await lab.mouse.down();
  await lab.mouse.move(...place(0.5), { steps: 4 });
  await expect(isoLines(lab), 'the still map makes way').toHaveCount(0);
  const [valley, slope] = await inks();
  expect(slope).not.toBe(valley);
  const before = await ground.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await lab.mouse.move(...place(0.65), { steps: 4 });
  await expect
    .poll(() => ground.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()), 'the map changes with κ')
    .not.toBe(before);
  await lab.mouse.up();
  await expect(isoLines(lab)).toBeVisible();
  await expect(mapCanvas(lab)).toHaveCount(0);
  const fills = await mapArea(lab)
    .locator('[data-part="bands"] [fill]')
    .evaluateAll((bands) => bands.map((band) => band.getAttribute('fill')));
  expect(fills.map((fill) => `${rgbOf(fill ?? '')},255`)).toContain(valley);
});

test('where the hand rests in the middle of a drag, the map is drawn finely', async ({ lab }) => {
  await opened(lab);
  await lab.evaluate(() => {
    interface Asked {
      readonly name?: string;
      readonly input?: { readonly gridSize?: number };
    }
    const prototype: { postMessage: (this: Worker, message: Asked) => void } = Worker.prototype;
    const { postMessage } = prototype;
    prototype.postMessage = function (message) {
      if (message.name === 'scene') Object.assign(window, { gridSize: message.input?.gridSize });
      postMessage.call(this, message);
    };
  });
  const gridSize = (): Promise<unknown> => lab.evaluate(() => (window as { gridSize?: unknown }).gridSize);
  const slider = await boxOf(lab.getByRole('slider', { name: 'kappa' }));
  const y = slider.y + slider.height / 2;
  await lab.mouse.move(slider.x + 0.3 * slider.width, y);
  await lab.mouse.down();
  for (const share of [0.4, 0.5]) {
    // Long enough for words to be due again, so that the next move tells them with the coarse map.
    const later = (await lab.evaluate(() => performance.now())) + 1000;
    await lab.waitForFunction((time) => performance.now() > time, later);
    await lab.mouse.move(slider.x + share * slider.width, y);
    await expect.poll(gridSize).toBe(256);
  }
  await lab.mouse.up();
});

test('dragging the map marks no text', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await emptyPlace(lab);
  await drag(lab, [x, y], [x - 150, y - 120]);
  expect(await lab.evaluate(() => String(window.getSelection()))).toBe('');
});

/** `#rrggbb` or `rgb(…)` as `r,g,b`. */
function rgbOf(color: string): string {
  const hex = /^#(..)(..)(..)$/.exec(color);
  const parts = hex === null ? (color.match(/\d+/g) ?? []) : hex.slice(1).map((part) => parseInt(part, 16));
  return parts.join(',');
}
