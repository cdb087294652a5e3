/** The options of `render`: what there are, and what they say. */
import { extname } from 'node:path';
import { FIGURE_NAMES } from '../../src-renderer/export/figures/figure-names.ts';
import {
  DEFAULT_DPI,
  DPI_RANGE,
  PX_PER_CM,
  PX_PER_INCH,
  PX_PER_POINT,
  sideProblem,
  SIZE_PRESETS,
  TEXT_RANGE,
} from '../../src-renderer/export/figures/sizes.ts';
import { FILE_THEME_NAMES } from '../../src-renderer/figures/file-theme-names.ts';
import { RENDER_FORMATS, type RenderFormat, type RenderWish } from '../render/render-wish.ts';
import { single, type Arguments, type OptionSpec } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import { FILM_OPTIONS, refuseVideos } from './film-input.ts';
import { readNumber } from './values.ts';

const SIZE_NAMES = SIZE_PRESETS.map(({ id }) => id);

export const RENDER_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'output',
    value: 'NAME.svg',
    repeats: true,
    meaning: 'a file to write, .svg, .png, .pdf, .pptx, or .gif for a film (needed)',
  },
  { name: 'output-folder', value: 'F', meaning: 'where the files of a whole folder of labs go …' },
  {
    name: 'format',
    value: 'FORMAT',
    repeats: true,
    meaning: `… and of what kind: ${RENDER_FORMATS.join(', ')} (svg)`,
  },
  {
    name: 'figure',
    value: 'FIGURE',
    repeats: true,
    meaning: 'which; see below (as was on screen); of a .pptx several, a slide each',
  },
  { name: 'size', value: 'SIZE', meaning: `${SIZE_NAMES.join(', ')} (${SIZE_PRESETS[0].id})` },
  { name: 'width', value: 'W', meaning: 'width in px of 1/96 inch, or with a unit: 8.4cm, 5in' },
  { name: 'height', value: 'H', meaning: 'height, likewise' },
  { name: 'text-size', value: 'PT', meaning: 'smallest text in points' },
  { name: 'dpi', value: 'D', meaning: `pixels of a PNG an inch, ${DPI_RANGE.join(' to ')} (${DEFAULT_DPI})` },
  { name: 'theme', value: 'THEME', meaning: `${FILE_THEME_NAMES.join(', ')} (that of the lab)` },
  { name: 'caption', value: 'TEXT', meaning: 'text under the figure (made of the lab); "" for none' },
  { name: 'title', value: 'TEXT', meaning: 'above the figure of a slide (made of the lab)' },
  { name: 'transparent', meaning: 'no background' },
  { name: 'outlines', meaning: 'text of an SVG as outlines, for programs without its fonts' },
  { name: 'without-lab', meaning: 'leave the lab out of the file, which then cannot be opened again' },
  ...FILM_OPTIONS,
];

export interface Output {
  readonly path: string;
  readonly format: RenderFormat | 'gif';
}

/** @throws BadInput where there is none and no folder of frames, or of no kind that is known */
export function readOutputs(given: Arguments): readonly Output[] {
  const outputs = (given.values.get('output') ?? []).map(outputOf);
  if (outputs.length === 0 && !given.values.has('frames'))
    throw new BadInput('--output NAME.svg is missing: say where to put the figure.');
  return outputs;
}

/** @throws BadInput */
export function readFormats(given: Arguments): readonly RenderFormat[] {
  return (given.values.get('format') ?? ['svg']).map((text) => formatOf(text, '--format'));
}

function outputOf(path: string): Output {
  const extension = extname(path).slice(1).toLowerCase();
  if (extension === 'gif') return { path, format: extension };
  refuseVideos(path, extension);
  return { path, format: formatOf(extension, `--output ${quote(path)}`) };
}

function formatOf(text: string, where: string): RenderFormat {
  const format = RENDER_FORMATS.find((candidate) => candidate === text);
  if (format !== undefined) return format;
  const fault = text === '' ? 'has no extension' : `cannot be ${quote(text)}`;
  throw new BadInput(`${where} ${fault}: a figure is ${RENDER_FORMATS.join(', ')}.`);
}

/** What a slide has no use for: it is as large as slides are, and its figure is drawn for it. */
const NOT_OF_SLIDES = ['size', 'width', 'height', 'text-size', 'dpi', 'transparent', 'outlines'] as const;

