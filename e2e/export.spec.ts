/** Export: figures as files that stand on their own. */
import { readFile, writeFile } from 'node:fs/promises';
import { type Page } from '@playwright/test';
import { figureTheme } from '../src-renderer/figures/theme.ts';
import { boxOf, formulaBox, mapArea, onMap, opened, pickLandscape, rateBox, type } from './descent.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parseDocument } from '../src-core/document/index.ts';
import { labInPdf } from '../src-renderer/export/carry/pdf.ts';
import { FIGURE_NAMES } from '../src-renderer/export/figures/figure-names.ts';
import { pngFacts } from '../src-renderer/export/carry/png.ts';
import { elementsOf, packageFaults, readPackage, textOf } from '../src-renderer/export/pptx/read-package.ts';
import { run } from './cli.ts';
import { curvatureOfFormula, probeAt } from './curvature.ts';
import { drop, kept, notice } from './files.ts';
import { chooseExport, dialog, drawn, exported, preview, saveButton } from './exports.ts';
import { expect, expectAccessible, test } from './lab.ts';

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
      fonts: [...styles.matchAll(/url\(data:font\/ttf;base64,[A-Za-z0-9+/=]{1000,}\)/g)].length,
      ids: all.map(({ id }) => id).filter((id) => id !== ''),
    };
  }, svg);
}

/** An SVG without its fonts and its lab. */
const numbersOf = (svg: string): string =>
  svg.replace(/<style[^]*?<\/style>|<metadata[^]*?<\/metadata>/g, '');

const onScreen = { size: 'screen', caption: false } as const;

test('two clicks take the map home as an SVG that stands on its own', async ({ lab }) => {
  await opened(lab);
  const { name, bytes } = await exported(lab);
  expect(name).toBe('zigzag-rotated-quadratic-map.svg');
  await expect(dialog(lab).getByRole('status')).toHaveText(`Saved ${name}.`);
  const text = bytes.toString('utf8');
  expect(numbersOf(text)).not.toMatch(/NaN|Infinity|undefined(?!-)/);
  const { fault, title, texts, paths, foreign, fonts, ids, size } = await parsed(lab, text);
  expect(fault).toBeNull();
  expect(title).toMatch(/^Descent on .*kappa/);
  for (const label of ['x', 'y', 'f', '0', 'minimum']) expect(texts).toContain(label);
  expect(texts).toContain('At the minimum (0, 0): λ₁ = 1, λ₂ = 20, κ = 20');
  expect(paths.length).toBeGreaterThan(10);
  expect(foreign).toEqual([]);
  expect(fonts, 'Inter comes with it').toBeGreaterThanOrEqual(1);
  expect(new Set(ids).size, 'no name twice').toBe(ids.length);
  for (const part of ['paths', 'iso-lines', 'axes', 'color-bar', 'caption']) expect(ids).toContain(part);
  expect(size).toEqual(['1280', '720', '0 0 1280 720']);
  expect(bytes.length).toBeLessThan(150_000);
});

test('the preview is the file, byte for byte', async ({ lab }) => {
  await opened(lab);
  await lab.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content: Blob) => {
      const address = make(content);
      void content.text().then((text) => sessionStorage.setItem(address, text));
      return address;
    };
  });
  const { bytes } = await exported(lab);
  const address = (await preview(lab).getAttribute('src')) ?? '';
  const shown = await lab.evaluate((key) => sessionStorage.getItem(key), address);
  expect(shown === bytes.toString('utf8')).toBe(true);
});

test('as on screen it is the picture on screen: same path, same lines, same words', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0.12');
  await expect(onMap(lab, /^diverged at step/)).toBeVisible();
  const shown = await mapArea(lab)
    .locator('path')
    .evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? ''));
  const words = await mapArea(lab).locator('text').allTextContents();
  const [width, height] = await sizeOnScreen(lab);
  const { bytes } = await exported(lab, onScreen);
  const { paths, texts, size } = await parsed(lab, bytes.toString('utf8'));
  expect(size).toEqual([String(width), String(height), `0 0 ${width} ${height}`]);
  expect(shown.filter((d) => !paths.includes(d))).toEqual([]);
  expect(words.filter((word) => !texts.includes(word))).toEqual([]);
  const { accent, series } = figureTheme('light');
  const raster = await rasterise(lab, 'image/svg+xml', bytes, [series[0]?.color ?? '', accent]);
  expect(raster.counts[0], 'pixels of the path').toBeGreaterThan(500);
  expect(raster.counts[1], 'pixels of the start').toBeGreaterThan(50);
});

