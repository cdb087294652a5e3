/** `render`: figures of labs without a browser. */
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseDocument } from '../src-core/document/index.ts';
import { labInGif } from '../src-renderer/export/carry/gif.ts';
import { labInPdf } from '../src-renderer/export/carry/pdf.ts';
import { labInPng, pngFacts } from '../src-renderer/export/carry/png.ts';
import { labInSvg } from '../src-renderer/export/carry/svg.ts';
import { FIGURE_NAMES } from '../src-renderer/export/figures/figure-names.ts';
import { readGif } from '../src-renderer/export/film/read-gif.ts';
import { elementsOf, packageFaults, readPackage, textOf } from '../src-renderer/export/pptx/read-package.ts';
import { run } from './cli.ts';

/** A lab file in a folder of the test's own. */
async function labIn(folder: string, name = 'valley.zigzag'): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  const made = await run('new', 'k x^2 + y^2', '--param', 'k=10', '--output', path);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  return path;
}

test('one lab becomes an SVG, a PNG and a PDF, each with the lab inside', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const [svg, png, pdf] = ['v.svg', 'v.png', 'v.pdf'].map((name) => info.outputPath(name)) as [
    string,
    string,
    string,
  ];
  const ending = await run('render', lab, '--output', svg, '--output', png, '--output', pdf);
  expect(ending).toMatchObject({ code: 0, stderr: '' });
  const document = parseDocument(await readFile(lab, 'utf8'));
  const text = await readFile(svg, 'utf8');
  expect(text).toContain('f(x, y) = k x² + y², k = 10');
  expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  const [inPng, inPdf] = await Promise.all([
    labInPng(new Uint8Array(await readFile(png))),
    labInPdf(new Uint8Array(await readFile(pdf))),
  ]);
  for (const inside of [labInSvg(text), inPng, inPdf]) expect(parseDocument(inside ?? '')).toEqual(document);
  expect(pngFacts(new Uint8Array(await readFile(png)))).toMatchObject({
    width: 2560,
    height: 1440,
    dpi: 192,
  });
});

test('a sheet that was put together in the lab is one more figure, in every format', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const { sheet, ...rest } = JSON.parse(await readFile(lab, 'utf8')) as {
    readonly sheet: { readonly panels: readonly unknown[] };
  };
  const panels = ['map', 'loss', 'angle'].map((figure) => ({ figure, over: null, domain: null }));
  await writeFile(lab, JSON.stringify({ ...rest, sheet: { ...sheet, panels, title: 'Three of a kind' } }));
  const [svg, png, pdf] = ['s.svg', 's.png', 's.pdf'].map((name) => info.outputPath(name));
  const outputs = [svg, png, pdf].flatMap((path) => ['--output', path ?? '']);
  expect(await run('render', lab, '--figure', 'sheet', ...outputs)).toMatchObject({ code: 0, stderr: '' });
  const text = await readFile(svg ?? '', 'utf8');
  for (const words of ['Three of a kind', 'a)', 'c)', 'b) f against steps']) expect(text).toContain(words);
  expect(text.match(/id="panel(-\d)?"/g)).toHaveLength(3);
  const inside = parseDocument((await labInPdf(new Uint8Array(await readFile(pdf ?? '')))) ?? '');
  expect(inside.sheet.panels).toEqual(panels);
  const none = await run('render', lab, '--figure', 'sheet', '--width', '400', '--height', '400', ...outputs);
  expect(none).toMatchObject({ code: 2, stdout: '' });
  expect(none.stderr).toContain('There is no room for 3 figures');
});

test('an exported figure is a lab file: from each kind come the very same bytes', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const first = ['a.svg', 'a.png', 'a.pdf'].map((name) => info.outputPath(name));
  await run('render', lab, ...first.flatMap((path) => ['--output', path]));
  for (const source of first) {
    const again = [info.outputPath('b.svg'), info.outputPath('b.png')];
    const ending = await run('render', source, ...again.flatMap((path) => ['--output', path]));
    expect(ending).toMatchObject({ code: 0, stderr: '' });
    for (const [k, path] of again.entries())
      expect((await readFile(path)).equals(await readFile(first[k] ?? ''))).toBe(true);
  }
});

