/** Films of the descent: made in the window, read back by a demuxer and by the browser's player. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { parseDocument } from '../src-core/document/index.ts';
import { labTextIn } from '../src-renderer/export/carry/lab-text-in.ts';
import { readGif } from '../src-renderer/export/film/read-gif.ts';
import { figureTheme } from '../src-renderer/figures/theme.ts';
import { opened, rateBox, type } from './descent.ts';
import { chooseExport, dialog, saveButton, type Saved } from './exports.ts';
import { drop, kept } from './files.ts';
import { expect, expectAccessible, test } from './lab.ts';

const [SECONDS, FPS] = [1.2, 10];
const FRAMES = 12;

async function give(lab: Page, name: string, value: string): Promise<void> {
  const box = dialog(lab).getByRole('textbox', { name });
  await box.fill(value);
  await box.press('Enter');
}

const said = (lab: Page) => dialog(lab).locator('.actions').getByRole('status');

/** The film that is chosen, when it can be saved. */
async function filmed(lab: Page): Promise<Saved> {
  const [download] = await Promise.all([lab.waitForEvent('download'), saveButton(lab).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What a demuxer finds in a video. */
async function facts(bytes: Buffer) {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(new Uint8Array(bytes)) });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('There is no video in it.');
  let frames = 0;
  for await (const packet of new EncodedPacketSink(track).packets()) frames += packet.byteLength > 0 ? 1 : 0;
  return { codec: await track.getCodec(), frames, seconds: await input.computeDuration() };
}

/** How the browser's own player shows a video: its size and length, and the pixels like the path at its two ends. */
async function playback(lab: Page, bytes: Buffer) {
  // The content policy of the lab loads no films.
  const page = await lab.context().newPage();
  const found = await page.evaluate(async (base64) => {
    const video = document.createElement('video');
    video.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (at) => at.charCodeAt(0))]));
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    document.body.append(video);
    const goTo = async (seconds: number): Promise<void> => {
      // A seek is over before its frame is there.
      const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      video.currentTime = seconds;
      await shown;
    };
    const reddish = (): number => {
      context?.drawImage(video, 0, 0);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let count = 0;
      for (let k = 0; k < data.length; k += 4)
        if ((data[k] ?? 0) > (data[k + 1] ?? 0) + 60 && (data[k] ?? 0) > (data[k + 2] ?? 0) + 60) count++;
      return count;
    };
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve);
      video.addEventListener('error', () => reject(new Error('It cannot be played.')));
    });
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const start = reddish();
    await goTo(video.duration - 0.05);
    const end = reddish();
    return { width: video.videoWidth, height: video.videoHeight, seconds: video.duration, start, end };
  }, bytes.toString('base64'));
  await page.close();
  return found;
}

test('the descent goes home as MP4, WebM and GIF, and comes back with its lab', async ({ lab }) => {
  await opened(lab);
  const document = parseDocument(await kept(lab));
  await chooseExport(lab, { format: 'MP4', caption: false });
  await give(lab, 'seconds', String(SECONDS));
  await give(lab, 'frames a second', String(FPS));
  await dialog(lab).getByRole('combobox', { name: 'Pixels' }).selectOption('640 × 360');
  await expect(said(lab)).toHaveText('640 × 360 pixels, 12 frames, 1.2 s');
  await expect(dialog(lab).getByRole('img', { name: 'Preview of the film' })).toBeVisible();
  await expectAccessible(lab);

  const films: Saved[] = [];
  for (const [format, codec] of [
    ['MP4', 'avc'],
    ['WebM', 'vp9'],
  ] as const) {
    await chooseExport(lab, { format });
    await expect(dialog(lab).getByRole('combobox', { name: 'Codec' })).toHaveValue(codec);
    const film = await filmed(lab);
    await expect(said(lab)).toHaveText(`Saved zigzag-rotated-quadratic-map.${format.toLowerCase()}.`);
    const { seconds, ...rest } = await facts(film.bytes);
    expect(rest).toEqual({ codec, frames: FRAMES });
    expect(seconds).toBeCloseTo(SECONDS, 2);
    const { start, end, width, height, seconds: played } = await playback(lab, film.bytes);
    expect([width, height]).toEqual([640, 360]);
    expect(played).toBeCloseTo(SECONDS, 2);
    expect(end, 'the path has grown').toBeGreaterThan(3 * start);
    films.push(film);
  }

  await chooseExport(lab, { format: 'GIF' });
  await dialog(lab).getByRole('checkbox', { name: 'Over and over' }).uncheck();
  films.push(await filmed(lab));
  const gif = readGif(new Uint8Array(films[2]?.bytes ?? []));
  expect([gif.width, gif.height, gif.repeat, gif.frames.length]).toEqual([640, 360, null, FRAMES]);
  expect(gif.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(100 * SECONDS);
  const [r, g, b] = [1, 3, 5].map((at) =>
    Number.parseInt(figureTheme('light').series[0]?.color.slice(at, at + 2) ?? '', 16),
  );
  const path = (r ?? 0) + 256 * (g ?? 0) + 65536 * (b ?? 0);
  const walked = gif.frames.map(({ pixels }) => pixels.filter((pixel) => pixel === path).length);
  expect(walked[0]).toBe(0);
  expect(walked.at(-1)).toBeGreaterThan(300);
  walked.slice(1).forEach((count, k) => expect(count).toBeGreaterThanOrEqual(0.9 * (walked[k] ?? 0)));

  for (const { name, bytes } of films)
    expect(parseDocument(await labTextIn(new Uint8Array(bytes), name))).toEqual(document);
  await lab.keyboard.press('Escape');
  for (const { name, bytes } of films) {
    await type(rateBox(lab), '0.02');
    await drop(lab, [name, bytes]);
    await lab.getByRole('button', { name: 'Don’t save' }).click();
    await expect(rateBox(lab)).toHaveValue('0.093');
  }
});

test('a film that cannot be is refused in words, and one that is being made can be given up', async ({
  lab,
}) => {
  await opened(lab);
  await lab.evaluate(() => localStorage.setItem('zigzag.export', '{"format":"mp4","codec":"hevc"}'));
  await chooseExport(lab);
  await expect(
    dialog(lab).getByText(/^This browser cannot encode H\.265 at this size\. It can H\.264/),
  ).toBeVisible();
  await expect(dialog(lab).getByRole('combobox', { name: 'Codec' })).toHaveValue('avc');

  await give(lab, 'seconds', '0');
  await expect(said(lab)).toHaveText(/^Mend the length in seconds .* A film lasts more than 0 seconds\.$/);
  await expect(saveButton(lab)).toBeDisabled();
  await give(lab, 'seconds', '1000');
  await expect(said(lab)).toHaveText(/30,000 frames are too many: a film has at most 3,600\.$/);
  await give(lab, 'seconds', '60');
  await chooseExport(lab, { figure: 'directions' });
  await expect(dialog(lab).getByRole('alert')).toHaveText(/^Nothing moves in “Polar plot”/);
  await expect(saveButton(lab)).toBeDisabled();

  await chooseExport(lab, { figure: 'loss' });
  await saveButton(lab).click();
  await expect(dialog(lab).getByText(/^Frame [1-9]\d* of 1800 is done\.$/)).toBeVisible();
  await dialog(lab).getByRole('button', { name: 'Cancel' }).click();
  await expect(said(lab)).toHaveText('Cancelled: nothing was saved.');
  await expect(saveButton(lab)).toBeEnabled();
});
