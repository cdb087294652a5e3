/** What stands over the cells of a heat map: words, theory's edge, the settings as they are, and the cell that is looked at. */
import type { HeatMapScene } from '../../../src-core/scene/sweep/sweep-scene.ts';
import type { MapFrame } from '../frame.ts';
import type { Mark } from '../marks.ts';
import { cutPolyline, isInside } from '../project-path.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';
import { word } from './curves-marks.ts';
import { gapStrips, type Strip } from './heat-map-cells.ts';
import { settingsToPixel } from './heat-map-frame.ts';
import { gapLabels } from './sweep-words.ts';

export function heatMapMarks(scene: HeatMapScene, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  return [
    ...gapWords(scene, frame, theme),
    ...edgeMarks(scene, frame, theme),
    ...presentMarks(scene, frame, theme),
  ];
}

/** A frame round the cell of a run. */
export function cellMarks(
  scene: HeatMapScene,
  k: number | null,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  if (k === null) return [];
  const columns = scene.across.values.length;
  const { x, y, width, height } = cellBox(scene, frame, [Math.floor(k / columns), k % columns, k % columns]);
  const [right, bottom] = [x + width, y + height];
  const line = [x, y, right, y, right, bottom, x, bottom, x, y];
  const mark = { kind: 'line', lines: [line] } as const;
  return [
    { ...mark, stroke: theme.halo, width: 0.35 * theme.fontSize },
    { ...mark, stroke: theme.text, width: 0.15 * theme.fontSize },
  ];
}

/** px */
export function cellBox(
  { across, up }: HeatMapScene,
  { plot }: MapFrame,
  [row, first, last]: Strip,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const [across1, up1] = [plot.width / across.values.length, plot.height / up.values.length];
  return {
    x: plot.x + first * across1,
    y: plot.y + plot.height - (row + 1) * up1,
    width: (last - first + 1) * across1,
    height: up1,
  };
}

/** Why there are no numbers, written once into the widest part of each region that has room. */
function gapWords(scene: HeatMapScene, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const em = theme.fontSize;
  return [...gapStrips(scene)].flatMap(([gap, strips]) => {
    const rows = [...new Set(strips.map(([row]) => row))].sort((a, b) => a - b);
    const middle = rows[Math.floor(rows.length / 2)];
    const widest = strips
      .filter(([row]) => row === middle)
      .reduce<Strip | null>((a, b) => (a === null || b[2] - b[1] > a[2] - a[1] ? b : a), null);
    if (widest === null) return [];
    const box = cellBox(scene, frame, widest);
    const text = gapLabels(gap, scene.steps).find((label) => textWidth(label, em) + em <= box.width);
    if (text === undefined || rows.length * box.height < 1.4 * em) return [];
    return [word(text, box.x + box.width / 2, box.y + box.height / 2 + 0.36 * em, 'middle', theme)];
  });
}

function edgeMarks(scene: HeatMapScene, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const { edge, up } = scene;
  if (edge === null) return [];
  const points = up.values.flatMap((value, j): readonly number[] => {
    const rate = edge.rates[j] ?? NaN;
    return rate > 0 && rate < Infinity ? settingsToPixel(scene, frame, [rate, value]) : [];
  });
  const lines = cutPolyline(points, 0, points.length / 2 - 1, frame.plot);
  const top = lines.at(-1)?.slice(-2) ?? [];
  const [x = NaN, y = NaN] = top;
  const em = theme.fontSize;
  const line = { kind: 'line', lines } as const;
  const isLeft = x + textWidth(edge.label, em) + em > frame.plot.x + frame.plot.width;
  return [
    { ...line, stroke: theme.halo, width: 0.3 * em },
    { ...line, stroke: theme.text, width: 0.13 * em, dash: [0.5 * em, 0.3 * em] },
    ...(isInside(x, y, frame.plot)
      ? [
          word(
            edge.label,
            x + (isLeft ? -0.5 : 0.5) * em,
            Math.max(y, frame.plot.y) + em,
            isLeft ? 'end' : 'start',
            theme,
          ),
        ]
      : []),
  ];
}

/** A ring in the colour of what the hand can change. */
function presentMarks(scene: HeatMapScene, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const [x, y] = settingsToPixel(scene, frame, scene.present);
  if (!isInside(x, y, frame.plot)) return [];
  const ring = { kind: 'symbol', shape: 'circle', centres: [x, y], radius: 0.5 * theme.fontSize } as const;
  return [
    { ...ring, stroke: theme.halo, width: 2.4 * theme.lineWidth },
    { ...ring, stroke: theme.accent, width: 1.2 * theme.lineWidth },
  ];
}
