/** One chart a figure: a new quantity is a figure too. */
import { DEFAULT_CHARTS } from '../../../src-core/document/defaults.ts';
import type { LabDocument } from '../../../src-core/document/lab-document.ts';
import type { LabScene } from '../../../src-core/scene/lab-scene.ts';
import ChartFigure from '../../figures/charts/ChartFigure.svelte';
import { meaningOf, type ChartKind } from '../../figures/charts/chart-kind.ts';
import { CHART_KINDS } from '../../figures/charts/index.ts';
import { chartLayout } from '../../figures/charts/chart-layout.ts';
import type { Core } from '../ask.ts';
import { drawn, sceneOf, UNSEEN, type FigureKind } from './figure-kind.ts';

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
  async draw(drawing, core) {
    const { document, width, height, theme, cursor, panel } = drawing;
    const { over } = document.charts;
    const { paths, focus } = await pathsFor(kind, document, core);
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
      ...panel,
    };
    return drawn(ChartFigure, props, drawing);
  },
});

/** The runs with what this chart wants to know of them. */
function pathsFor({ id }: ChartKind, document: LabDocument, core: Core): Promise<LabScene> {
  const charts = { ...DEFAULT_CHARTS, shown: [id] };
  return sceneOf(core, { ...document, bench: 'descent', charts }, document.domain, UNSEEN);
}

export const charts: readonly FigureKind[] = CHART_KINDS.map(figureOf);
