import type { Theme } from '../../src-core/document/lab-document.ts';

/** Themes of files: those of the window, `print`, which stays readable in greys, and `journal`, thin and set in a serif. */
export type FileThemeName = Theme | 'print' | 'journal';

export const FILE_THEMES: readonly (readonly [FileThemeName, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['projector', 'Projector'],
  ['print', 'Print (greys)'],
  ['journal', 'Journal (thin, serif)'],
];

export const FILE_THEME_NAMES = FILE_THEMES.map(([name]) => name);