test('every figure, in a size and theme of its own', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  for (const figure of FIGURE_NAMES) {
    const path = info.outputPath(`${figure}.svg`);
    const size = ['--width', '10cm', '--height', '3in', '--text-size', '9', '--theme', 'print'];
    expect(await run('render', lab, '--figure', figure, '--output', path, ...size)).toMatchObject({
      code: 0,
    });
    const text = await readFile(path, 'utf8');
    expect(text).toContain('viewBox="0 0 378 288"');
    expect(text.replace(/<style[^]*?<\/style>|<metadata[^]*?<\/metadata>/g, '')).not.toMatch(/NaN|undefined/);
  }
});

test('the caption, the background, the text and the lab are as wished', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const path = info.outputPath('v.svg');
  await run(
    'render',
    lab,
    '--output',
    path,
    '--caption',
    'κ & co',
    '--transparent',
    '--outlines',
    '--without-lab',
  );
  const text = await readFile(path, 'utf8');
  expect(text).toContain('aria-label="κ &amp; co"');
  expect(text).not.toMatch(/<text|<metadata|id="background"/);
  await run('render', lab, '--output', path, '--caption', '');
  expect(await readFile(path, 'utf8')).not.toContain('id="caption"');
});

test('figures become the slides of one presentation, the very same each time, and it is a lab file', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const figures = ['--figure', 'map', '--figure', 'loss'];
  const slides = info.outputPath('slides.pptx');
  const ending = await run(
    'render',
    lab,
    '--output',
    slides,
    ...figures,
    '--theme',
    'dark',
    '--title',
    'κ & co',
  );
  expect(ending).toMatchObject({ code: 0, stderr: '' });
  const bytes = await readFile(slides);
  const read = await readPackage(new Uint8Array(bytes));
  expect(packageFaults(read)).toEqual([]);
  for (const k of [1, 2]) {
    expect(elementsOf(read.xml(`ppt/slides/slide${k}.xml`), 'a:t').map(textOf)).toContain('κ & co');
    expect(pngFacts(read.bytes(`ppt/media/figure${k}.png`)).width).toBeGreaterThan(1600);
  }
  const again = info.outputPath('again.pptx');
  await run('render', slides, '--output', again, ...figures, '--theme', 'dark', '--title', 'κ & co');
  expect((await readFile(again)).equals(bytes)).toBe(true);
});

test('a folder of labs, with progress; one that is broken does not stop the others', async () => {
  const info = test.info();
  const folder = info.outputPath('labs');
  const lab = await labIn(folder);
  for (const k of [1, 2, 3]) await copyFile(lab, join(folder, `copy ${k}.zigzag`));
  await writeFile(join(folder, 'broken.zigzag'), '{"format":"zigzag"}');
  await writeFile(join(folder, 'notes.txt'), 'not a lab');
  const target = info.outputPath('figures');
  const ending = await run('render', folder, '--output-folder', target, '--format', 'svg', '--format', 'png');
  expect(ending.code).toBe(2);
  expect(ending.stderr).toContain('5 of 5\n');
  expect(ending.stderr).toContain('1 of 5 labs could not be rendered; the others are written.');
  expect(ending.stderr).toMatch(/broken\.zigzag”: .*version/);
  expect((await readdir(target)).sort()).toEqual(
    ['copy 1', 'copy 2', 'copy 3', 'valley'].flatMap((name) => [`${name}.png`, `${name}.svg`]),
  );
  const [one, other] = ['copy 1', 'valley'].map((name) => readFile(join(target, `${name}.svg`)));
  expect((await one)?.equals((await other) ?? Buffer.of())).toBe(true);
});