test('a PNG is as large and as fine as asked for', async ({ lab }) => {
  await opened(lab);
  const { name, bytes } = await exported(lab, { format: 'PNG' });
  expect(name).toBe('zigzag-rotated-quadratic-map.png');
  expect(pngFacts(new Uint8Array(bytes))).toMatchObject({ width: 2560, height: 1440, dpi: 192 });
  const { series, text } = figureTheme('light');
  const raster = await rasterise(lab, 'image/png', bytes, [series[0]?.color ?? '', text]);
  expect(raster.distinct, 'not blank').toBeGreaterThan(50);
  expect(raster.counts[0], 'pixels of the path').toBeGreaterThan(2000);
  expect(raster.counts[1], 'pixels of text').toBeGreaterThan(500);
  await type(dialog(lab).getByRole('textbox', { name: 'pixels wide' }), '1920');
  await expect(dialog(lab).getByRole('textbox', { name: 'dpi' })).toHaveValue('144');
  const smaller = await exported(lab);
  expect(pngFacts(new Uint8Array(smaller.bytes))).toMatchObject({ width: 1920, height: 1080, dpi: 144 });
});

test('by centimetres and dots an inch, transparent', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab, { format: 'PNG', size: 'custom' });
  await dialog(lab).getByRole('combobox', { name: 'unit' }).selectOption('cm');
  await type(dialog(lab).getByRole('textbox', { name: 'width' }), '10');
  await type(dialog(lab).getByRole('textbox', { name: 'height' }), '8');
  await type(dialog(lab).getByRole('textbox', { name: 'dpi' }), '254');
  await dialog(lab).getByRole('checkbox', { name: 'Transparent background' }).check();
  const { bytes } = await exported(lab);
  expect(pngFacts(new Uint8Array(bytes))).toMatchObject({ width: 1000, height: 800, dpi: 254 });
  const corner = await lab.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      return context?.getImageData(1, 1, 1, 1).data[3];
    },
    `data:image/png;base64,${bytes.toString('base64')}`,
  );
  expect(corner).toBe(0);
});

test('what cannot be a size is said, and nothing is saved until it is mended; the last one is kept', async ({
  lab,
}) => {
  await opened(lab);
  await chooseExport(lab, { format: 'PNG', size: 'custom' });
  for (const [typed, words] of [
    ['0', 'The width must be from 100 to 10,000 px.'],
    ['100000', 'The width must be from 100 to 10,000 px.'],
    ['wide', 'This is not a number.'],
  ] as const) {
    await type(dialog(lab).getByRole('textbox', { name: 'width' }), typed);
    await expect(dialog(lab).getByRole('alert')).toHaveText(words);
    await expect(dialog(lab).getByRole('status')).toHaveText(`Mend the width to save this. ${words}`);
    for (const name of [/^Save/, 'Copy picture', 'Copy SVG'])
      await expect(dialog(lab).getByRole('button', { name })).toBeDisabled();
  }
  await dialog(lab).getByRole('textbox', { name: 'width' }).press('Escape');
  await expect(dialog(lab).getByRole('textbox', { name: 'width' })).toHaveValue('960');
  await expect(saveButton(lab)).toBeEnabled();
  await type(dialog(lab).getByRole('textbox', { name: 'dpi' }), '5000');
  await expect(dialog(lab).getByRole('status')).toHaveText(
    'Mend the dpi to save this. A PNG has from 10 to 2,400 dots an inch.',
  );
  await expect(saveButton(lab)).toBeDisabled();
  // A field that is gone is wrong no more.
  await chooseExport(lab, { format: 'PDF' });
  await expect(saveButton(lab)).toBeEnabled();
  await chooseExport(lab, { format: 'PNG' });
  const { bytes } = await exported(lab);
  expect(pngFacts(new Uint8Array(bytes))).toMatchObject({ width: 1920, height: 1440 });
});

