import fc from 'fast-check';
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src-core/input-error.ts';
import { defaultDocument, parseDocument, writeDocument } from '../../../src-core/document/index.ts';
import { GIFEncoder } from 'gifenc';
import { readGif } from '../film/read-gif.ts';
import { labInGif, withLabInGif } from './gif.ts';
import { labComment } from './lab-comment.ts';
import { labTextIn } from './lab-text-in.ts';
import { labInMp4 } from './mp4.ts';
import { labInWebm } from './webm.ts';

const document = defaultDocument();
const lab = writeDocument(document);
/** Texts of labs are JSON; what is in them is any text at all, and may be longer than a block of a GIF. */
const anyLab = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.stringify({ value, more: 'é∇😀'.repeat(60) }));

/** A film of four frames of which no player could make anything but their number. */
async function video(format: 'mp4' | 'webm', comment: string | null): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({
    format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target,
  });
  const source = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(source, { frameRate: 10 });
  output.setMetadataTags({ title: 'Zigzag: x²', ...(comment === null ? {} : { comment }) });
  await output.start();
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 16, codedHeight: 16 };
  for (let k = 0; k < 4; k++) {
    const packet = new EncodedPacket(new Uint8Array([k, 1, 2, 3]), 'key', k / 10, 0.1);
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

function gifOfTwo(): Uint8Array {
  const encoder = GIFEncoder();
  const palette = [
    [0, 0, 0],
    [255, 0, 0],
  ];
  encoder.writeFrame(Uint8Array.of(0, 1), 2, 1, { palette, delay: 100 });
  encoder.writeFrame(Uint8Array.of(1, 0), 2, 1, { delay: 100 });
  encoder.finish();
  return encoder.bytes();
}

const gif = gifOfTwo();
const films = {
  GIF: withLabInGif(gif, lab),
  MP4: await video('mp4', labComment(lab)),
  WebM: await video('webm', labComment(lab)),
};

test('a GIF carries any text of a lab, and its frames as they were', () => {
  fc.assert(
    fc.property(anyLab, (text) => {
      const carrying = withLabInGif(gif, text);
      expect(JSON.parse(labInGif(carrying) ?? '')).toEqual(JSON.parse(text));
      expect(readGif(carrying)).toEqual(readGif(gif));
    }),
  );
  expect(labInGif(gif)).toBeNull();
  expect(() => withLabInGif(new Uint8Array(9), lab)).toThrow(RangeError);
});

test.each([
  ['mp4', labInMp4],
  ['webm', labInWebm],
] as const)('an %s carries any text of a lab', async (format, labIn) => {
  await fc.assert(
    fc.asyncProperty(anyLab, async (text) => {
      expect(JSON.parse(labIn(await video(format, labComment(text))) ?? '')).toEqual(JSON.parse(text));
    }),
    { numRuns: 20 },
  );
  expect(labIn(await video(format, 'made by somebody else'))).toBeNull();
  expect(labIn(await video(format, null))).toBeNull();
});

describe.each(Object.entries(films))('%s as a file that is opened', (name, film) => {
  test('is known by its content, whatever it is called', async () => {
    expect(parseDocument(await labTextIn(film, 'holiday.jpg'))).toEqual(document);
  });

  test('is taken for what it is, or said to be damaged, cut off or changed anywhere', async () => {
    const change = fc.tuple(fc.nat(film.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 5 }), fc.nat(film.length), async (changes, end) => {
        const wrong = film.slice(0, end);
        for (const [at, byte] of changes) if (at < end) wrong[at] = byte;
        const outcome = await labTextIn(wrong, name).catch((error: unknown) => error);
        expect(typeof outcome === 'string' || outcome instanceof InputError).toBe(true);
      }),
    );
  });

  test('is read in no time where bytes follow its head that anybody made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (rest) => {
        const any = Uint8Array.from([...film.subarray(0, 13), ...rest]);
        const outcome = await labTextIn(any, name).catch((error: unknown) => error);
        expect(typeof outcome === 'string' || outcome instanceof InputError).toBe(true);
      }),
    );
  });
});

test('sizes that lie lead nowhere', () => {
  const box = (size: number, type: string): number[] => [0, 0, 0, size, ...new TextEncoder().encode(type)];
  expect(labInMp4(Uint8Array.from([...box(4, 'ftyp'), ...box(0, 'moov')]))).toBeNull();
  expect(labInMp4(Uint8Array.from([...box(1, 'moov'), 255, 255, 255, 255, 255, 255, 255, 255]))).toBeNull();
  // A segment of unknown length in a segment of unknown length …
  const nested = Array.from({ length: 5000 }, () => [0x18, 0x53, 0x80, 0x67, 0xff]).flat();
  expect(labInWebm(Uint8Array.from(nested))).toBeNull();
  expect(labInWebm(new Uint8Array(5000))).toBeNull();
  expect(
    labInGif(Uint8Array.from([...new TextEncoder().encode('GIF89a'), ...Array<number>(500).fill(0x21)])),
  ).toBeNull();
});