test.describe('bad input is told, and nothing is written', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no output', [], /--output NAME\.svg is missing/],
    ['no extension', ['--output', 'figure'], /has no extension: a figure is svg, png, pdf/],
    ['another extension', ['--output', 'figure.bmp'], /cannot be “bmp”/],
    ['width 0', ['--output', 'f.svg', '--width', '0'], /must be from 100 to 10,000 px/],
    ['width 100,000', ['--output', 'f.svg', '--width', '100000'], /must be from 100 to 10,000 px/],
    ['no width', ['--output', 'f.svg', '--width', 'wide'], /--width/],
    ['a unit nobody knows', ['--output', 'f.svg', '--width', '3furlong'], /units are px, in, cm/],
    ['no figure of that name', ['--output', 'f.svg', '--figure', 'pie'], /“pie”: there are map, loss/],
    ['no theme of that name', ['--output', 'f.svg', '--theme', 'pink'], /“pink”: there are light/],
    ['dots an inch', ['--output', 'f.png', '--dpi', '1e9'], /--dpi must be from 10 to 2400/],
    [
      'more pixels than anybody has',
      ['--output', 'f.png', '--width', '10000', '--height', '10000', '--dpi', '1200'],
      /125000 × 125000 pixels are too many/,
    ],
    ['one output twice', ['--output', 'f.svg', '--output', 'f.svg'], /would be written twice/],
    [
      'no room',
      ['--output', 'f.svg', '--width', '100', '--height', '100', '--text-size', '100'],
      /There is no room/,
    ],
    [
      'several figures in one picture',
      ['--output', 'f.svg', '--figure', 'map', '--figure', 'loss'],
      /a file of the kind svg has one figure; a \.pptx has several/,
    ],
    ['a size for slides', ['--output', 'f.pptx', '--size', 'square'], /--size is for figures alone/],
    ['a title for a picture', ['--output', 'f.svg', '--title', 'f'], /--title is for slides/],
    ['what is for folders', ['--output-folder', 'f'], /is for a folder of labs/],
  ];
  for (const [name, words, message] of cases)
    test(name, async () => {
      const info = test.info();
      const lab = await labIn(info.outputDir);
      const placed = words.map((word) => (/^\w+\.\w+$/.test(word) ? info.outputPath(word) : word));
      const { code, stderr, stdout } = await run('render', lab, ...placed);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(await readdir(info.outputDir)).toEqual(['valley.zigzag']);
    });

  test('a file without a lab, one that is not there, one of a newer Zigzag', async () => {
    const info = test.info();
    const lab = await labIn(info.outputDir);
    const out = info.outputPath('f.svg');
    const foreign = info.outputPath('foreign.svg');
    await writeFile(
      foreign,
      '<svg xmlns="http://www.w3.org/2000/svg"><script>process.exit(9)</script></svg>',
    );
    expect((await run('render', foreign, '--output', out)).stderr).toMatch(/There is no lab in/);
    expect((await run('render', `${lab}2`, '--output', out)).stderr).toMatch(/no such file or folder/);
    const newer = info.outputPath('newer.zigzag');
    await writeFile(newer, (await readFile(lab, 'utf8')).replace(/"version": \d+/, '"version": 99'));
    expect((await run('render', newer, '--output', out)).stderr).toMatch(/made by a newer Zigzag/);
  });

  test('a device, and the lab itself without its lab', async () => {
    const info = test.info();
    const lab = await labIn(info.outputDir);
    const svg = info.outputPath('own.svg');
    await run('render', lab, '--output', svg);
    const before = await readFile(svg);
    const { code, stderr } = await run('render', svg, '--output', svg, '--without-lab');
    expect(code).toBe(2);
    expect(stderr).toMatch(/is the lab file itself/);
    expect((await readFile(svg)).equals(before)).toBe(true);
    if (process.platform !== 'win32')
      expect((await run('render', '/dev/zero', '--output', svg)).stderr).toMatch(/it is no file/);
  });

  test('a folder that cannot be written to: the old figure stays', async () => {
    const info = test.info();
    const lab = await labIn(info.outputDir);
    const old = info.outputPath('old.svg');
    await writeFile(old, 'the old one');
    await chmod(old, 0o444);
    const { code, stderr } = await run('render', lab, '--output', join(old, 'below.svg'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/could not be written: its folder is a file/);
    expect(await readFile(old, 'utf8')).toBe('the old one');
  });
});