test('every figure of every bench can be had from anywhere, and `render` draws the very same bytes', async ({
  lab,
}, info) => {
  await opened(lab);
  await chooseExport(lab);
  await drawn(lab);
  const figures = dialog(lab).getByRole('combobox', { name: 'Figure' }).locator('option');
  const names = await figures.allTextContents();
  expect(names.length).toBeGreaterThanOrEqual(6);
  for (const figure of names) {
    const { name, bytes } = await exported(lab, { figure });
    const text = bytes.toString('utf8');
    expect(numbersOf(text), name).not.toMatch(/NaN|Infinity|undefined(?!-)/);
    const { fault, paths, foreign } = await parsed(lab, text);
    expect([fault, foreign], name).toEqual([null, []]);
    expect(paths.length, name).toBeGreaterThan(2);
    const [file, again] = [info.outputPath(name), info.outputPath('again.svg')];
    await writeFile(file, bytes);
    const id = FIGURE_NAMES.find((figure) => name === `zigzag-rotated-quadratic-${figure}.svg`) ?? '';
    expect(await run('render', file, '--figure', id, '--output', again)).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect((await readFile(again)).equals(bytes), name).toBe(true);
  }
});

test('as on screen it has the size of the map, and is drawn anew when the window changes that', async ({
  lab,
}) => {
  await opened(lab);
  await lab.setViewportSize({ width: 1280, height: 800 });
  const before = await sizeOnScreen(lab);
  await chooseExport(lab, { size: 'screen' });
  await drawn(lab);
  const shape = (): Promise<string> => preview(lab).evaluate((image) => image.style.aspectRatio);
  expect(await shape()).toBe(before.join(' / '));
  await lab.setViewportSize({ width: 1440, height: 900 });
  const [width, height] = await sizeOnScreen(lab);
  expect(width).toBeGreaterThan(before[0]);
  await expect.poll(shape).toBe(`${width} / ${height}`);
  expect((await parsed(lab, (await exported(lab)).bytes.toString('utf8'))).size).toEqual([
    String(width),
    String(height),
    `0 0 ${width} ${height}`,
  ]);
});

test('the figure on screen is the one that is offered first', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('button', { name: 'Curvature' }).click();
  await lab.getByRole('radio', { name: 'Surface' }).check();
  await chooseExport(lab);
  await expect(dialog(lab).getByRole('combobox', { name: 'Figure' })).toHaveValue('surface');
  await drawn(lab);
});

test('a picture is in its theme, and shows what is not defined', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await pickLandscape(lab, 'Your own');
  await formulaBox(lab).fill('log(x) + y^2');
  await expect(onMap(lab, 'not defined here')).toBeVisible();
  const { name, bytes } = await exported(lab);
  expect(name).toBe('zigzag-your-own-map.svg');
  const { texts, fault } = await parsed(lab, bytes.toString('utf8'));
  expect(fault).toBeNull();
  expect(texts).toContain('not defined here');
  const { background, undefinedFill } = figureTheme('dark');
  const raster = await rasterise(lab, 'image/svg+xml', bytes, [background, undefinedFill]);
  for (const count of raster.counts) expect(count).toBeGreaterThan(5000);
  const print = await exported(lab, { theme: 'print' });
  const colours = await rasterise(lab, 'image/svg+xml', print.bytes, [background, '#ffffff']);
  expect(colours.counts[0]).toBeLessThan(5000);
  expect(colours.counts[1]).toBeGreaterThan(5000);
});

test('the caption is written for me, can be my own, or left out', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab);
  await drawn(lab);
  const box = dialog(lab).getByRole('textbox', { name: 'Text of the caption' });
  await expect(box).toHaveValue(/Gradient descent, η = 0\.093/);
  await box.fill('Figure 3: κ = 20 <zig & zag>');
  await expect(preview(lab)).toHaveAccessibleName(/Figure 3/);
  const own = await exported(lab);
  expect((await parsed(lab, own.bytes.toString('utf8'))).texts).toContain('Figure 3: κ = 20 <zig & zag>');
  await box.fill('漢字 κ');
  await expect(dialog(lab).getByText('The fonts of files have no 漢 字')).toBeVisible();
  await dialog(lab).getByRole('button', { name: 'Write it for me again' }).click();
  await expect(box).toHaveValue(/Gradient descent/);
  await dialog(lab).getByRole('checkbox', { name: 'Caption' }).uncheck();
  await expect(box).toBeHidden();
  const none = await exported(lab);
  expect((await parsed(lab, none.bytes.toString('utf8'))).ids).not.toContain('caption');
});

