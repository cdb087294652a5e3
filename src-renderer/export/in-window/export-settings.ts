/** How figures are taken home: kept from one export to the next, apart from the lab. */
import { FILE_THEMES, type FileThemeName } from '../../figures/file-theme-names.ts';
import type { Shell } from '../../shell/shell.ts';
import {
  DEFAULT_DPI,
  DPI_RANGE,
  PX_PER_POINT,
  SIDE_RANGE,
  SIZE_PRESETS,
  TEXT_RANGE,
} from '../figures/sizes.ts';
import { FILM_FORMATS, filmFormatName, isFilmFormat, type FilmFormat } from '../film/film-formats.ts';
import {
  DEFAULT_FILM,
  FPS_RANGE,
  LINES_RANGE,
  LONGEST_FILM,
  type FilmSettings,
} from '../film/film-limits.ts';
import type { FileSettings } from '../picture-files.ts';
import { CODEC_IDS, type CodecId } from './film/codecs.ts';

export type Format = 'svg' | 'png' | 'pdf' | 'pptx' | FilmFormat | 'data';
export const FORMATS: readonly Format[] = ['svg', 'png', 'pdf', 'pptx', ...FILM_FORMATS, 'data'];

/** As a person writes it. */
export function formatName(format: Format): string {
  if (isFilmFormat(format)) return filmFormatName(format);
  return format === 'data' ? 'Data' : format.toUpperCase();
}

export interface ExportSettings extends FileSettings, FilmSettings {
  readonly format: Format;
  /** Id of a preset, `screen`, or `custom` for the three that follow. */
  readonly size: string;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly unit: 'px' | 'cm';
  /** `lab`: as on screen. */
  readonly theme: FileThemeName | 'lab';
  readonly caption: 'shown' | 'hidden';
  readonly background: 'theme' | 'none';
  /** Of a video; where its container or the browser has another, that is taken. */
  readonly codec: CodecId;
}

export const DEFAULT_SETTINGS: ExportSettings = {
  format: 'svg',
  size: SIZE_PRESETS[0].id,
  width: 960,
  height: 720,
  fontSize: 16,
  unit: 'px',
  dpi: DEFAULT_DPI,
  theme: 'lab',
  caption: 'shown',
  text: 'text',
  background: 'theme',
  lab: 'inside',
  ...DEFAULT_FILM,
  codec: 'avc',
};

/** What may be chosen, field by field; of numbers the range. */
const CHOICES: { readonly [Field in keyof ExportSettings]: readonly (string | number)[] } = {
  format: FORMATS,
  size: [...SIZE_PRESETS.map(({ id }) => id), 'screen', 'custom'],
  width: SIDE_RANGE,
  height: SIDE_RANGE,
  fontSize: TEXT_RANGE.map((points) => points * PX_PER_POINT),
  unit: ['px', 'cm'],
  dpi: DPI_RANGE,
  theme: ['lab', ...FILE_THEMES.map(([name]) => name)],
  caption: ['shown', 'hidden'],
  text: ['text', 'outlines'],
  background: ['theme', 'none'],
  lab: ['inside', 'left out'],
  seconds: [0, LONGEST_FILM],
  fps: FPS_RANGE,
  loop: ['forever', 'once'],
  lines: LINES_RANGE,
  codec: CODEC_IDS,
};

const KEY = 'zigzag.export';

/** The settings that were kept; what is missing or wrong is as it is by default. */
export function recallSettings(shell: Shell): ExportSettings {
  let kept: unknown;
  try {
    kept = JSON.parse(shell.recall(KEY) ?? '{}');
  } catch {
    return DEFAULT_SETTINGS;
  }
  if (typeof kept !== 'object' || kept === null) return DEFAULT_SETTINGS;
  const right = Object.entries(kept).filter(
    ([field, value]) => field in DEFAULT_SETTINGS && isAllowed(field as keyof ExportSettings, value),
  );
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(right) as Partial<ExportSettings>) };
}

function isAllowed(field: keyof ExportSettings, value: unknown): boolean {
  const choices = CHOICES[field];
  if (typeof value !== 'number') return choices.includes(value as string);
  return typeof choices[0] === 'number' && value >= choices[0] && value <= Number(choices[1]);
}

export function keepSettings(shell: Shell, settings: ExportSettings): void {
  shell.keep(KEY, JSON.stringify(settings));
}
