import SurfaceFigure from '../../figures/surface/SurfaceFigure.svelte';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';
import { colorBarOf } from './frame-of-map.ts';

export const surface: FigureKind = {
  id: 'surface',
  name: 'Graph of f',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure === 'surface',
  tells: 'probe',
  brief: () => 'graph of f',
  least: [12, 13],
  async draw(drawing, core) {
    const { width, height, theme, panel } = drawing;
    const document = {
      ...drawing.document,
      bench: 'curvature',
      curvature: { ...drawing.document.curvature, figure: 'surface' },
    } as const;
    const scene = await sceneOf(core, document, document.domain);
    if (scene.surface === null) throw new Error('There is no graph.');
    const props = {
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
    return drawn(SurfaceFigure, props, drawing);
  },
};
