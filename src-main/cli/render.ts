import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Rendered } from '../render/render-lab.ts';
import type { RenderFormat, RenderWish } from '../render/render-wish.ts';
import { tooLargeToOpen } from '../../src-renderer/export/carry/limits.ts';
import { FIGURE_NAMES } from '../../src-renderer/export/figures/figure-names.ts';
import { writeAtomically, WriteError } from '../write-atomically.ts';
import { onlyOperand, single, type Arguments } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import type { Command } from './command.ts';
import { refuseFilmOptions } from './film-input.ts';
import { inWords, readLabAt } from './lab-file.ts';
import { framesFolder, renderFilm, type WrittenFilm } from './render-film.ts';
import {
  checkForFormats,
  readFormats,
  readOutputs,
  readWish,
  RENDER_OPTIONS,
  type Output,
} from './render-input.ts';

export const render: Command = {
  name: 'render',
  operand: 'LAB_FILE',
  summary: 'figures of a lab as SVG, PNG, PDF or PPTX files, and as films',
  options: RENDER_OPTIONS,
  notes: [
    'LAB_FILE is a .zigzag file, or a figure, film or PPTX that Zigzag exported with its lab inside.',
    'Where it is a folder, every .zigzag file in it is rendered, as many at once as there are cores.',
    `Figures: ${FIGURE_NAMES.slice(0, 7).join(', ')},`,
    `  ${FIGURE_NAMES.slice(7).join(', ')}.`,
    'A sheet is the one that was put together in the lab: at first the map with the loss.',
    'In a PPTX each --figure is a slide, with title, caption and parameters as text to be edited.',
    'A film walks the runs of a map, a chart or the graph of f: --output NAME.gif, or --frames FOLDER.',
    "MP4 and WebM need a browser's encoder: export them in the window, or make them of the frames:",
    '  ffmpeg -framerate 30 -i FOLDER/frame-%04d.png -pix_fmt yuv420p NAME.mp4',
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

async function renderFile(operand: string, given: Arguments, wish: RenderWish) {
  refuse(given, ['output-folder', 'format'], 'is for a folder of labs; one lab needs --output NAME.svg.');
  const outputs = readOutputs(given);
  const frames = framesFolder(given);
  const formats = outputs.map(({ format }) => format);
  checkForFormats(given, frames === null ? formats : [...formats, 'png']);
  await checkOutputs(operand, outputs, wish);
  const gif = outputs.some(({ format }) => format === 'gif');
  const film = await inWords(operand, () =>
    renderFilm(given, () => readLabAt(operand), wish, { gif, frames }),
  );
  const figures = outputs.flatMap(({ format }) => (format === 'gif' ? [] : [format]));
  const { files, missing } = await inWords(operand, () => renderFigures(operand, wish, figures, film));
  const pictures = [...files];
  for (const { path, format } of outputs) {
    const content = format === 'gif' ? film?.gif : pictures.shift();
    await write(path, content ?? new Uint8Array());
  }
  const warning = wish.lab === 'inside' ? tooLargeToOpen(film?.gif?.length ?? 0) : null;
  const written = [...(frames === null ? [] : [frames]), ...outputs.map(({ path }) => path)];
  return {
    json: { written, missing },
    table: () => [
      ...written.map((path) => `${quote(path)} is written.`),
      ...(film === null ? [] : [`The film: ${film.words}.`.replace(/\.\.$/, '.')]),
      ...(warning === null ? [] : [`Of the GIF: ${warning}`]),
      ...(missing.length === 0
        ? []
        : [`The fonts of files have no ${missing.join(' ')}: a PNG, a PDF or outlines show a box instead.`]),
    ],
  };
}

/** The figures that stand still; none where only films are wanted. */
async function renderFigures(
  operand: string,
  wish: RenderWish,
  formats: readonly RenderFormat[],
  film: WrittenFilm | null,
): Promise<Rendered> {
  if (formats.length === 0) return { files: [], missing: film?.missing ?? [] };
  const thread = formats.includes('pptx')
    ? new (await import('../render/raster-thread.ts')).RasterThread()
    : null;
  try {
    const { renderLab } = await import('../render/render-lab.ts');
    return await renderLab(await readLabAt(operand), wish, formats, thread?.rasterise);
  } finally {
    await thread?.end();
  }
}

async function renderFolder(folder: string, given: Arguments, wish: RenderWish) {
  refuse(given, ['output', 'frames'], 'is for one lab; a folder of labs needs --output-folder F.');
  refuseFilmOptions(given);
  const target = single(given, 'output-folder');
  if (target === undefined) throw new BadInput('--output-folder F is missing: say where to put the figures.');
  const formats = readFormats(given);
  checkForFormats(given, formats);
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

async function write(path: string, content: Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, content);
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new BadInput(`--output ${quote(path)} could not be written: ${error.problem}.`);
  }
}
