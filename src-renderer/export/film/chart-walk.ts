import type { ChartId } from '../../../src-core/document/lab-document.ts';
import { placeToPixel } from '../../figures/charts/chart-frame.ts';
import { chartLayout } from '../../figures/charts/chart-layout.ts';
import { drawnChart, stillMarks } from '../../figures/charts/chart-marks.ts';
import { headMarks } from '../../figures/charts/head-marks.ts';
import { CHART_KINDS } from '../../figures/charts/index.ts';
import { revealed } from '../../figures/charts/reveal.ts';
import { isText } from '../../figures/marks.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import { endOfWalk, type Walk, type WalkSceneBase } from './walk.ts';

export interface ChartWalkScene extends WalkSceneBase {
  readonly kind: 'chart';
  readonly chart: ChartId;
}

/** Axes stand still, and the lines come from the left. */
export function chartWalk(scene: ChartWalkScene, theme: FigureTheme): Walk {
  const { over, focus } = scene;
  const kind = CHART_KINDS.find(({ id }) => id === scene.chart);
  if (kind === undefined) throw new Error(`There is no chart ${scene.chart}.`);
  const { runs, frame } = chartLayout({ ...scene, kind, theme });
  const chart = drawnChart(runs, frame, over, theme, focus);
  const whole = stillMarks(chart, kind, theme);
  return {
    marksAt: (place) => [...revealed(whole, placeToPixel(frame, place)), ...headMarks(chart, place, theme)],
    until: endOfWalk(scene),
    words: [{ from: 0, marks: whole.filter(isText) }],
  };
}
