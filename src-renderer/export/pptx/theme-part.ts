/** A figure's theme as a presentation's: what is added to the slides later has its colours and fonts too. */
import { lab } from 'd3-color';
import type { FigureTheme } from '../../figures/theme.ts';
import { slideFont } from '../slides/slide-type.ts';
import { element, NAMESPACES, type XmlElement } from './xml.ts';

/** Which colours of the theme are text and background: a dark theme has the light ones for text. */
export type ColorMap = Readonly<Record<'bg1' | 'tx1' | 'bg2' | 'tx2', 'dk1' | 'lt1' | 'dk2' | 'lt2'>>;

const isDark = ({ background }: FigureTheme): boolean => lab(background).l < 50;

export function colorMap(theme: FigureTheme): ColorMap {
  return isDark(theme)
    ? { bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' }
    : { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
}

export function themePart(theme: FigureTheme): XmlElement {
  return element(
    'a:theme',
    { 'xmlns:a': NAMESPACES['xmlns:a'], name: `Zigzag ${theme.name}` },
    element('a:themeElements', {}, colorScheme(theme), fontScheme(theme), formatScheme()),
  );
}

function colorScheme(theme: FigureTheme): XmlElement {
  const { background, text, mutedText, grid, series } = theme;
  const map = colorMap(theme);
  const named = Object.fromEntries([
    [map.bg1, background],
    [map.tx1, text],
    [map.bg2, grid],
    [map.tx2, mutedText],
  ]) as Record<string, string>;
  const colors: readonly (readonly [string, string])[] = [
    ...['dk1', 'lt1', 'dk2', 'lt2'].map((name) => [name, named[name] ?? text] as const),
    ...Array.from({ length: 6 }, (_, k) => [`accent${k + 1}`, series[k]?.color ?? text] as const),
    ['hlink', series[1]?.color ?? text],
    ['folHlink', mutedText],
  ];
  return element(
    'a:clrScheme',
    { name: theme.name },
    ...colors.map(([name, color]) =>
      element(`a:${name}`, {}, element('a:srgbClr', { val: color.slice(1).toUpperCase() })),
    ),
  );
}

function fontScheme(theme: FigureTheme): XmlElement {
  const fonts = [
    element('a:latin', { typeface: slideFont(theme) }),
    element('a:ea', { typeface: '' }),
    element('a:cs', { typeface: '' }),
  ];
  return element(
    'a:fontScheme',
    { name: theme.name },
    element('a:majorFont', {}, ...fonts),
    element('a:minorFont', {}, ...fonts),
  );
}

/** Three of each are asked for; all are plain. */
function formatScheme(): XmlElement {
  const placeholder = element('a:schemeClr', { val: 'phClr' });
  const fill = element('a:solidFill', {}, placeholder);
  const three = (make: (k: number) => XmlElement): readonly XmlElement[] => [1, 2, 3].map(make);
  return element(
    'a:fmtScheme',
    { name: 'Plain' },
    element('a:fillStyleLst', {}, ...three(() => fill)),
    element('a:lnStyleLst', {}, ...three((k) => element('a:ln', { w: 6350 * k }, fill))),
    element('a:effectStyleLst', {}, ...three(() => element('a:effectStyle', {}, element('a:effectLst')))),
    element('a:bgFillStyleLst', {}, ...three(() => fill)),
  );
}
