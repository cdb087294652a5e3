import MapFigure from '../../figures/MapFigure.svelte';
import { plainPoint } from './caption.ts';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';
import { frameOfMap } from './frame-of-map.ts';

export const map: FigureKind = {
  id: 'map',
  name: 'Map with descent',
  isShown: ({ bench }) => bench === 'descent',
  tells: 'descent',
  brief: ({ start }) => `paths from ${plainPoint(start)}`,
  plotOf: (drawing) => Promise.resolve(frameOfMap(drawing).frame.plot),
  async draw(drawing, core) {
    const document = { ...drawing.document, bench: 'descent' } as const;
    const { theme, cursor, panel } = drawing;
    const { frame, colorBar } = frameOfMap(drawing);
    const { ground, paths, focus } = await sceneOf(core, document, frame.domain);
    if (ground === null) throw new Error('There is no map.');
    const props = {
      ground,
      paths,
      places: focus?.marks ?? [],
      frame,
      colorBar,
      theme,
      title: `Descent on ${document.formula}`,
      description: focus?.sentence ?? '',
      cursor,
      focus: document.focus,
      names: panel?.names ?? 'shown',
    };
    return drawn(MapFigure, props, drawing);
  },
};
