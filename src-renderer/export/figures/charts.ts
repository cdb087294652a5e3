/** One chart a figure: a new quantity is a figure too. */
import ChartFigure from '../../figures/charts/ChartFigure.svelte';
import { meaningOf, type ChartKind } from '../../figures/charts/chart-kind.ts';
import { CHART_KINDS } from '../../figures/charts/index.ts';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';

const figureOf = (kind: ChartKind): FigureKind => ({
  id: kind.id,
  name: `${kind.name} chart`,
  isShown: ({ bench, charts }) => bench === 'descent' && charts.shown.includes(kind.id),
  tells: 'descent',
  async draw(drawing, core) {
    const { over } = drawing.document.charts;
    const document = { ...drawing.document, bench: 'descent', charts: { shown: [kind.id], over } } as const;
    const { width, height, theme, cursor } = drawing;
    const { paths, focus } = await sceneOf(core, document, document.domain);
    const props = {
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
    return drawn(ChartFigure, props, drawing);
  },
});

export const charts: readonly FigureKind[] = CHART_KINDS.map(figureOf);
