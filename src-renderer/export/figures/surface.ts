import SurfaceFigure from '../../figures/surface/SurfaceFigure.svelte';
import type { Core } from '../ask.ts';
import { themeData } from '../film/walk.ts';
import { drawn, sceneOf, type Drawing, type FigureKind } from './figure-kind.ts';
import { colorBarOf } from './frame-of-map.ts';

export const surface: FigureKind = {
  id: 'surface',
  name: 'Graph of f',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure === 'surface',
  tells: 'probe',
  brief: () => 'graph of f',
  least: [12, 13],
  draw: async (drawing, core) => drawn(SurfaceFigure, await propsOf(drawing, core), drawing),
  showsRuns: ({ curvature }) => curvature.surface.parts.includes('path'),
  /** What moves is the path, whether it is shown at rest or not. */
  filmed(document) {
    const { curvature } = document;
    const parts = [...new Set([...curvature.surface.parts, 'path' as const])];
    return { ...document, curvature: { ...curvature, surface: { ...curvature.surface, parts } } };
  },
  async film(drawing, core) {
    const { charts, focus } = drawing.document;
    const props = await propsOf(drawing, core);
    const { surface, probe, paths, view, aspect, width, height, theme } = props;
    const walked = { paths, over: charts.over, focus, width, height, theme: themeData(theme) };
    return {
      still: drawn(SurfaceFigure, { ...props, walk: 'hidden' as const }, drawing),
      walk: { kind: 'surface', ...walked, surface, probe, view, aspect },
    };
  },
};

async function propsOf(drawing: Drawing, core: Core) {
  const { width, height, theme, panel } = drawing;
  const document = {
    ...drawing.document,
    bench: 'curvature',
    curvature: { ...drawing.document.curvature, figure: 'surface' },
  } as const;
  const scene = await sceneOf(core, document, document.domain);
  if (scene.surface === null) throw new Error('There is no graph.');
  return {
    surface: scene.surface,
    probe: scene.probe?.analysis ?? null,
    paths: scene.paths,
    view: document.curvature.surface,
    aspect: document.view.aspect,
    width,
    height,
    theme,
    names: panel?.names ?? 'shown',
    colorBar: colorBarOf(drawing),
    title: `Graph of ${document.formula}`,
    description: scene.probe?.sentence ?? '',
  };
}
