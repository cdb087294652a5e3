/** How a chart's picture is laid out: its lines, its legend and its frame. */
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Margins } from '../frame.ts';
import type { FigureTheme } from '../theme.ts';
import { chartFrame, type ChartFrame } from './chart-frame.ts';
import { runsOf, type ChartKind, type ChartRun } from './chart-kind.ts';
import { chartLegend, legendRoom, type ChartLegend } from './chart-legend.ts';

export interface ChartLayoutOptions {
  readonly kind: ChartKind;
  readonly paths: readonly PathScene[];
  readonly over: Cursor['over'];
  /** px */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** Whether it says which run is which. */
  readonly names?: 'shown' | 'hidden';
  /** Room that is left free round the plot at least. */
  readonly margins?: Margins | undefined;
}

export interface ChartLayout {
  readonly runs: readonly ChartRun[];
  readonly legend: ChartLegend;
  readonly frame: ChartFrame;
}

export function chartLayout({ names = 'shown', margins, ...options }: ChartLayoutOptions): ChartLayout {
  const { kind, paths, theme, width, height } = options;
  const runs = runsOf(kind, paths);
  const compared = paths.filter((path) => path.kind === 'run');
  const legend = chartLegend(names === 'shown' ? compared : [], theme, width, height);
  const frame = chartFrame({ ...options, runs, legend: legendRoom(legend, theme), margins });
  return { runs, legend, frame };
}
