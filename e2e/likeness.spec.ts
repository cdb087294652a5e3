/** The same SVG drawn by Chromium and by `render`: what is on screen is what is in the file. */
import { readFile } from 'node:fs/promises';
import { test, expect } from './lab.ts';
import { FIGURE_NAMES } from '../src-renderer/export/figures/figure-names.ts';
import { run } from './cli.ts';

/** Of 255, in any channel after a blur over three pixels: what nobody sees. */
const UNSEEN = 24;
const SIZE = ['--width', '640', '--height', '400', '--text-size', '9'];

for (const theme of ['light', 'print'])
  test(`in the theme ${theme} at least 99 % of the pixels of every figure are alike`, async ({
    lab,
  }, info) => {
    const file = info.outputPath('lab.zigzag');
    // Along the swings of hundreds of steps a line is so long that rounding moves its dashes, in each elsewhere.
    const runs = ['--optimizer', 'adam', '--optimizer', 'momentum', '--steps', '60'];
    await run('new', 'himmelblau', ...runs, '--output', file);
    for (const figure of FIGURE_NAMES) {
      const paths = [info.outputPath('f.svg'), info.outputPath('f.png')] as const;
      const outputs = paths.flatMap((path) => ['--output', path]);
      const wish = ['--figure', figure, '--theme', theme, '--outlines', '--dpi', '96', ...SIZE];
      expect(await run('render', file, ...outputs, ...wish)).toMatchObject({ code: 0, stderr: '' });
      const addresses = await Promise.all(
        paths.map(async (path, k) => {
          const type = ['image/svg+xml', 'image/png'][k] ?? '';
          return `data:${type};base64,${(await readFile(path)).toString('base64')}`;
        }),
      );
      const share = await lab.evaluate(
        async ({ pictures, unseen }) => {
          const [width, height] = [640, 400];
          const pixelsOf = async (address: string): Promise<Uint8ClampedArray> => {
            const image = new Image();
            image.src = address;
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [width, height];
            const context = canvas.getContext('2d', { willReadFrequently: true });
            if (context === null) throw new Error('no canvas');
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, width, height).data;
          };
          const [a, b] = await Promise.all(pictures.map(pixelsOf));
          if (a === undefined || b === undefined) throw new Error('two pictures are compared');
          const row = 4 * width;
          // The blur of a difference is the difference of the blurs.
          const difference = Int16Array.from(a, (value, at) => value - (b[at] ?? 0));
          const across = Int16Array.from(difference, (value, at) => {
            return value + (difference[at - 4] ?? 0) + (difference[at + 4] ?? 0);
          });
          let unlike = 0;
          for (let at = 0; at < a.length; at += 4) {
            let most = 0;
            for (let channel = at; channel < at + 3; channel++) {
              const sum =
                (across[channel] ?? 0) + (across[channel - row] ?? 0) + (across[channel + row] ?? 0);
              if (sum > most) most = sum;
              else if (-sum > most) most = -sum;
            }
            if (most > 9 * unseen) unlike++;
          }
          return 1 - unlike / (width * height);
        },
        { pictures: addresses, unseen: UNSEEN },
      );
      expect(share, figure).toBeGreaterThanOrEqual(0.99);
    }
  });