test('an SVG with its text as outlines has the same picture and no text', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab);
  await dialog(lab).getByRole('combobox', { name: 'Text', exact: true }).selectOption('outlines');
  const { bytes } = await exported(lab);
  const { texts, fonts, paths } = await parsed(lab, bytes.toString('utf8'));
  expect([texts, fonts]).toEqual([[], 0]);
  expect(bytes.toString('utf8')).toContain('aria-label="minimum"');
  expect(paths.length).toBeGreaterThan(30);
});

test('a PDF has its words as words, in fonts that come with it, and the lab attached', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab, { format: 'PDF', theme: 'journal' });
  const { name, bytes } = await exported(lab);
  expect(name).toBe('zigzag-rotated-quadratic-map.pdf');
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  expect(page.view).toEqual([0, 0, 960, 540]);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  for (const sign of ['κ', 'λ₁', '∇', 'η', '²', '−', '≤', '10⁻⁶']) expect(text).toContain(sign);
  expect(bytes.toString('latin1')).toMatch(/\/FontFile2/);
  expect(parseDocument((await labInPdf(new Uint8Array(bytes))) ?? '')).toMatchObject({
    landscape: 'rotated-quadratic',
  });
});

test('two figures become slides with words of their own; dropped, they are the lab again', async ({
  lab,
}) => {
  await opened(lab);
  await type(rateBox(lab), '0.05');
  await expect.poll(() => kept(lab)).toContain('"learningRate":0.05,');
  const before = await kept(lab);
  await chooseExport(lab, { format: 'PPTX' });
  await dialog(lab).getByRole('checkbox', { name: 'Loss chart' }).check();
  await drawn(lab);
  await expect(dialog(lab).getByText('Slide 2 of 2')).toBeVisible();
  await dialog(lab).getByRole('textbox', { name: 'Title' }).fill('How f falls & why');
  await dialog(lab).getByRole('button', { name: 'Slide before' }).click();
  await expect(dialog(lab).getByRole('textbox', { name: 'Title' })).toHaveValue(
    'Descent on Rotated quadratic',
  );
  await expect(preview(lab)).toHaveAttribute('alt', /^Preview of the slide: Descent on Rotated quadratic\./);
  const { name, bytes } = await exported(lab);
  expect(name).toBe('zigzag-rotated-quadratic-slides.pptx');
  const saved = await readPackage(new Uint8Array(bytes));
  expect(packageFaults(saved)).toEqual([]);
  const words = (part: string) => elementsOf(saved.xml(part), 'a:t').map(textOf);
  expect(words('ppt/slides/slide1.xml')).toContain('Gradient descent, η = 0.05');
  expect(words('ppt/slides/slide2.xml')[0]).toBe('How f falls & why');
  for (const k of [1, 2]) {
    const png = saved.bytes(`ppt/media/figure${k}.png`);
    expect(pngFacts(png).width).toBeGreaterThan(1600);
    const raster = await rasterise(lab, 'image/png', Buffer.from(png), [
      figureTheme('light').series[0]?.color ?? '',
    ]);
    expect(raster.counts[0], 'pixels of the path').toBeGreaterThan(500);
  }
  await lab.keyboard.press('Escape');
  await type(rateBox(lab), '0.001');
  await drop(lab, [name, bytes]);
  await lab
    .getByRole('dialog', { name: 'Save this lab?' })
    .getByRole('button', { name: 'Don’t save' })
    .click();
  await expect(notice(lab)).toContainText(`The lab in ${name} is open.`);
  await expect.poll(() => kept(lab)).toBe(before);
});

test('slides begin with the figure that was chosen, and what was said is over when they change', async ({
  lab,
}) => {
  await opened(lab);
  await chooseExport(lab, { format: 'SVG', figure: 'Loss chart' });
  const { name } = await exported(lab, { format: 'PPTX' });
  expect(name).toBe('zigzag-rotated-quadratic-loss.pptx');
  const status = dialog(lab).getByRole('status').filter({ hasText: 'Saved' });
  await expect(status).toBeVisible();
  await dialog(lab).getByRole('textbox', { name: 'Title' }).fill('Another');
  await expect(status).toHaveCount(0);
});

