/**
 * The palettes of all figures in the window; those for paper alone are in file-themes.ts. Map ramps have one hue and even steps of lightness; series colours come from the
 * families of Okabe & Ito and Tol, darkened or lightened until each keeps 3 : 1 against every band of its map.
 */
import { interpolateLab, piecewise } from 'd3-interpolate';
import type { Theme } from '../../src-core/document/lab-document.ts';

export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'triangle-down' | 'pentagon';

/** How one optimizer looks everywhere: never by its colour alone. */
export interface SeriesStyle {
  readonly color: string;
  /** Lengths of dashes and gaps in units of the line's width; empty for a solid line. */
  readonly dash: readonly number[];
  readonly marker: MarkerShape;
}

/** Light and shade on the graph of f: which way, and how far at the most, a colour goes from that of level ground. */
export interface ReliefInk {
  readonly light: string;
  readonly lightStrength: number;
  readonly shadow: string;
  readonly shadowStrength: number;
}

/** What is laid over the graph of f at the probe. */
export interface SheetInk {
  readonly plane: string;
  readonly model: string;
  readonly opacity: number;
  readonly curve: string;
}

export interface FigureTheme {
  readonly name: string;
  readonly background: string;
  readonly text: string;
  readonly mutedText: string;
  readonly axis: string;
  readonly grid: string;
  /** Drawn around lines and labels, so that they read on every band. */
  readonly halo: string;
  /** Colour of a band: 0 for the lowest values, 1 for the highest. */
  readonly ramp: (t: number) => string;
  /** The same for what is laid over the map: warm where the map is cool. */
  readonly overlayRamp: (t: number) => string;
  readonly isoLine: string;
  readonly isoLineOpacity: number;
  readonly undefinedFill: string;
  readonly hatch: string;
  /** What the hand can drag. */
  readonly accent: string;
  readonly series: readonly SeriesStyle[];
  readonly ghostOpacity: number;
  /** Known minima and other marked places. */
  readonly mark: string;
  readonly relief: ReliefInk;
  readonly sheets: SheetInk;
  readonly fontFamily: string;
  /** px; also the smallest text. */
  readonly fontSize: number;
  /** Width of a path in px. */
  readonly lineWidth: number;
  /** Radius of a step dot in px. */
  readonly dotRadius: number;
}

const FONT_FAMILY = "'Inter', 'Helvetica Neue', Arial, sans-serif";

const DASHES: readonly (readonly number[])[] = [[], [4, 2], [1.2, 1.6], [6, 2, 1.2, 2], [2.5, 1.5], [8, 2]];
const MARKERS: readonly MarkerShape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'triangle-down',
  'pentagon',
];

export function seriesOf(...colors: readonly string[]): readonly SeriesStyle[] {
  return colors.map((color, k) => ({
    color,
    dash: DASHES[k % DASHES.length] ?? [],
    marker: MARKERS[k % MARKERS.length] ?? 'circle',
  }));
}

export function rampOf(...stops: readonly string[]): (t: number) => string {
  // d3's type for this says any; between colours it is a colour.
  const ramp: (t: number) => string = piecewise(interpolateLab, [...stops]);
  return (t) => ramp(Math.min(Math.max(t, 0), 1));
}

const LIGHT: FigureTheme = {
  name: 'light',
  background: '#ffffff',
  text: '#16202b',
  mutedText: '#4b5a69',
  axis: '#6b7a89',
  grid: '#e2e8ee',
  halo: '#ffffff',
  ramp: rampOf('#f7fafc', '#d3e0eb', '#adc3d7'),
  overlayRamp: rampOf('#fffaf2', '#f1e2c6', '#dcc193'),
  isoLine: '#2f5878',
  isoLineOpacity: 0.42,
  undefinedFill: '#f0efed',
  hatch: '#a7a39c',
  accent: '#f08c00',
  series: seriesOf('#c22f06', '#3d2a92', '#00644d', '#9c1f72', '#5c4700', '#1f2933'),
  ghostOpacity: 0.5,
  mark: '#16202b',
  relief: { light: '#ffffff', lightStrength: 0.75, shadow: '#173a56', shadowStrength: 0.5 },
  sheets: { plane: '#b26a00', model: '#00785c', opacity: 0.28, curve: '#16202b' },
  fontFamily: FONT_FAMILY,
  fontSize: 14,
  lineWidth: 2.25,
  dotRadius: 2.75,
};

const DARK: FigureTheme = {
  ...LIGHT,
  name: 'dark',
  background: '#10161d',
  text: '#e8eef4',
  mutedText: '#a9b7c4',
  axis: '#7c8b99',
  grid: '#25303b',
  halo: '#0b1016',
  ramp: rampOf('#121b25', '#22384c', '#345672'),
  overlayRamp: rampOf('#1b1610', '#3d3222', '#5f4e2f'),
  isoLine: '#a5c8e4',
  isoLineOpacity: 0.36,
  undefinedFill: '#1b1c1f',
  hatch: '#55565a',
  accent: '#ff9d1f',
  series: seriesOf('#ff8a5c', '#bcaeff', '#4fdcb2', '#ff9fd6', '#e8d35a', '#f2f5f8'),
  ghostOpacity: 0.55,
  mark: '#e8eef4',
  relief: { light: '#bfe0fb', lightStrength: 0.42, shadow: '#000407', shadowStrength: 0.62 },
  sheets: { plane: '#ffc857', model: '#5fe0b5', opacity: 0.3, curve: '#f2f5f8' },
};

const PROJECTOR: FigureTheme = {
  ...LIGHT,
  name: 'projector',
  text: '#000000',
  mutedText: '#2b3640',
  axis: '#3c4854',
  grid: '#d3dbe3',
  ramp: rampOf('#ffffff', '#d2e0ec', '#a3bdd4'),
  overlayRamp: rampOf('#ffffff', '#f1e0c0', '#d8bb88'),
  isoLine: '#1f4a6c',
  isoLineOpacity: 0.55,
  series: seriesOf('#b52500', '#2c1a80', '#005540', '#8a1463', '#4a3900', '#000000'),
  mark: '#000000',
  relief: { light: '#ffffff', lightStrength: 0.75, shadow: '#0d2b42', shadowStrength: 0.55 },
  fontSize: 20,
  lineWidth: 3.5,
  dotRadius: 4.25,
};

const THEMES: Readonly<Record<Theme, FigureTheme>> = { light: LIGHT, dark: DARK, projector: PROJECTOR };

export function figureTheme(name: Theme): FigureTheme {
  return THEMES[name];
}

const FALLBACK: SeriesStyle = { color: LIGHT.text, dash: [], marker: 'circle' };

/**
 * The look of a series. After the last colour they begin again with other dashes and markers: as many looks as there
 * are pairs of a colour and a dash.
 */
export function seriesStyle(theme: FigureTheme, series: number): SeriesStyle {
  const k = Math.abs(Math.trunc(series));
  const count = theme.series.length;
  const round = Math.floor(k / count);
  const own = theme.series[k % count] ?? FALLBACK;
  const dashed = theme.series[(k + round) % count] ?? own;
  const marked = theme.series[(k + 2 * round) % count] ?? own;
  return round === 0 ? own : { color: own.color, dash: dashed.dash, marker: marked.marker };
}
