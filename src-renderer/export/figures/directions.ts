import PolarFigure from '../../figures/probe/PolarFigure.svelte';
import { plainPoint } from './caption.ts';
import { drawn, type FigureKind, sceneOf } from './figure-kind.ts';

export const directions: FigureKind = {
  id: 'directions',
  name: 'Polar plot',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure !== 'matrices',
  tells: 'probe',
  brief: ({ curvature: { probe } }) => `dᵀHd along every direction d at ${plainPoint(probe)}`,
  async draw(drawing, core) {
    const { theme } = drawing;
    const document = { ...drawing.document, bench: 'curvature' } as const;
    const { probe } = await sceneOf(core, document, document.domain);
    if (probe === null || probe.analysis.definiteness === null)
      throw new Error('There is no Hessian at the probe.');
    const { hessian, eigenvectors } = probe.analysis;
    const size = Math.min(drawing.width, drawing.height);
    const props = {
      hessian,
      eigenvectors,
      theme,
      size,
      title: 'Curvature along every direction',
      description: probe.sentence,
    };
    return drawn(PolarFigure, props, { width: size, height: size });
  },
};
