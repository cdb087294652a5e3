/** What the parts at the probe are called, in the corner of the picture. */
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { AreaMark, Mark } from '../marks.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import type { PartStyles } from './part-styles.ts';
import type { SurfaceFrame } from './surface-frame.ts';
import type { SurfaceModel } from './surface-model.ts';

/** How many lines it takes. */
export function legendRows(
  { patch, principalCurves, relief, paths }: SurfaceModel,
  names: 'shown' | 'hidden',
): number {
  const sheets = [patch?.plane, patch?.model].filter((sheet) => sheet !== null && sheet !== undefined).length;
  return (
    sheets + principalCurves.length + namedPaths(paths, names).length + (relief.holes.includes(1) ? 1 : 0)
  );
}

export function legendMarks(
  { patch, principalCurves, relief, paths }: SurfaceModel,
  { plot }: SurfaceFrame,
  theme: FigureTheme,
  styles: PartStyles,
  names: 'shown' | 'hidden',
): readonly Mark[] {
  const em = theme.fontSize;
  const entries: ((y: number) => readonly Mark[])[] = [];
  const text = (y: number, words: string): Mark => ({
    kind: 'text',
    text: words,
    x: plot.x + 2.4 * em,
    y: y + 0.36 * em,
    anchor: 'start',
    fontSize: em,
    fontFamily: theme.fontFamily,
    fontWeight: 400,
    fill: theme.text,
    halo: theme.halo,
  });
  const boxOf = (y: number): AreaMark => {
    const [left, right, top, bottom] = [plot.x + 0.2 * em, plot.x + 1.9 * em, y - 0.5 * em, y + 0.5 * em];
    return { kind: 'area', points: [left, top, right, top, right, bottom, left, bottom], sizes: [4] };
  };
  const swatch =
    (sheet: 'plane' | 'model', words: string) =>
    (y: number): readonly Mark[] => {
      const { fill, opacity, stroke, dash } = styles[sheet];
      const [left, right, top, bottom] = [plot.x + 0.2 * em, plot.x + 1.9 * em, y - 0.5 * em, y + 0.5 * em];
      const middle = (left + right) / 2;
      return [
        { ...boxOf(y), fill, opacity },
        {
          kind: 'line',
          lines: [
            [left, y, right, y],
            [middle, top, middle, bottom],
          ],
          stroke,
          width: 0.4 * theme.lineWidth,
          dash,
        },
        {
          kind: 'line',
          lines: [[left, top, right, top, right, bottom, left, bottom, left, top]],
          stroke,
          width: 0.6 * theme.lineWidth,
        },
        text(y, words),
      ];
    };
  if (patch !== null && patch.plane !== null) entries.push(swatch('plane', 'tangent plane'));
  if (patch !== null && patch.model !== null) entries.push(swatch('model', 'quadratic model'));
  ['along the smaller eigenvalue', 'along the larger eigenvalue'].forEach((words, k) => {
    const style = styles.curves[k];
    if (style === undefined || k >= principalCurves.length) return;
    entries.push((y) => [
      {
        kind: 'line',
        lines: [[plot.x + 0.2 * em, y, plot.x + 1.9 * em, y]],
        ...style,
        width: theme.lineWidth,
      },
      text(y, words),
    ]);
  });
  for (const { name, series } of namedPaths(paths, names)) {
    const { color, dash } = seriesStyle(theme, series);
    const width = theme.lineWidth;
    entries.push((y) => [
      {
        kind: 'line',
        lines: [[plot.x + 0.2 * em, y, plot.x + 1.9 * em, y]],
        stroke: color,
        width,
        dash: dash.map((length) => length * width),
      },
      text(y, name),
    ]);
  }
  if (relief.holes.includes(1)) {
    entries.push((y) => [{ ...boxOf(y), fill: theme.hatch, opacity: 0.35 }, text(y, 'not defined here')]);
  }
  return entries.flatMap((entry, k) => entry(plot.y + (0.8 + 1.5 * k) * em));
}

/** The runs by name, each once; a ghost looks like its optimizer's run and needs no row of its own. */
function namedPaths(paths: SurfaceModel['paths'], names: 'shown' | 'hidden'): readonly PathScene[] {
  if (names === 'hidden') return [];
  return paths.map(({ path }) => path).filter(({ kind }) => kind === 'run');
}
