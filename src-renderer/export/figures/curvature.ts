import ProbeMapFigure from '../../figures/probe/ProbeMapFigure.svelte';
import { ask } from '../ask.ts';
import { plainPoint } from './caption.ts';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';
import { frameOfMap } from './frame-of-map.ts';

export const curvature: FigureKind = {
  id: 'curvature',
  name: 'Map with curvature',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure === 'map',
  tells: 'probe',
  brief: ({ curvature: { probe } }) => `curvature at ${plainPoint(probe)}`,
  plotOf: (drawing) => Promise.resolve(frameOfMap(drawing).frame.plot),
  async draw(drawing, core) {
    const { theme } = drawing;
    const document = {
      ...drawing.document,
      bench: 'curvature',
      curvature: { ...drawing.document.curvature, figure: 'map' },
    } as const;
    const { formula, parameters } = document;
    const { frame, colorBar } = frameOfMap(drawing);
    const [{ ground, probe }, { points }] = await Promise.all([
      sceneOf(core, document, frame.domain),
      ask(core, 'criticalPoints', {
        formula,
        variables: ['x', 'y'],
        parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
        domain: frame.domain,
      }),
    ]);
    if (ground === null || probe === null) throw new Error('There is no map.');
    const props = {
      ground,
      probe,
      shown: document.curvature.marks,
      points,
      frame,
      colorBar,
      theme,
      title: `Curvature of ${formula}`,
      description: probe.sentence,
    };
    return drawn(ProbeMapFigure, props, drawing);
  },
};