test('the command line makes the same slides, but for the pixels of their pictures', async ({
  lab,
}, info) => {
  await opened(lab);
  await chooseExport(lab, { format: 'PPTX' });
  await dialog(lab).getByRole('checkbox', { name: 'Loss chart' }).check();
  const { bytes } = await exported(lab);
  const [file, made] = [info.outputPath('lab.pptx'), info.outputPath('made.pptx')];
  await writeFile(file, bytes);
  const figures = ['--figure', 'map', '--figure', 'loss'];
  expect(await run('render', file, '--output', made, ...figures)).toMatchObject({ stderr: '', code: 0 });
  const [there, here] = await Promise.all(
    [bytes, await readFile(made)].map((content) => readPackage(new Uint8Array(content))),
  );
  expect(here?.names).toEqual(there?.names);
  const parts = here?.names.filter((name) => !name.endsWith('.png')) ?? [];
  expect(parts.length).toBeGreaterThan(10);
  for (const name of parts)
    expect(Buffer.from(here?.bytes(name) ?? []).equals(there?.bytes(name) ?? Buffer.alloc(0)), name).toBe(
      true,
    );
});

test('data go home as CSV and JSON, with all digits', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab, { format: 'Data' });
  const table = dialog(lab).getByRole('table');
  await expect(table.getByRole('columnheader')).toContainText(
    ['optimizer', 'step', 'x', 'y', 'f'].slice(0, 1),
  );
  const save = async (): Promise<{ readonly name: string; readonly text: string }> => {
    await expect(saveButton(lab)).toBeEnabled();
    const [download] = await Promise.all([lab.waitForEvent('download'), saveButton(lab).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const paths = await save();
  expect(paths.name).toBe('zigzag-rotated-quadratic-trajectories.csv');
  const lines = paths.text.trimEnd().split('\n');
  expect(lines).toHaveLength(1 + 150);
  expect(lines[1]).toContain('-2.4,0.4');
  await dialog(lab).getByRole('combobox', { name: 'Data' }).selectOption('critical-points');
  await dialog(lab).getByRole('combobox', { name: 'File' }).selectOption('json');
  await expect(table.getByRole('row')).toHaveCount(2);
  const points = await save();
  expect(points.name).toBe('zigzag-rotated-quadratic-critical-points.json');
  const { columns, rows } = JSON.parse(points.text) as { columns: unknown[]; rows: unknown[] };
  expect(columns.length).toBeGreaterThan(5);
  expect(rows).toHaveLength(1);
});

for (const format of ['SVG', 'PNG', 'PDF'] as const)
  test(`what is exported as ${format} and dropped on the window is the very same lab again`, async ({
    lab,
  }) => {
    await opened(lab);
    await lab.getByRole('checkbox', { name: 'Show Adam' }).check();
    await type(rateBox(lab), '0.05');
    await expect.poll(() => kept(lab)).toContain('0.05');
    const before = await kept(lab);
    const { name, bytes } = await exported(lab, { format });
    await lab.keyboard.press('Escape');
    await lab.reload();
    await pickLandscape(lab, 'Himmelblau');
    await expect.poll(() => kept(lab)).toContain('himmelblau');
    await drop(lab, [name, bytes]);
    await lab.getByRole('button', { name: 'Don’t save' }).click();
    await expect.poll(() => kept(lab)).toBe(before);
  });

test('an export without the lab has none, and says so where it is dropped', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab);
  await dialog(lab)
    .getByRole('checkbox', { name: /^Put the lab inside/ })
    .uncheck();
  const { name, bytes } = await exported(lab);
  expect(bytes.toString('utf8')).not.toContain('<metadata');
  await lab.keyboard.press('Escape');
  await drop(lab, [name, bytes]);
  await expect(notice(lab)).toContainText('There is no lab in');
});

