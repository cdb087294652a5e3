import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { PX_PER_POINT, sideProblem, SIZE_PRESETS } from '../../src-renderer/export/figures/sizes.ts';
import { FIGURE_NAMES } from '../../src-renderer/export/figures/figure-names.ts';
import { FILE_THEME_NAMES } from '../../src-renderer/figures/file-theme-names.ts';
import type { RenderFormat, RenderWish } from '../render/render-wish.ts';
import { DEFAULT_WISH, RENDER_FORMATS } from '../render/render-wish.ts';
import { writeAtomically, WriteError } from '../write-atomically.ts';
import { onlyOperand, single, type Arguments } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import type { Command } from './command.ts';
import { readNumber } from './values.ts';

const PRESETS = SIZE_PRESETS.map(({ id }) => id);

export const render: Command = {
  name: 'render',
  operand: 'LAB_FILE',
  summary: 'figures of a lab as SVG, PNG or PDF files',
  options: [
    {
      name: 'output',
      value: 'NAME.svg',
      repeats: true,
      meaning: 'a file to write, .svg, .png or .pdf (needed)',
    },
    { name: 'output-folder', value: 'F', meaning: 'where the files of a whole folder of labs go …' },
    {
      name: 'format',
      value: 'FORMAT',
      repeats: true,
      meaning: `… and of what kind: ${RENDER_FORMATS.join(', ')} (svg)`,
    },
    { name: 'figure', value: 'FIGURE', meaning: `${FIGURE_NAMES.join(', ')} (as was on screen)` },
    { name: 'size', value: 'SIZE', meaning: `${PRESETS.join(', ')} (${PRESETS[0] ?? ''})` },
    { name: 'width', value: 'W', meaning: 'width in px of 1/96 inch, or with a unit: 8.4cm, 5in' },
    { name: 'height', value: 'H', meaning: 'height, likewise' },
    { name: 'text-size', value: 'PT', meaning: 'smallest text in points' },
    { name: 'dpi', value: 'D', meaning: 'pixels of a PNG an inch, 10 to 2400 (192)' },
    { name: 'theme', value: 'THEME', meaning: `${FILE_THEME_NAMES.join(', ')} (that of the lab)` },
    { name: 'caption', value: 'TEXT', meaning: 'text under the figure (made of the lab); "" for none' },
    { name: 'transparent', meaning: 'no background' },
    { name: 'outlines', meaning: 'text of an SVG as outlines, for programs without its fonts' },
    { name: 'without-lab', meaning: 'leave the lab out of the file, which then cannot be opened again' },
  ],
  notes: [
    'LAB_FILE is a .zigzag file, or an SVG, PNG or PDF that Zigzag exported with its lab inside.',
    'Where it is a folder, every .zigzag file in it is rendered, as many at once as there are cores.',
    'The same lab gives the same bytes on every machine.',
  ],
  example: 'render valley.zigzag --output valley.svg --output valley.png --theme print --size square',
  async run(given) {
    const operand = onlyOperand(given, 'lab file');
    const wish = readWish(given);
    const kind = await stat(operand).catch(() => null);
    if (kind === null) throw new BadInput(`${quote(operand)}: there is no such file or folder.`);
    return kind.isDirectory() ? renderFolder(operand, given, wish) : renderFile(operand, given, wish);
  },
};

interface Output {
  readonly path: string;
  readonly format: RenderFormat;
}

async function renderFile(operand: string, given: Arguments, wish: RenderWish) {
  refuse(given, ['output-folder', 'format'], 'is for a folder of labs; one lab needs --output NAME.svg.');
  const outputs = (given.values.get('output') ?? []).map(outputOf);
  if (outputs.length === 0) throw new BadInput('--output NAME.svg is missing: say where to put the figure.');
  await checkOutputs(operand, outputs, wish);
  const { readLabFile, renderLab } = await import('../render/render-lab.ts');
  const document = await inWords(operand, () => readLabFile(operand));
  const formats = outputs.map(({ format }) => format);
  const { files, missing } = await inWords(operand, () => renderLab(document, wish, formats));
  for (const [k, { path }] of outputs.entries()) await write(path, files[k] ?? new Uint8Array());
  const written = outputs.map(({ path }) => path);
  return {
    json: { written, missing },
    table: () => [
      ...written.map((path) => `${quote(path)} is written.`),
      ...(missing.length === 0
        ? []
        : [`The fonts of files have no ${missing.join(' ')}: a PNG, a PDF or outlines show a box instead.`]),
    ],
  };
}

