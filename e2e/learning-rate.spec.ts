/** The learning-rate slider under the hand: what it says and shows while it is dragged, and by other ways. */
import {
  attribute,
  boxOf,
  lossChart,
  mapCanvas,
  opened,
  paintedPixels,
  pathLines,
  placeOfRate,
  rateBox,
  rateSection,
  rateSlider,
  readout,
  sentence,
  takeSlider,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

test('dragged through its zones it creeps, zig-zags and diverges, and says so while it is held', async ({
  lab,
}) => {
  await opened(lab);
  const zone = rateSection(lab).getByRole('strong');
  await takeSlider(lab, 0.093);
  await lab.mouse.move(...(await placeOfRate(lab, 0.01)), { steps: 8 });
  await expect(zone).toHaveText('creeps');
  await expect(sentence(lab)).toContainText(/η·λmax = 0\.2.*: no overshoot; a step removes 2\d(\.\d)? % of/);
  await expect(sentence(lab)).toContainText('so it creeps');
  await lab.mouse.move(...(await placeOfRate(lab, 0.07)), { steps: 8 });
  await expect(zone).toHaveText('zig-zags');
  await expect(sentence(lab)).toContainText('lands on the other side');
  await expect(readout(lab, 'stop')).toHaveText('converged');
  await lab.mouse.move(...(await placeOfRate(lab, 0.15)), { steps: 8 });
  await expect(zone).toHaveText('diverges');
  await expect(sentence(lab)).toContainText(/lands higher on the other side.* Diverged at step \d+\./);
  await expect(readout(lab, 'stop')).toHaveText('diverged');
  await lab.mouse.up();
  await expect(zone).toHaveText('diverges');
});

test('path and loss change while the button is still held', async ({ lab }) => {
  await opened(lab);
  await expect(mapCanvas(lab), 'at rest there is no canvas').toBeHidden();
  await takeSlider(lab, 0.093);
  await lab.mouse.move(...(await placeOfRate(lab, 0.02)), { steps: 3 });
  const layers = [mapCanvas(lab), lossChart(lab).locator('canvas')];
  for (const layer of layers) await expect.poll(() => paintedPixels(layer)).toBeGreaterThan(100);
  await expect(sentence(lab)).toContainText('no overshoot');
  const creeping = await Promise.all(layers.map((layer) => layer.evaluate(picture)));
  await lab.mouse.move(...(await placeOfRate(lab, 0.12)), { steps: 3 });
  await expect(sentence(lab)).toContainText('Diverged');
  for (const [k, layer] of layers.entries()) {
    await expect.poll(() => layer.evaluate(picture)).not.toBe(creeping[k]);
  }
  await lab.mouse.up();
  await expect(mapCanvas(lab)).toBeHidden();
  await expect(pathLines(lab)).toHaveCount(1);
});

const picture = (canvas: HTMLElement | SVGElement): string =>
  canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '';

test('at every moment of a drag, rate, zone and sentence tell one story', async ({ lab }) => {
  await opened(lab);
  await takeSlider(lab, 0.02);
  for (const rate of [0.03, 0.06, 0.085, 0.2]) {
    await lab.mouse.move(...(await placeOfRate(lab, rate)));
    await expect(rateBox(lab)).toHaveValue(new RegExp(`^${String(rate).slice(0, 4)}`.replace('.', '\\.')));
    const shown = Number(await rateBox(lab).inputValue());
    const product = (20 * shown).toPrecision(3).replace(/\.?0+$/, '');
    await expect(sentence(lab)).toContainText(`η·λmax = ${product}:`);
  }
  await lab.mouse.up();
});

test('held near a mark it snaps to it, and with Alt it does not', async ({ lab }) => {
  await opened(lab);
  const [x, y] = await placeOfRate(lab, 0.05);
  await takeSlider(lab, 0.03);
  await lab.mouse.move(x + 4, y);
  await expect(rateBox(lab)).toHaveValue('0.05');
  await lab.mouse.move(x + 12, y);
  await expect(rateBox(lab)).not.toHaveValue('0.05');
  await lab.keyboard.down('Alt');
  await lab.mouse.move(x + 4, y);
  await expect(rateBox(lab)).toHaveValue(/^0\.050[5-9]|^0\.051/);
  await lab.keyboard.up('Alt');
  await lab.mouse.up();
});

test('a press outside the thumb takes it there at once', async ({ lab }) => {
  await opened(lab);
  await lab.mouse.click(...(await placeOfRate(lab, 0.004)));
  await expect(rateBox(lab)).toHaveValue(/^0\.00[34]/);
  await expect(sentence(lab)).toContainText('no overshoot');
});

test('dragged to either end and let go, the scale stays as it was', async ({ lab }) => {
  await opened(lab);
  const ends = async (): Promise<readonly number[]> => [
    await attribute(rateSlider(lab), 'aria-valuemin'),
    await attribute(rateSlider(lab), 'aria-valuemax'),
  ];
  const before = await ends();
  const { x, y, width, height } = await boxOf(rateSlider(lab));
  for (const end of [x - 30, x + width + 30]) {
    await takeSlider(lab, 0.02);
    await lab.mouse.move(end, y + height / 2, { steps: 3 });
    await lab.mouse.up();
    await expect(rateSlider(lab)).toHaveAttribute('aria-valuenow', String(before[end < x ? 0 : 1]));
    expect(await ends()).toEqual(before);
  }
});

test('arrow keys move it: Shift coarsely, Alt finely; Home and End go to its ends', async ({ lab }) => {
  await opened(lab);
  const slider = rateSlider(lab);
  const rate = (): Promise<number> => attribute(slider, 'aria-valuenow');
  const factorOf = async (key: string): Promise<number> => {
    await type(rateBox(lab), '0.05');
    await expect(slider).toHaveAttribute('aria-valuenow', '0.05');
    await slider.press(key);
    await expect(slider).not.toHaveAttribute('aria-valuenow', '0.05');
    return (await rate()) / 0.05;
  };
  const [right, left, coarse, fine] = [
    await factorOf('ArrowRight'),
    await factorOf('ArrowLeft'),
    await factorOf('Shift+ArrowRight'),
    await factorOf('Alt+ArrowRight'),
  ];
  expect(right).toBeGreaterThan(1.01);
  expect(left).toBeCloseTo(1 / right, 3);
  expect(Math.log(coarse) / Math.log(right), 'Shift: ten presses').toBeCloseTo(10, 1);
  expect(Math.log(right) / Math.log(fine), 'Alt: a tenth').toBeGreaterThan(9);
  await slider.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /creeps$/);
  expect(await rate()).toBe(await attribute(slider, 'aria-valuemin'));
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /diverges$/);
  expect(await rate()).toBe(await attribute(slider, 'aria-valuemax'));
});

test('at the best step the measured rate is the predicted one, and (κ−1)/(κ+1)', async ({ lab }) => {
  await opened(lab);
  await rateSection(lab).getByRole('button', { name: '2/(λmin+λmax)' }).dblclick();
  await expect(rateBox(lab)).toHaveValue('0.0952381');
  await expect(readout(lab, 'predicted-rate')).toHaveText('0.9048');
  await expect(readout(lab, 'best-rate')).toHaveText('0.9048');
  const measured = Number(await readout(lab, 'measured-rate').textContent());
  expect(Math.abs(measured / (19 / 21) - 1)).toBeLessThan(0.01);
});
