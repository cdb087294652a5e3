import MapFigure from '../../figures/MapFigure.svelte';
import type { Core } from '../ask.ts';
import { themeData } from '../film/walk.ts';
import { plainPoint } from './caption.ts';
import { drawn, sceneOf, type Drawing, type FigureKind } from './figure-kind.ts';
import { frameOfMap } from './frame-of-map.ts';

export const map: FigureKind = {
  id: 'map',
  name: 'Map with descent',
  isShown: ({ bench }) => bench === 'descent',
  tells: 'descent',
  brief: ({ start }) => `paths from ${plainPoint(start)}`,
  plotOf: (drawing) => Promise.resolve(frameOfMap(drawing).frame.plot),
  draw: async (drawing, core) => drawn(MapFigure, await propsOf(drawing, core), drawing),
  async film(drawing, core) {
    const props = await propsOf(drawing, core);
    const { width, height, theme } = drawing;
    const { domain, view, charts, focus } = drawing.document;
    const { paths, places } = props;
    const size = { width, height, theme: themeData(theme) };
    const walked = { paths, over: charts.over, focus, ...size };
    return {
      still: drawn(MapFigure, { ...props, walk: 'hidden' as const }, drawing),
      walk: { kind: 'map', ...walked, domain, aspect: view.aspect, places },
    };
  },
};

async function propsOf(drawing: Drawing, core: Core) {
  const document = { ...drawing.document, bench: 'descent' } as const;
  const { theme, cursor, panel } = drawing;
  const { frame, colorBar } = frameOfMap(drawing);
  const { ground, paths, focus } = await sceneOf(core, document, frame.domain);
  if (ground === null) throw new Error('There is no map.');
  return {
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
}
