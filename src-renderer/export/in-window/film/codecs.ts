/** How the pictures of videos are encoded: which of it a browser can is known only there. */
import type { FilmFormat } from '../../film/film-formats.ts';
import { filmFormatName } from '../../film/film-formats.ts';

export type VideoFormat = Exclude<FilmFormat, 'gif'>;
export type CodecId = 'avc' | 'hevc' | 'vp9' | 'vp8' | 'av1';

export interface Codec {
  readonly id: CodecId;
  readonly name: string;
}

const H264: Codec = { id: 'avc', name: 'H.264' };
const H265: Codec = { id: 'hevc', name: 'H.265' };
const VP8: Codec = { id: 'vp8', name: 'VP8' };
const VP9: Codec = { id: 'vp9', name: 'VP9' };
const AV1: Codec = { id: 'av1', name: 'AV1' };

/** What each container can hold; what most players know comes first. */
export const CODECS: Readonly<Record<VideoFormat, readonly Codec[]>> = {
  mp4: [H264, H265, AV1, VP9],
  webm: [VP9, VP8, AV1],
};
export const CODEC_IDS: readonly CodecId[] = ['avc', 'hevc', 'vp9', 'vp8', 'av1'];

/** Of each container, what this browser can encode. */
export type CodecsHere = Readonly<Record<VideoFormat, readonly CodecId[]>>;

export interface CodecChoice {
  /** Null where the container has none that this browser can. */
  readonly codec: Codec | null;
  /** What is not as it was wished, in words, or null. */
  readonly advice: string | null;
}

/** @param wished null for whatever is best */
export function chooseCodec(format: VideoFormat, wished: CodecId | null, here: CodecsHere): CodecChoice {
  const able = CODECS[format].filter(({ id }) => here[format].includes(id));
  const [best] = able;
  const name = filmFormatName(format);
  if (best === undefined) {
    const others = (['mp4', 'webm'] as const)
      .filter((other) => here[other].length > 0)
      .map((other) => filmFormatName(other));
    return {
      codec: null,
      advice: `This browser cannot encode ${name} at this size. It can ${listed([...others, 'GIF'])}.`,
    };
  }
  const asked = CODECS[format].find(({ id }) => id === wished) ?? CODECS[format][0];
  if (asked === undefined || able.includes(asked)) return { codec: asked ?? best, advice: null };
  const names = listed(able.map((each) => each.name));
  return { codec: best, advice: `This browser cannot encode ${asked.name} at this size. It can ${names}.` };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
