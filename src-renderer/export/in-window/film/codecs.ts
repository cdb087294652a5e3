/** How the pictures of videos are encoded: which of it a browser can is known only there. */
import { filmFormatName, type FilmFormat } from '../../film/film-formats.ts';

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

/** What this browser can encode and what not; absent where that is not known yet, for to find out may take seconds. */
export type CodecsHere = Readonly<Partial<Record<CodecId, boolean>>>;

export interface CodecChoice {
  /** What is taken; null where there is none, or none is known yet. */
  readonly codec: Codec | null;
  /** What is not as it was wished, in words, or null. */
  readonly advice: string | null;
}

/** The container's codecs in the order in which they are taken: the wished one first. */
export function codecsInOrder(format: VideoFormat, wished: CodecId): readonly Codec[] {
  const rank = ({ id }: Codec): number => (id === wished ? 0 : 1);
  return CODECS[format].toSorted((a, b) => rank(a) - rank(b));
}

export function chooseCodec(format: VideoFormat, wished: CodecId, here: CodecsHere): CodecChoice {
  const [asked, ...others] = codecsInOrder(format, wished);
  if (asked === undefined || here[asked.id] !== false) return { codec: asked ?? null, advice: null };
  const lack = (what: string, names: readonly string[]): string =>
    `This browser cannot encode ${what} at this size. It can ${listed(names)}.`;
  const able = others.filter(({ id }) => here[id] === true);
  const [best] = able;
  if (best !== undefined)
    return {
      codec: best,
      advice: lack(
        asked.name,
        able.map(({ name }) => name),
      ),
    };
  if (others.some(({ id }) => here[id] === undefined)) return { codec: null, advice: null };
  const containers = (['mp4', 'webm'] as const)
    .filter((other) => CODECS[other].some(({ id }) => here[id] === true))
    .map(filmFormatName);
  return { codec: null, advice: lack(filmFormatName(format), [...containers, filmFormatName('gif')]) };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
