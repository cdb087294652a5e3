/** Known minima and other marked places of the map as marks, each with its label beside it. */
import type { MapMark } from '../../src-core/scene/scene.ts';
import type { MapFrame } from './frame.ts';
import type { Mark } from './marks.ts';
import { isInside } from './project-path.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';

const SHAPES = { minimum: 'cross', saddle: 'diamond', maximum: 'triangle', reached: 'circle' } as const;

export function placeMarks(places: readonly MapMark[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  return places.flatMap((place): readonly Mark[] => {
    const [x, y] = frame.toPixel(place.at);
    if (!isInside(x, y, frame.plot)) return [];
    const symbol = {
      kind: 'symbol',
      shape: SHAPES[place.kind],
      centres: [x, y],
      radius: place.kind === 'reached' ? 3.2 * theme.dotRadius : 2 * theme.dotRadius,
    } as const;
    return [
      { ...symbol, stroke: theme.halo, width: 2.2 * theme.lineWidth, opacity: 0.8 },
      { ...symbol, stroke: theme.mark, width: 0.9 * theme.lineWidth },
      ...labelOf(place, x, y, frame, theme),
    ];
  });
}

function labelOf(
  { label }: MapMark,
  x: number,
  y: number,
  { plot }: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  if (label === '') return [];
  const offset = 2 * theme.dotRadius + 6;
  const fitsRight = x + offset + textWidth(label, theme.fontSize) <= plot.x + plot.width;
  const [top, bottom] = [plot.y + theme.fontSize, plot.y + plot.height - 0.4 * theme.fontSize];
  return [
    {
      kind: 'text',
      text: label,
      x: fitsRight ? x + offset : x - offset,
      y: Math.min(Math.max(y + 0.36 * theme.fontSize, top), bottom),
      anchor: fitsRight ? 'start' : 'end',
      fontSize: theme.fontSize,
      fontFamily: theme.fontFamily,
      fontWeight: 400,
      fill: theme.mark,
      halo: theme.halo,
    },
  ];
}
