/** Which line is which, in the row above the loss chart: for files, where no list of optimizers stands beside it. */
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { LossFrame } from './loss-frame.ts';
import type { Mark } from './marks.ts';
import { textWidth } from './text-width.ts';
import { seriesStyle, type FigureTheme } from './theme.ts';

/** Names with a piece of their line, from the right; one run alone needs none. */
export function lossLegend(
  paths: readonly PathScene[],
  { plot }: LossFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const runs = paths.filter(({ kind }) => kind === 'run');
  if (runs.length < 2) return [];
  const em = theme.fontSize;
  const baseline = plot.y - 0.6 * em;
  let right = plot.x + plot.width;
  return runs.toReversed().flatMap(({ name, series }): readonly Mark[] => {
    const { color, dash, marker } = seriesStyle(theme, series);
    const textAt = right - textWidth(name, em);
    const lineAt = textAt - 3 * em;
    const y = baseline - 0.35 * em;
    right = lineAt - 1.2 * em;
    return [
      {
        kind: 'line',
        lines: [[lineAt, y, lineAt + 2.6 * em, y]],
        stroke: color,
        width: theme.lineWidth,
        dash: dash.map((length) => length * theme.lineWidth),
      },
      {
        kind: 'symbol',
        shape: marker,
        centres: [lineAt + 1.3 * em, y],
        radius: 1.4 * theme.dotRadius,
        fill: color,
      },
      {
        kind: 'text',
        text: name,
        x: textAt,
        y: baseline,
        anchor: 'start',
        fontSize: em,
        fontFamily: theme.fontFamily,
        fontWeight: 400,
        fill: theme.text,
        halo: theme.background,
      },
    ];
  });
}
