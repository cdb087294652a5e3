/** One chart a figure: a new quantity is a figure too. */
import { DEFAULT_CHARTS } from '../../../src-core/document/defaults.ts';
import type { LabDocument } from '../../../src-core/document/lab-document.ts';
import type { LabScene } from '../../../src-core/scene/lab-scene.ts';
import ChartFigure from '../../figures/charts/ChartFigure.svelte';
import { meaningOf, type ChartKind } from '../../figures/charts/chart-kind.ts';
import { CHART_KINDS } from '../../figures/charts/index.ts';
import { chartLayout } from '../../figures/charts/chart-layout.ts';
import type { Core } from '../ask.ts';
import { themeData } from '../film/walk.ts';
import { drawn, sceneOf, UNSEEN, type Drawing, type FigureKind } from './figure-kind.ts';

const figureOf = (kind: ChartKind): FigureKind => ({
  id: kind.id,
  name: `${kind.name} chart`,
  isShown: ({ bench, charts }) => bench === 'descent' && charts.shown.includes(kind.id),
  tells: 'descent',
  brief: ({ charts: { over } }) => `${kind.titles[0] ?? kind.name} against ${over}`,
  async plotOf(drawing, core) {
    const { over } = drawing.document.charts;
    const { paths } = await pathsFor(kind, drawing.document, core);
    return chartLayout({ ...drawing, ...drawing.panel, kind, paths, over }).frame.plot;
  },
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
  const { document, width, height, theme, cursor, panel } = drawing;
  const { over } = document.charts;
  const { paths, focus } = await pathsFor(kind, document, core);
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
    ...panel,
  };
}

/** The runs with what this chart wants to know of them. */
function pathsFor({ id }: ChartKind, document: LabDocument, core: Core): Promise<LabScene> {
  const charts = { ...DEFAULT_CHARTS, shown: [id] };
  return sceneOf(core, { ...document, bench: 'descent', charts }, document.domain, UNSEEN);
}

export const charts: readonly FigureKind[] = CHART_KINDS.map(figureOf);
