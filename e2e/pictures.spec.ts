/** Save picture: the map and the loss chart as files that stand on their own. */
import { readFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { figureTheme } from '../src-renderer/figures/theme.ts';
import {
  boxOf,
  formulaBox,
  lossChart,
  mapArea,
  onMap,
  opened,
  pickLandscape,
  rateBox,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

/** Saves a picture by the menu; its name and content. */
async function save(lab: Page, choice: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await lab.getByText('Save picture').click();
  const [download] = await Promise.all([
    lab.waitForEvent('download'),
    lab.getByRole('button', { name: choice }).click(),
  ]);
  await expect(lab.getByRole('button', { name: choice }), 'the menu closes').toBeHidden();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function sizeOnScreen(lab: Page): Promise<readonly [width: number, height: number]> {
  const { width, height } = await boxOf(mapArea(lab));
  return [Math.round(width), Math.round(height)];
}

interface Raster {
  readonly width: number;
  readonly height: number;
  /** How many pixels come close to each colour asked for. */
  readonly counts: readonly number[];
  readonly distinct: number;
}

/** A picture file as this browser draws it, in its own pixels. */
function rasterise(lab: Page, type: string, bytes: Buffer, colors: readonly string[]): Promise<Raster> {
  return lab.evaluate(
    async ([address, wanted]) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const rgb = wanted.map((color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)));
      const counts = wanted.map(() => 0);
      const distinct = new Set<number>();
      for (let k = 0; k < data.length; k += 4) {
        const pixel = [data[k] ?? 0, data[k + 1] ?? 0, data[k + 2] ?? 0];
        distinct.add(((pixel[0] ?? 0) << 16) | ((pixel[1] ?? 0) << 8) | (pixel[2] ?? 0));
        rgb.forEach((color, c) => {
          const apart = Math.max(...color.map((part, i) => Math.abs(part - (pixel[i] ?? 0))));
          if (apart < 16) counts[c] = (counts[c] ?? 0) + 1;
        });
      }
      return { width: canvas.width, height: canvas.height, counts, distinct: distinct.size };
    },
    [`data:${type};base64,${bytes.toString('base64')}`, colors] as const,
  );
}

interface Parsed {
  readonly fault: string | null;
  readonly size: readonly string[];
  readonly title: string;
  readonly texts: readonly string[];
  readonly paths: readonly string[];
  /** Whatever it would have to fetch from elsewhere. */
  readonly foreign: readonly string[];
  readonly fonts: number;
  readonly ids: readonly string[];
}

/** An SVG file as an XML parser reads it. */
function parsed(lab: Page, svg: string): Promise<Parsed> {
  return lab.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const root = file.documentElement;
    const all = [...root.querySelectorAll('*'), root];
    const values = all.flatMap((element) => [...element.attributes].map(({ value }) => value));
    const styles = [...root.querySelectorAll('style')].map(({ textContent }) => textContent).join(' ');
    return {
      fault: file.querySelector('parsererror')?.textContent ?? null,
      size: ['width', 'height', 'viewBox'].map((name) => root.getAttribute(name) ?? ''),
      title: root.querySelector('title')?.textContent ?? '',
      texts: [...root.querySelectorAll('text')].map(({ textContent }) => textContent),
      paths: [...root.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? ''),
      foreign: [...values, ...styles.matchAll(/url\(([^)]*)\)/g)]
        .map((value) => (typeof value === 'string' ? value : (value[1] ?? '')))
        .filter((value) => /^(https?:|\/\/|\.{0,2}\/|blob:|file:)/.test(value))
        .filter((value) => value !== 'http://www.w3.org/2000/svg'),
      fonts: [...styles.matchAll(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{1000,}\)/g)].length,
      ids: all.map(({ id }) => id).filter((id) => id !== ''),
    };
  }, svg);
}

test('the map as SVG stands on its own: paths, labels, fonts, nothing from elsewhere', async ({ lab }) => {
  await opened(lab);
  const { name, bytes } = await save(lab, 'Map as SVG');
  expect(name).toBe('zigzag-rotated-quadratic-map.svg');
  const text = bytes.toString('utf8');
  expect(text).not.toMatch(/NaN|Infinity|undefined(?!-)/);
  const { fault, title, texts, paths, foreign, fonts, ids, size } = await parsed(lab, text);
  expect(fault).toBeNull();
  expect(title).toMatch(/^Descent on .*kappa/);
  for (const label of ['x', 'y', 'f', '0', 'minimum']) expect(texts).toContain(label);
  expect(paths.length).toBeGreaterThan(10);
  expect(foreign).toEqual([]);
  expect(fonts, 'Inter comes with it').toBeGreaterThanOrEqual(2);
  expect(new Set(ids).size, 'no name twice').toBe(ids.length);
  const [width, height] = await sizeOnScreen(lab);
  expect(size).toEqual([String(width), String(height), `0 0 ${width} ${height}`]);
});

