import { mapFrame } from '../../figures/frame.ts';
import MapFigure from '../../figures/MapFigure.svelte';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';

export const map: FigureKind = {
  id: 'map',
  name: 'Map with descent',
  isShown: ({ bench }) => bench === 'descent',
  tells: 'descent',
  async draw(drawing, core) {
    const document = { ...drawing.document, bench: 'descent' } as const;
    const { theme, cursor } = drawing;
    const { domain, view } = document;
    const frame = mapFrame({ ...drawing, domain, aspect: view.aspect, legend: 'color-bar' });
    const { ground, paths, focus } = await sceneOf(core, document, frame.domain);
    if (ground === null) throw new Error('There is no map.');
    const props = {
      ground,
      paths,
      places: focus?.marks ?? [],
      frame,
      theme,
      title: `Descent on ${document.formula}`,
      description: focus?.sentence ?? '',
      cursor,
      focus: document.focus,
    };
    return drawn(MapFigure, props, drawing);
  },
};
