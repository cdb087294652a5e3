import { describe, expect, test } from 'vitest';
import { DPI_RANGE, SIZE_PRESETS, TEXT_RANGE } from '../../src-renderer/export/figures/sizes.ts';
import { readArguments } from './arguments.ts';
import { BadInput } from './bad-input.ts';
import { checkForFormats, readFormats, readOutputs, readWish, RENDER_OPTIONS } from './render-input.ts';

const given = (...words: readonly string[]) => readArguments(words, RENDER_OPTIONS);
const wish = (...words: readonly string[]) => readWish(given(...words));

test('what is not said is as the window has it', () => {
  const { width, height, fontSize } = SIZE_PRESETS[0];
  expect(wish()).toMatchObject({
    figures: [],
    theme: null,
    caption: null,
    dpi: 192,
    text: 'text',
    lab: 'inside',
    background: 'theme',
  });
  expect(wish().size).toMatchObject({ width, height, fontSize });
});

test('flags and texts', () => {
  const words = ['--transparent', '--outlines', '--without-lab', '--caption', '', '--theme', 'journal'];
  expect(wish(...words, '--figure', 'surface')).toMatchObject({
    background: 'none',
    text: 'outlines',
    lab: 'left out',
    caption: '',
    theme: 'journal',
    figures: ['surface'],
  });
});

describe('a side', () => {
  test.each(['192', '192px', '2in', '5.08cm', '50.8mm', '144pt'])('of %s is 192 px', (text) => {
    expect(wish('--width', text).size.width).toBe(192);
  });

  test('alone takes the other from the shape of the preset', () => {
    expect(wish('--width', '640').size).toMatchObject({ width: 640, height: 360 });
    expect(wish('--size', 'slide-4-3', '--height', '600').size).toMatchObject({ width: 800, height: 600 });
  });
});

test.each([
  ['dpi', DPI_RANGE],
  ['text-size', TEXT_RANGE],
] as const)('--%s ends where the window ends it', (option, [least, most]) => {
  for (const value of [least, most]) expect(() => wish(`--${option}`, String(value))).not.toThrow();
  for (const value of [0.99 * least, 1.01 * most])
    expect(() => wish(`--${option}`, String(value))).toThrow(
      new BadInput(`--${option} must be from ${least} to ${most}.`),
    );
});

test('outputs are known by their endings, and formats by their names', () => {
  expect(readOutputs(given('--output', 'a.SVG', '--output', 'b.pdf'))).toEqual([
    { path: 'a.SVG', format: 'svg' },
    { path: 'b.pdf', format: 'pdf' },
  ]);
  expect(readFormats(given())).toEqual(['svg']);
  expect(() => readOutputs(given())).toThrow(/^--output NAME.svg is missing/);
  expect(() => readOutputs(given('--output', 'a'))).toThrow(/has no extension/);
  expect(() => readFormats(given('--format', 'gif'))).toThrow(/a figure is svg, png, pdf, pptx/);
});

describe('of several figures and of slides', () => {
  const check = (formats: Parameters<typeof checkForFormats>[1], ...words: readonly string[]) =>
    checkForFormats(given(...words), formats);
  const two = ['--figure', 'map', '--figure', 'loss'];

  test('a presentation has several figures, each once; a picture has one', () => {
    expect(() => check(['pptx'], ...two)).not.toThrow();
    expect(() => check(['pptx', 'png'], ...two)).toThrow(/a file of the kind png has one figure/);
    expect(() => check(['pptx'], '--figure', 'map', '--figure', 'map')).toThrow(
      '--figure map is given twice.',
    );
    expect(wish(...two).figures).toEqual(['map', 'loss']);
  });

  test('what only pictures have is refused where there are none, and a title where there are no slides', () => {
    for (const words of [['--size', 'square'], ['--dpi', '96'], ['--transparent'], ['--outlines']]) {
      expect(() => check(['pptx'], ...words)).toThrow(/is for figures alone/);
      expect(() => check(['pptx', 'svg'], ...words)).not.toThrow();
    }
    expect(() => check(['svg'], '--title', 'f')).toThrow(/--title is for slides/);
    expect(() => check(['pptx'], '--title', 'f')).not.toThrow();
  });
});
