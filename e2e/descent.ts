/** The parts of the Descent bench as a person finds them, and how a hand moves them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { figureTheme } from '../src-renderer/figures/theme.ts';
import type { Theme } from '../src-core/document/lab-document.ts';

export type Point = readonly [x: number, y: number];

export const rateSlider = (lab: Page): Locator =>
  lab.getByRole('slider', { name: 'Learning rate', exact: true });
export const rateBox = (lab: Page): Locator => lab.getByRole('textbox', { name: 'Learning rate η' });
export const rateSection = (lab: Page): Locator => lab.getByRole('region', { name: 'Learning rate' });
export const formulaBox = (lab: Page): Locator => lab.getByRole('textbox', { name: 'f(x, y) =' });
export const startHandle = (lab: Page): Locator => lab.getByRole('button', { name: /^Start at/ });
export const mapArea = (lab: Page): Locator => lab.getByRole('application', { name: 'Map' });
export const lossChart = (lab: Page): Locator => lab.getByRole('slider', { name: /^Loss against step/ });
export const box = (lab: Page, name: string): Locator => lab.getByRole('textbox', { name, exact: true });
export const button = (lab: Page, name: string): Locator => lab.getByRole('button', { name, exact: true });
export const rightRail = (lab: Page): Locator => lab.getByRole('complementary', { name: 'What you see' });
export const sentence = (lab: Page): Locator => rightRail(lab).getByRole('paragraph').first();
/** The numbers at the right: `readout(lab, 'stop')`. */
export const readout = (lab: Page, name: string): Locator => lab.locator(`[data-readout="${name}"]`);
/** A number of the right rail by what is written before it: `labelled(lab, 'mean turning angle')`. */
export const labelled = (lab: Page, term: string): Locator =>
  rightRail(lab)
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd[1]');
/** Which step the numbers of one step belong to. */
export const shownStep = (lab: Page): Locator => rightRail(lab).getByText(/^at step /);
/** What the map writes of itself: labels of places, "diverged at step 1", "not defined here". */
export const onMap = (lab: Page, text: string | RegExp): Locator =>
  mapArea(lab).locator('text:not([aria-hidden])').filter({ hasText: text });
export const isoLines = (lab: Page): Locator => mapArea(lab).locator('[data-part="iso-lines"]');
/** Lines of the path of an optimizer, in the document's order; a ghost of it has the same colour. */
export const pathLines = (lab: Page, series = 0, theme: Theme = 'light'): Locator =>
  mapArea(lab).locator(
    `[data-part="live-paths"] path[fill="none"][stroke="${figureTheme(theme).series[series]?.color ?? ''}"]`,
  );
/** The layer on which paths are painted while the hand moves. */
export const mapCanvas = (lab: Page): Locator => mapArea(lab).locator('canvas');

export async function opened(lab: Page): Promise<void> {
  await expect(pathLines(lab)).toHaveCount(1);
  await expect(sentence(lab)).toContainText('η·λmax = 1.86');
  // What is set in type comes a moment later, and moves what stands below it.
  await expect(lab.locator('.katex').first()).toBeVisible();
}

export async function pickLandscape(lab: Page, name: string): Promise<void> {
  await lab.getByRole('group', { name: 'Landscapes' }).getByRole('button', { name }).click();
}

/** Types a number, or what should be one, and presses Enter. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
  const found = await locator.boundingBox();
  if (found === null) throw new Error(`${String(locator)} is not on the page.`);
  return found;
}

export async function centreOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator);
  return [x + width / 2, y + height / 2];
}

/** A number as the lab writes it: −1.2×10⁻⁴. */
export function numberIn(text: string): number {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const plain = text
    .replaceAll('−', '-')
    .replace(/×?10([⁻⁰-⁹¹²³]+)/, (_, power: string) => {
      const exponent = [...power].map((c) => (c === '⁻' ? '-' : String(digits.indexOf(c)))).join('');
      return `e${exponent}`;
    })
    .replace(/^e/, '1e');
  return Number.parseFloat(plain);
}

/** Where a learning rate lies on the slider, by the slider's own ends. */
export async function placeOfRate(lab: Page, rate: number): Promise<Point> {
  const slider = rateSlider(lab);
  const { x, y, width, height } = await boxOf(slider);
  const [low, high] = [await attribute(slider, 'aria-valuemin'), await attribute(slider, 'aria-valuemax')];
  const share = Math.log(rate / low) / Math.log(high / low);
  return [x + Math.min(Math.max(share, 0), 1) * width, y + height / 2];
}

export async function attribute(locator: Locator, name: string): Promise<number> {
  return Number(await locator.getAttribute(name));
}

/** Presses the mouse on the slider at a rate; the caller moves and releases. */
export async function takeSlider(lab: Page, rate: number): Promise<void> {
  await lab.mouse.move(...(await placeOfRate(lab, rate)));
  await lab.mouse.down();
}

export async function drag(lab: Page, from: Point, to: Point): Promise<void> {
  await lab.mouse.move(...from);
  await lab.mouse.down();
  await lab.mouse.move(...to, { steps: 4 });
  await lab.mouse.up();
}

export interface MapScale {
  /** Point of the domain → pixel of the page. */
  readonly toPage: (point: Point) => Point;
  readonly toDomain: (pixel: Point) => Point;
  /** px a unit of x and of y. */
  readonly unit: Point;
}

/** The map's scale as a reader has it: from its ticks and what is written at them. */
export async function mapScale(lab: Page): Promise<MapScale> {
  const { x, y } = await boxOf(mapArea(lab));
  const axes = mapArea(lab).locator('[data-part="axes"]');
  const [marks, labels] = await axes.evaluate((group) => [
    [...group.querySelectorAll('[data-part="ticks"] path')].map((path) => path.getAttribute('d') ?? ''),
    [...group.querySelectorAll('[data-part="tick-labels"] text')].map((text) => text.textContent),
  ]);
  const ticks = marks.map((d, k) => ({
    axis: d.includes('v') ? ('x' as const) : ('y' as const),
    at: (/^M([\d.]+),([\d.]+)/.exec(d) ?? []).slice(1).map(Number),
    value: numberIn(labels[k] ?? ''),
  }));
  const line = (axis: 'x' | 'y', coordinate: 0 | 1): { readonly zero: number; readonly unit: number } => {
    const along = ticks.filter((tick) => tick.axis === axis);
    const [first, last] = [along[0], along.at(-1)];
    if (first === undefined || last === undefined || first === last)
      throw new Error(`No ticks along ${axis}`);
    const [a, b] = [first.at[coordinate] ?? NaN, last.at[coordinate] ?? NaN];
    const unit = (b - a) / (last.value - first.value);
    return { zero: a - first.value * unit, unit };
  };
  const [across, up] = [line('x', 0), line('y', 1)];
  return {
    toPage: ([px, py]) => [x + across.zero + px * across.unit, y + up.zero + py * up.unit],
    toDomain: ([px, py]) => [(px - x - across.zero) / across.unit, (py - y - up.zero) / up.unit],
    unit: [Math.abs(across.unit), Math.abs(up.unit)],
  };
}

/** How many pixels of a canvas are painted. */
export async function paintedPixels(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    let painted = 0;
    for (let k = 3; k < data.length; k += 4) if (data[k] !== 0) painted++;
    return painted;
  });
}
