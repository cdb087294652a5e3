/** A slide as it will look, for whoever decides on it: an SVG whose texts are set in the slide's own fonts. */
import type { FigureTheme } from '../../figures/theme.ts';
import { PX_PER_POINT } from '../figures/sizes.ts';
import { writeSvg, type SvgElement, type SvgNode } from '../svg-tree.ts';
import type { Slide } from './draw-slide.ts';
import { ABOVE_HEADING, heightOf, LINE, type FittedText } from './fit-text.ts';
import { SLIDE, type Box } from './slide-layout.ts';
import { slideFont } from './slide-type.ts';

/** @param letters the slide's figure with its text as outlines */
export function slideSvg({ layout, fitted }: Slide, letters: SvgElement, theme: FigureTheme): string {
  const titleTop = (layout.title.height - heightOf(fitted.title.passages, fitted.title.points)) / 2;
  const titleBox = { ...layout.title, y: layout.title.y + titleTop };
  const texts: SvgNode[] = [
    textGroup(fitted.title, titleBox, 'bold', theme),
    textGroup(fitted.parameters, layout.parameters, 'normal', theme),
  ];
  if (fitted.caption !== null && layout.caption !== null)
    texts.push(textGroup(fitted.caption, layout.caption, 'normal', theme));
  const { width, height } = SLIDE;
  const whole = { width: String(width), height: String(height) };
  return writeSvg({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, ...whole },
    children: [
      { name: 'rect', attributes: { ...whole, fill: theme.background }, children: [] },
      { ...letters, attributes: { ...letters.attributes, ...placed(layout.figure) } },
      ...texts,
    ],
  });
}

const placed = ({ x, y }: Box): Record<string, string> => ({ x: String(x), y: String(y) });

function textGroup(
  { points, passages }: FittedText,
  box: Box,
  weight: 'bold' | 'normal',
  theme: FigureTheme,
): SvgElement {
  const size = points * PX_PER_POINT;
  const children: SvgElement[] = [];
  let y = box.y + 0.95 * size;
  for (const [k, { kind, lines }] of passages.entries()) {
    const isHeading = kind === 'heading';
    if (isHeading && k > 0) y += ABOVE_HEADING * size;
    const look: Record<string, string> = isHeading ? { fill: theme.mutedText, 'font-weight': 'bold' } : {};
    for (const line of lines) {
      children.push({
        name: 'text',
        attributes: { x: String(box.x), y: y.toFixed(1), ...look },
        children: [line],
      });
      y += LINE * size;
    }
  }
  const family = theme.name === 'journal' ? 'serif' : 'sans-serif';
  return {
    name: 'g',
    attributes: {
      fill: theme.text,
      'font-family': `'${slideFont(theme)}', ${family}`,
      'font-size': size.toFixed(2),
      'font-weight': weight,
    },
    children,
  };
}
