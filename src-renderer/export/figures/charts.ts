/** One chart a figure: a new quantity is a figure too. */
import ChartFigure from '../../figures/charts/ChartFigure.svelte';
import { meaningOf, type ChartKind } from '../../figures/charts/chart-kind.ts';
import { CHART_KINDS } from '../../figures/charts/index.ts';
import type { Core } from '../ask.ts';
import { themeData } from '../film/walk.ts';
import { drawn, sceneOf, type Drawing, type FigureKind } from './figure-kind.ts';

const figureOf = (kind: ChartKind): FigureKind => ({
  id: kind.id,
  name: `${kind.name} chart`,
  isShown: ({ bench, charts }) => bench === 'descent' && charts.shown.includes(kind.id),
  tells: 'descent',
  draw: async (drawing, core) => drawn(ChartFigure, await propsOf(kind, drawing, core), drawing),
  async film(drawing, core) {
    const props = await propsOf(kind, drawing, core);
    const { paths, over, focus, width, height, theme } = props;
    const walked = { paths, over, focus, width, height, theme: themeData(theme) };
    return {
      still: drawn(ChartFigure, { ...props, walk: 'hidden' as const }, drawing),
      walk: { kind: 'chart', chart: kind.id, ...walked },
    };
  },
});

async function propsOf(kind: ChartKind, drawing: Drawing, core: Core) {
  const { over } = drawing.document.charts;
  const document = { ...drawing.document, bench: 'descent', charts: { shown: [kind.id], over } } as const;
  const { width, height, theme, cursor } = drawing;
  const { paths, focus } = await sceneOf(core, document, document.domain);
  return {
    kind,
    paths,
    over,
    width,
    height,
    theme,
    title: `${kind.name} against ${over} on ${document.formula}`,
    description: [meaningOf(kind, paths), focus?.sentence ?? ''].join(' '),
    cursor,
    focus: document.focus,
  };
}

export const charts: readonly FigureKind[] = CHART_KINDS.map(figureOf);