/**
 * @param formats of all that is written
 * @throws BadInput where something is asked for that none of them has
 */
export function checkForFormats(given: Arguments, formats: readonly Output['format'][]): void {
  const figures = given.values.get('figure') ?? [];
  const twice = figures.find((figure, k) => figures.indexOf(figure) < k);
  if (twice !== undefined) throw new BadInput(`--figure ${twice} is given twice.`);
  const picture = formats.find((format) => format !== 'pptx');
  if (figures.length > 1 && picture !== undefined)
    throw new BadInput(
      `--figure is given ${String(figures.length)} times, but a file of the kind ${picture} has one figure; a .pptx has several.`,
    );
  if (given.values.has('title') && !formats.includes('pptx'))
    throw new BadInput('--title is for slides: none of what is written is a .pptx.');
  const useless = NOT_OF_SLIDES.find((name) => given.values.has(name));
  if (useless !== undefined && picture === undefined)
    throw new BadInput(`--${useless} is for figures alone: a slide is 16:9, and its figure is drawn for it.`);
}

/** @throws BadInput */
export function readWish(given: Arguments): RenderWish {
  const dpi = single(given, 'dpi');
  return {
    figures: (given.values.get('figure') ?? []).map((text) => oneOf(text, 'figure', FIGURE_NAMES)),
    size: readSize(given),
    theme: choice(given, 'theme', FILE_THEME_NAMES) ?? null,
    dpi: dpi === undefined ? DEFAULT_DPI : within(readNumber(dpi, '--dpi'), DPI_RANGE, '--dpi'),
    caption: single(given, 'caption') ?? null,
    title: single(given, 'title') ?? null,
    background: given.values.has('transparent') ? 'none' : 'theme',
    text: given.values.has('outlines') ? 'outlines' : 'text',
    lab: given.values.has('without-lab') ? 'left out' : 'inside',
  };
}

function choice<Name extends string>(
  given: Arguments,
  name: string,
  names: readonly Name[],
): Name | undefined {
  const text = single(given, name);
  return text === undefined ? undefined : oneOf(text, name, names);
}

function oneOf<Name extends string>(text: string, name: string, names: readonly Name[]): Name {
  const found = names.find((candidate) => candidate === text);
  if (found === undefined) throw new BadInput(`--${name} ${quote(text)}: there are ${names.join(', ')}.`);
  return found;
}

/** A side alone takes the other from the preset's shape. */
function readSize(given: Arguments): RenderWish['size'] {
  const id = choice(given, 'size', SIZE_NAMES);
  const preset = SIZE_PRESETS.find((candidate) => candidate.id === id) ?? SIZE_PRESETS[0];
  const [width, height] = [readSide(given, 'width'), readSide(given, 'height')];
  const shape = preset.width / preset.height;
  const text = single(given, 'text-size');
  const size = {
    width: width ?? (height === undefined ? preset.width : Math.round(height * shape)),
    height: height ?? (width === undefined ? preset.height : Math.round(width / shape)),
    fontSize:
      text === undefined
        ? preset.fontSize
        : within(readNumber(text, '--text-size'), TEXT_RANGE, '--text-size') * PX_PER_POINT,
  };
  for (const side of ['width', 'height'] as const) {
    const problem = sideProblem(side, size[side]);
    if (problem !== null) throw new BadInput(problem);
  }
  return size;
}

/** px each. */
const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  in: PX_PER_INCH,
  cm: PX_PER_CM,
  mm: PX_PER_CM / 10,
  pt: PX_PER_POINT,
};

function readSide(given: Arguments, name: 'width' | 'height'): number | undefined {
  const text = single(given, name);
  if (text === undefined) return undefined;
  const unit = /[a-z]+$/.exec(text)?.[0] ?? 'px';
  const scale = UNITS[unit];
  if (scale === undefined)
    throw new BadInput(`--${name} ${quote(text)}: units are ${Object.keys(UNITS).join(', ')}.`);
  const px = Math.round(scale * readNumber(text.replace(/[a-z]+$/, ''), `--${name}`));
  const problem = sideProblem(name, px);
  if (problem !== null) throw new BadInput(`--${name} ${quote(text)}: ${problem}`);
  return px;
}

function within(value: number, [least, most]: readonly [number, number], where: string): number {
  if (value >= least && value <= most) return value;
  throw new BadInput(`${where} must be from ${String(least)} to ${String(most)}.`);
}
