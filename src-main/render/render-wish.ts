import type { FigureSize } from '../../src-renderer/export/figures/sizes.ts';
import type { FileSettings } from '../../src-renderer/export/picture-files.ts';
import type { FileThemeName } from '../../src-renderer/figures/file-theme-names.ts';

export const RENDER_FORMATS = ['svg', 'png', 'pdf', 'pptx'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];

/** Plain data, so that it can be sent to another thread. */
export interface RenderWish extends FileSettings {
  /** Ids; empty for the one that was on screen. Only a presentation has several. */
  readonly figures: readonly string[];
  readonly size: FigureSize;
  /** Null for the lab's own. */
  readonly theme: FileThemeName | null;
  /** Null for the one that is made; empty for none. */
  readonly caption: string | null;
  readonly background: 'theme' | 'none';
  /** Of slides; null for the one that is made. */
  readonly title: string | null;
}

/** One lab of a folder. */
export interface RenderJob {
  readonly input: string;
  /** One a format. */
  readonly outputs: readonly string[];
  readonly formats: readonly RenderFormat[];
}

export interface RenderFailure {
  readonly input: string;
  readonly problem: string;
}