test('the picture and the SVG go to the clipboard', async ({ lab, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened(lab);
  await chooseExport(lab);
  await drawn(lab);
  await dialog(lab).getByRole('button', { name: 'Copy SVG' }).click();
  await expect(dialog(lab).getByRole('status')).toHaveText('The SVG is on the clipboard.');
  expect(await lab.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg .*<\/svg>$/s);
  await dialog(lab).getByRole('button', { name: 'Copy picture' }).click();
  await expect(dialog(lab).getByRole('status')).toHaveText('The picture is on the clipboard.');
  const types = await lab.evaluate(async () => (await navigator.clipboard.read())[0]?.types);
  expect(types).toContain('image/png');
});

test('what was chosen is kept for the next time', async ({ lab }) => {
  await opened(lab);
  await chooseExport(lab, { format: 'PNG', size: 'square', theme: 'journal', caption: false });
  await drawn(lab);
  await lab.reload();
  await opened(lab);
  await chooseExport(lab);
  await expect(dialog(lab).getByRole('radio', { name: 'PNG' })).toBeChecked();
  await expect(dialog(lab).getByRole('combobox', { name: 'Size' })).toHaveValue('square');
  await expect(dialog(lab).getByRole('combobox', { name: 'Theme' })).toHaveValue('journal');
  await expect(dialog(lab).getByRole('checkbox', { name: 'Caption' })).not.toBeChecked();
});

test('Ctrl+E opens it, Escape closes it, and the focus is where it was', async ({ lab }) => {
  await opened(lab);
  await lab.getByRole('button', { name: 'Export' }).focus();
  await lab.keyboard.press('Control+e');
  await expect(dialog(lab)).toBeVisible();
  await lab.keyboard.press('Escape');
  await expect(dialog(lab)).toBeHidden();
  await expect(lab.getByRole('button', { name: 'Export' })).toBeFocused();
});

test('a formula that cannot be drawn is told, and nothing can be saved', async ({ lab }) => {
  await opened(lab);
  await curvatureOfFormula(lab, 'abs(x) + abs(y)');
  await probeAt(lab, '0', '0');
  await chooseExport(lab, { figure: 'directions' });
  await expect(dialog(lab).getByRole('alert')).toHaveText('There is no Hessian at the probe.');
  await expect(saveButton(lab)).toBeDisabled();
});

/** Its critical points are many: the search takes long. */
const LONG_SEARCH = 'sin(31 x) sin(29 y) + sin(7 x y) exp(sin(9 x)) + cos(27 x - 23 y) + sin(x^2 y)';

/** Searches for critical points that were asked of the worker and are neither answered nor given up. */
async function watchSearches(lab: Page): Promise<() => Promise<number>> {
  await lab.addInitScript(() => {
    const searches = new Set<number>();
    const Native = window.Worker;
    window.Worker = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; id: number }>) => {
          if (data.kind === 'done') searches.delete(data.id);
        });
      }
      override postMessage(message: { kind: string; id: number; name?: string }): void {
        if (message.name === 'criticalPoints') searches.add(message.id);
        if (message.kind === 'cancel') searches.delete(message.id);
        super.postMessage(message);
      }
    };
    Object.assign(window, { searches });
  });
  await lab.reload();
  await opened(lab);
  return () => lab.evaluate(() => (window as unknown as { searches: ReadonlySet<number> }).searches.size);
}

test('a figure that takes long is said to be drawn, and given up with the dialog', async ({ lab }) => {
  const searches = await watchSearches(lab);
  await formulaBox(lab).fill(LONG_SEARCH);
  await chooseExport(lab);
  await drawn(lab);
  await expect(dialog(lab).getByRole('status')).toHaveText(/ cm, \d+ kB$/);
  await chooseExport(lab, { figure: 'curvature' });
  await expect(dialog(lab).getByRole('status')).toHaveText('Drawing…');
  await expect(saveButton(lab)).toBeDisabled();
  expect(await searches()).toBe(1);
  await lab.keyboard.press('Escape');
  await expect(dialog(lab)).toBeHidden();
  await expect.poll(searches).toBe(0);
});

test('data that take long give way to what is chosen next, and are given up with the dialog', async ({
  lab,
}) => {
  const searches = await watchSearches(lab);
  await formulaBox(lab).fill(LONG_SEARCH);
  await chooseExport(lab, { format: 'Data' });
  const data = dialog(lab).getByRole('combobox', { name: 'Data' });
  await data.selectOption('critical-points');
  await expect.poll(searches).toBe(1);
  await data.selectOption('grid');
  await expect(dialog(lab).getByText('10,201 rows')).toBeVisible();
  expect(await searches()).toBe(0);
  await data.selectOption('critical-points');
  await expect.poll(searches).toBe(1);
  await lab.keyboard.press('Escape');
  await expect.poll(searches).toBe(0);
});

for (const theme of ['light', 'dark', 'projector'] as const)
  test(`axe finds nothing serious in the ${theme} theme`, async ({ lab }) => {
    await opened(lab);
    await lab.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    for (const format of ['SVG', 'PNG', 'PDF', 'PPTX', 'Data'] as const) {
      await chooseExport(lab, { format });
      if (format === 'Data') await expect(dialog(lab).getByRole('table')).toBeVisible();
      else await drawn(lab);
      await expectAccessible(lab);
    }
  });