async function renderFolder(folder: string, given: Arguments, wish: RenderWish) {
  refuse(given, ['output'], 'is for one lab; a folder of labs needs --output-folder F.');
  const target = single(given, 'output-folder');
  if (target === undefined) throw new BadInput('--output-folder F is missing: say where to put the figures.');
  const formats = (given.values.get('format') ?? ['svg']).map((text) => formatOf(text, '--format'));
  const entries = await readdir(folder, { withFileTypes: true });
  const labs = entries
    .filter((entry) => !entry.isDirectory() && extname(entry.name).toLowerCase() === '.zigzag')
    .map(({ name }) => name)
    .sort();
  if (labs.length === 0) throw new BadInput(`${quote(folder)}: there is no .zigzag file in it.`);
  const jobs = labs.map((name) => ({
    input: join(folder, name),
    outputs: formats.map((format) => join(target, `${basename(name, extname(name))}.${format}`)),
    formats,
  }));
  checkDistinct(jobs.flatMap(({ outputs }) => outputs));
  await mkdir(target, { recursive: true }).catch(() => {
    throw new BadInput(`--output-folder ${quote(target)} cannot be made.`);
  });
  const { renderAll } = await import('../render/render-all.ts');
  const failures = await renderAll(jobs, wish, (done) => {
    process.stderr.write(`${String(done)} of ${String(jobs.length)}\n`);
  });
  if (failures.length > 0)
    throw new BadInput(
      `${String(failures.length)} of ${String(jobs.length)} labs could not be rendered; the others are written.`,
      failures.map(({ input, problem }) => `${quote(basename(input))}: ${problem}`),
    );
  const written = jobs.flatMap(({ outputs }) => outputs);
  return {
    json: { written },
    table: () => [`${String(jobs.length)} labs are rendered to ${quote(target)}.`],
  };
}

/** Before anything is drawn. */
async function checkOutputs(operand: string, outputs: readonly Output[], wish: RenderWish): Promise<void> {
  checkDistinct(outputs.map(({ path }) => resolve(path)));
  const lab = await realpath(operand);
  for (const { path } of outputs) {
    const target = await realpath(path).catch(() => null);
    if (target === lab && wish.lab === 'left out')
      throw new BadInput(
        `--output ${quote(path)} is the lab file itself, which would lose its lab by --without-lab.`,
      );
    const folder = await stat(dirname(path)).catch(() => null);
    if (folder === null)
      throw new BadInput(`--output ${quote(path)} could not be written: its folder does not exist.`);
  }
}

function checkDistinct(paths: readonly string[]): void {
  const twice = paths.find((path, k) => paths.indexOf(path) < k);
  if (twice !== undefined) throw new BadInput(`${quote(twice)} would be written twice.`);
}

function refuse(given: Arguments, names: readonly string[], why: string): void {
  for (const name of names) if (given.values.has(name)) throw new BadInput(`--${name} ${why}`);
}

function outputOf(path: string): Output {
  const extension = extname(path).slice(1).toLowerCase();
  return { path, format: formatOf(extension, `--output ${quote(path)}`) };
}

function formatOf(text: string, where: string): RenderFormat {
  const format = RENDER_FORMATS.find((candidate) => candidate === text);
  if (format !== undefined) return format;
  const fault = text === '' ? 'has no extension' : `cannot be ${quote(text)}`;
  throw new BadInput(`${where} ${fault}: a figure is ${RENDER_FORMATS.join(', ')}.`);
}

function readWish(given: Arguments): RenderWish {
  const dpi = single(given, 'dpi');
  return {
    figure: choice(given, 'figure', FIGURE_NAMES) ?? null,
    size: readSize(given),
    theme: choice(given, 'theme', FILE_THEME_NAMES) ?? null,
    dpi: dpi === undefined ? DEFAULT_WISH.dpi : within(readNumber(dpi, '--dpi'), 10, 2400, '--dpi'),
    caption: single(given, 'caption') ?? null,
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
  const found = names.find((candidate) => candidate === text);
  if (text !== undefined && found === undefined)
    throw new BadInput(`--${name} ${quote(text)}: there are ${names.join(', ')}.`);
  return found;
}

/** A side alone takes the other from the preset's shape. */
function readSize(given: Arguments): RenderWish['size'] {
  const id = choice(given, 'size', PRESETS);
  const preset = SIZE_PRESETS.find((candidate) => candidate.id === id) ?? DEFAULT_WISH.size;
  const [width, height] = [readSide(given, 'width'), readSide(given, 'height')];
  const shape = preset.width / preset.height;
  const text = single(given, 'text-size');
  const size = {
    width: width ?? (height === undefined ? preset.width : Math.round(height * shape)),
    height: height ?? (width === undefined ? preset.height : Math.round(width / shape)),
    fontSize:
      text === undefined
        ? preset.fontSize
        : within(readNumber(text, '--text-size'), 4, 100, '--text-size') * PX_PER_POINT,
  };
  for (const side of ['width', 'height'] as const) {
    const problem = sideProblem(side, size[side]);
    if (problem !== null) throw new BadInput(problem);
  }
  return size;
}

const UNITS: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
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

function within(value: number, least: number, most: number, where: string): number {
  if (value >= least && value <= most) return value;
  throw new BadInput(`${where} must be from ${String(least)} to ${String(most)}.`);
}

async function inWords<Result>(operand: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new BadInput(`${quote(operand)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function write(path: string, content: Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, content);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new BadInput(`--output ${quote(path)} could not be written: ${error.problem}.`);
  }
}
