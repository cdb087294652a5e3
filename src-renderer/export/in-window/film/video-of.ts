/** Frames → MP4 or WebM, by the browser's own encoders. */
import {
  BufferTarget,
  canEncodeVideo,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny';
import { labComment } from '../../carry/lab-comment.ts';
import { filmFormatName } from '../../film/film-formats.ts';
import { FilmPainter } from '../../film/film-painter.ts';
import { filmPixels, type PixelSize } from '../../film/film-limits.ts';
import { scheduleOf } from '../../film/schedule.ts';
import { codecsInOrder, type CodecId, type VideoFormat } from './codecs.ts';
import type { FilmOrder } from './protocol.ts';

const FORMATS = {
  // What says how long it is comes first, so that it plays while it is loaded.
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
} as const;

/** s between frames that are whole, to which a player can jump. */
const KEY_FRAMES = 1;

/** @throws Error where the encoder gives up */
export async function videoOf(
  { parts, codec: wished, settings, title, lab }: FilmOrder,
  format: VideoFormat,
  onFrame: (done: number, of: number) => void,
): Promise<Uint8Array> {
  const size = filmPixels(parts, settings.lines);
  const codec = await codecFor(format, wished, size);
  const canvas = new OffscreenCanvas(1, 1);
  const painter = new FilmPainter(parts, canvas, size, 'seldom');
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[format](), target });
  const source = new CanvasSource(canvas, {
    codec,
    quality: new Quality('high'),
    keyFrameInterval: KEY_FRAMES,
  });
  output.addVideoTrack(source, { frameRate: settings.fps });
  output.setMetadataTags({ title, ...(lab === null ? {} : { comment: labComment(lab) }) });
  await output.start();
  const { places } = scheduleOf(settings, parts);
  for (const [k, place] of places.entries()) {
    painter.paint(place);
    await source.add(k / settings.fps, 1 / settings.fps);
    onFrame(k + 1, places.length);
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('the encoder gave nothing.');
  return new Uint8Array(target.buffer);
}

/** Whether this browser can encode in this size. */
export async function canEncode(id: CodecId, size: PixelSize): Promise<boolean> {
  return typeof VideoEncoder !== 'undefined' && (await canEncodeVideo(id, size));
}

/** @throws Error in words where the browser has none for this container */
async function codecFor(format: VideoFormat, wished: CodecId, size: PixelSize): Promise<CodecId> {
  for (const { id } of codecsInOrder(format, wished)) if (await canEncode(id, size)) return id;
  throw new Error(`this browser cannot encode ${filmFormatName(format)} at this size.`);
}
