/**
 * The themes that files can have: those of the window, and two for paper. A theme is scaled as a whole: whoever asks
 * for larger letters gets thicker lines and larger dots with them.
 */
import type { Theme } from '../../src-core/document/lab-document.ts';
import type { FileThemeName } from './file-theme-names.ts';
import { figureTheme, rampOf, seriesOf, type FigureTheme } from './theme.ts';

const PRINT: FigureTheme = {
  ...figureTheme('light'),
  name: 'print',
  text: '#000000',
  mutedText: '#2e2e2e',
  axis: '#4a4a4a',
  grid: '#dedede',
  ramp: rampOf('#ffffff', '#dedede', '#bdbdbd'),
  overlayRamp: rampOf('#ffffff', '#dedede', '#bdbdbd'),
  isoLine: '#404040',
  isoLineOpacity: 0.5,
  undefinedFill: '#f4f4f4',
  hatch: '#8c8c8c',
  accent: '#000000',
  // Told apart by dash and marker; the greys only help.
  series: seriesOf('#000000', '#4a4a4a', '#1f1f1f', '#555555', '#303030', '#000000'),
  mark: '#000000',
  relief: { light: '#ffffff', lightStrength: 0.75, shadow: '#3a3a3a', shadowStrength: 0.5 },
  sheets: { plane: '#6e6e6e', model: '#262626', opacity: 0.25, curve: '#000000' },
};

const light = figureTheme('light');
const JOURNAL: FigureTheme = {
  ...light,
  name: 'journal',
  text: '#000000',
  mutedText: '#222222',
  axis: '#333333',
  ramp: rampOf('#ffffff', '#e4ebf1', '#c5d3e0'),
  overlayRamp: rampOf('#ffffff', '#f2e8d5', '#e0cba4'),
  isoLine: '#35566f',
  isoLineOpacity: 0.5,
  mark: '#000000',
  fontFamily: "'STIX Two Text', 'Times New Roman', Times, serif",
  lineWidth: 0.6 * light.lineWidth,
  dotRadius: 0.7 * light.dotRadius,
};

const PALETTES: Readonly<Partial<Record<FileThemeName, FigureTheme>>> = { print: PRINT, journal: JOURNAL };

/** @param fontSize px; also the smallest text */
export function fileTheme(name: FileThemeName, fontSize: number): FigureTheme {
  const theme = PALETTES[name] ?? figureTheme(name as Theme);
  const scale = fontSize / theme.fontSize;
  return {
    ...theme,
    fontSize,
    lineWidth: scale * theme.lineWidth,
    dotRadius: scale * theme.dotRadius,
  };
}
