import { mapFrame } from '../../figures/frame.ts';
import ProbeMapFigure from '../../figures/probe/ProbeMapFigure.svelte';
import { ask } from '../ask.ts';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';

export const curvature: FigureKind = {
  id: 'curvature',
  name: 'Map with curvature',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure === 'map',
  tells: 'probe',
  async draw(drawing, core) {
    const { theme } = drawing;
    const document = {
      ...drawing.document,
      bench: 'curvature',
      curvature: { ...drawing.document.curvature, figure: 'map' },
    } as const;
    const { formula, parameters, domain, view } = document;
    const frame = mapFrame({ ...drawing, domain, aspect: view.aspect, legend: 'color-bar' });
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
      theme,
      title: `Curvature of ${formula}`,
      description: probe.sentence,
    };
    return drawn(ProbeMapFigure, props, drawing);
  },
};