test('a caption may hold anything: the file is well-formed, and boxes are told of', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const path = info.outputPath('v.svg');
  const { stdout } = await run('render', lab, '--output', path, '--caption', 'a\u0001b\u000bc <script> 漢 κ');
  expect(stdout).toContain('The fonts of files have no 漢');
  const text = await readFile(path, 'utf8');
  expect(labInSvg(text)).not.toBeNull();
  expect(text).toContain('>c &lt;script&gt; 漢 κ</text>');
});

test('the example of its help works', async () => {
  const info = test.info();
  await labIn(info.outputDir);
  const { stdout } = await run('render', '--help');
  const example = /Example: npm run -s cli -- (.*)/.exec(stdout)?.[1] ?? '';
  const words = example.split(' ').map((word) => (/^valley\./.test(word) ? info.outputPath(word) : word));
  expect(await run(...words)).toMatchObject({ code: 0, stderr: '' });
});

test('a film as GIF and as numbered frames, each with the lab inside', async () => {
  const info = test.info();
  const lab = await labIn(info.outputDir);
  const document = parseDocument(await readFile(lab, 'utf8'));
  const [gif, frames] = [info.outputPath('v.gif'), info.outputPath('frames')];
  const film = ['--seconds', '0.8', '--fps', '10', '--lines', '120'];
  const ending = await run('render', lab, '--output', gif, '--frames', frames, ...film, '--loop', 'once');
  expect(ending).toMatchObject({ code: 0, stderr: '' });
  expect(ending.stdout).toContain('The film: 214 × 120 pixels, 8 frames, 0.8 s.');

  const bytes = new Uint8Array(await readFile(gif));
  const read = readGif(bytes);
  expect([read.width, read.height, read.repeat, read.frames.length]).toEqual([214, 120, null, 8]);
  expect(read.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(80);
  expect(parseDocument(labInGif(bytes) ?? '')).toEqual(document);

  const names = await readdir(frames);
  expect(names).toEqual(Array.from({ length: 8 }, (_, k) => `frame-000${String(k + 1)}.png`));
  const pngs = await Promise.all(names.map(async (name) => readFile(join(frames, name))));
  for (const png of pngs) {
    expect(pngFacts(new Uint8Array(png))).toMatchObject({ width: 214, height: 120 });
    expect(parseDocument((await labInPng(new Uint8Array(png))) ?? '')).toEqual(document);
  }
  expect(pngs.at(0)?.equals(pngs.at(-1) ?? Buffer.alloc(0))).toBe(false);
  expect(pngs.at(-2)?.equals(pngs.at(-1) ?? Buffer.alloc(0)), 'the last picture rests').toBe(true);

  const again = await run('render', lab, '--frames', frames, ...film);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toMatch(/^zigzag render: --frames “.*” is not empty: /);
  expect(await readdir(info.outputDir)).toEqual(['frames', 'v.gif', 'valley.zigzag']);
});

for (const [words, message] of [
  [['--output', 'v.mp4'], /MP4 needs a browser's encoder\. Export it in the window, or make --frames FOLDER/],
  [['--output', 'v.gif', '--seconds', '0'], /: A film lasts more than 0 seconds\./],
  [['--output', 'v.gif', '--seconds', '250', '--fps', '40'], /: 10,000 frames are too many/],
  [['--output', 'v.gif', '--loop', 'twice'], /: --loop “twice”: there are forever, once\./],
  [['--output', 'v.gif', '--figure', 'matrices'], /Nothing moves in “/],
  [['--output', 'v.gif', '--transparent'], /: --transparent: a film has a background\./],
  [['--output', 'v.svg', '--fps', '20'], /: --fps is for films: --output NAME\.gif, or --frames FOLDER\./],
] as const) {
  test(`render ${words.join(' ')} is refused`, async () => {
    const info = test.info();
    const lab = await labIn(info.outputDir);
    const [option, path, ...rest] = words;
    const ending = await run('render', lab, option, info.outputPath(path), ...rest);
    expect(ending).toMatchObject({ code: 2, stdout: '' });
    expect(ending.stderr).toMatch(message);
    expect(await readdir(info.outputDir)).toEqual(['valley.zigzag']);
  });
}
