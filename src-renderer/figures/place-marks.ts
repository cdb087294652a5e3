/** Known minima and other marked places of the map as marks, each with its label beside it. */
import type { MapMark, PathScene } from '../../src-core/scene/scene.ts';
import type { MapFrame, Rectangle } from './frame.ts';
import type { Mark } from './marks.ts';
import { probesAlong, type Probes } from './path-probes.ts';
import { cutPolyline, isInside, projectPoints } from './project-path.ts';
import { boxDistance } from './text-box.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';

const SHAPES = { minimum: 'cross', reached: 'circle' } as const;

/** Labels keep off the paths, as well as they can, and off one another: one that has no room is left out. */
export function placeMarks(
  places: readonly MapMark[],
  frame: MapFrame,
  theme: FigureTheme,
  paths: readonly PathScene[],
): readonly Mark[] {
  const avoided = paths.map((path) => probesOf(path, frame));
  const taken: Rectangle[] = [];
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
      ...labelOf(place, x, y, frame, theme, { avoided, taken }),
    ];
  });
}

function probesOf({ points }: PathScene, frame: MapFrame): Probes {
  const pixels = projectPoints(points, frame);
  return probesAlong(cutPolyline(pixels, 0, pixels.length / 2 - 1, frame.plot));
}

/** Where a label may stand about its mark, best first: directions, and the distance in offsets. */
const PLACES = [
  [1, 0, 1],
  [-1, 0, 1],
  [0, 1, 1],
  [0, -1, 1],
  [1, 1, 0.6],
  [1, -1, 0.6],
  [-1, 1, 0.6],
  [-1, -1, 0.6],
  [1, 0, 2.5],
  [-1, 0, 2.5],
  [0, 1, 2.5],
  [0, -1, 2.5],
] as const;

function labelOf(
  { label }: MapMark,
  x: number,
  y: number,
  { plot }: MapFrame,
  theme: FigureTheme,
  { avoided, taken }: { readonly avoided: readonly Probes[]; readonly taken: Rectangle[] },
): readonly Mark[] {
  if (label === '') return [];
  const width = textWidth(label, theme.fontSize);
  const height = 1.2 * theme.fontSize;
  const offset = 2 * theme.dotRadius + 6;
  let best: Rectangle | null = null;
  let fewest = Infinity;
  for (const [across, down, distance] of PLACES) {
    const left = x - width / 2 + across * (width / 2 + distance * offset);
    const top = y - height / 2 + down * (height / 2 + distance * offset);
    const box = { x: left, y: top, width, height };
    if (!isInside(left, top, plot) || !isInside(left + width, top + height, plot)) continue;
    if (taken.some((other) => boxDistance(box, other) < 0)) continue;
    const covered = avoided.reduce((sum, points) => sum + pointsWithin(points, box), 0);
    if (covered < fewest) [best, fewest] = [box, covered];
  }
  if (best === null) return [];
  taken.push(best);
  return [
    {
      kind: 'text',
      text: label,
      x: best.x,
      y: best.y + 0.8 * height,
      anchor: 'start',
      fontSize: theme.fontSize,
      fontFamily: theme.fontFamily,
      fontWeight: 400,
      fill: theme.mark,
      halo: theme.halo,
    },
  ];
}

function pointsWithin(points: Probes, box: Rectangle): number {
  let count = 0;
  for (let k = 0; k + 1 < points.length; k += 2) {
    if (isInside(points[k] ?? NaN, points[k + 1] ?? NaN, box)) count++;
  }
  return count;
}