test('the saved map is drawn as the one on screen: same path, same lines', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0.12');
  await expect(onMap(lab, /^diverged at step/)).toBeVisible();
  const { bytes } = await save(lab, 'Map as SVG');
  const { paths, texts } = await parsed(lab, bytes.toString('utf8'));
  const shown = await mapArea(lab)
    .locator('path')
    .evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? ''));
  expect(shown.filter((d) => !paths.includes(d))).toEqual([]);
  const words = await mapArea(lab).locator('text').allTextContents();
  expect(words.filter((word) => !texts.includes(word))).toEqual([]);
  const { accent, series } = figureTheme('light');
  const raster = await rasterise(lab, 'image/svg+xml', bytes, [series[0]?.color ?? '', accent]);
  expect(raster.counts[0], 'pixels of the path').toBeGreaterThan(500);
  expect(raster.counts[1], 'pixels of the start').toBeGreaterThan(50);
});

test('the map as PNG has twice the pixels of the screen and the same picture', async ({ lab }) => {
  await opened(lab);
  const { name, bytes } = await save(lab, 'Map as PNG');
  expect(name).toBe('zigzag-rotated-quadratic-map.png');
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const [width, height] = await sizeOnScreen(lab);
  const { series, text } = figureTheme('light');
  const raster = await rasterise(lab, 'image/png', bytes, [series[0]?.color ?? '', text]);
  expect([raster.width, raster.height]).toEqual([2 * width, 2 * height]);
  expect(raster.distinct, 'not blank').toBeGreaterThan(50);
  expect(raster.counts[0], 'pixels of the path').toBeGreaterThan(2000);
  expect(raster.counts[1], 'pixels of text').toBeGreaterThan(500);
});

test('the loss chart as SVG and PNG', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
  const curve = figureTheme('light').series[2]?.color ?? '';
  await expect(lossChart(lab).locator(`path[stroke="${curve}"]`)).toHaveCount(1);
  const svg = await save(lab, 'Loss chart as SVG');
  expect(svg.name).toBe('zigzag-rotated-quadratic-loss.svg');
  const text = svg.bytes.toString('utf8');
  expect(text).not.toMatch(/NaN|Infinity|undefined/);
  const { fault, title, texts, foreign } = await parsed(lab, text);
  expect(fault).toBeNull();
  expect(foreign).toEqual([]);
  expect(title).toMatch(/^Loss against step on /);
  for (const label of ['step', 'Adam', 'Gradient descent']) expect(texts).toContain(label);
  expect(texts.some((label) => /^f/.test(label))).toBe(true);
  const png = await save(lab, 'Loss chart as PNG');
  const raster = await rasterise(lab, 'image/png', png.bytes, [curve, figureTheme('light').text]);
  expect([raster.width, raster.height]).toEqual([1920, 960]);
  expect(raster.counts[0], 'pixels of the line').toBeGreaterThan(1000);
  expect(raster.counts[1], 'pixels of text').toBeGreaterThan(500);
});

test('a picture is in the theme of the lab, and shows what is not defined', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await pickLandscape(lab, 'Your own');
  await formulaBox(lab).fill('log(x) + y^2');
  await expect(onMap(lab, 'not defined here')).toBeVisible();
  const { name, bytes } = await save(lab, 'Map as SVG');
  expect(name).toBe('zigzag-your-own-map.svg');
  const text = bytes.toString('utf8');
  expect(text).not.toMatch(/NaN|Infinity/);
  const { texts, fault } = await parsed(lab, text);
  expect(fault).toBeNull();
  expect(texts).toContain('not defined here');
  const { background, undefinedFill } = figureTheme('dark');
  const raster = await rasterise(lab, 'image/svg+xml', bytes, [background, undefinedFill]);
  for (const count of raster.counts) expect(count).toBeGreaterThan(5000);
});

test('the menu closes by Escape and by a click elsewhere', async ({ lab }) => {
  await opened(lab);
  const choice = lab.getByRole('button', { name: 'Map as SVG' });
  await lab.getByText('Save picture').press('Enter');
  await expect(choice).toBeVisible();
  await lab.keyboard.press('Escape');
  await expect(choice).toBeHidden();
  await expect(lab.getByText('Save picture')).toBeFocused();
  await lab.getByText('Save picture').click();
  await expect(choice).toBeVisible();
  await lab.getByRole('heading', { name: 'What you see' }).click();
  await expect(choice).toBeHidden();
});
