import { mapFrame } from '../../figures/frame.ts';
import { HEAD_EM, radiusAround } from '../../figures/matrices/matrix-view.ts';
import MatrixFigure from '../../figures/matrices/MatrixFigure.svelte';
import { ask } from '../ask.ts';
import { drawn, type FigureKind } from './figure-kind.ts';

/** Samples along one side of each map. */
const GRID = 256;
/** Height of the charts as a share of the figure. */
const CHART_SHARE = 0.4;

export const matrices: FigureKind = {
  id: 'matrices',
  name: 'Matrices',
  isShown: ({ bench, curvature: { figure } }) => bench === 'curvature' && figure === 'matrices',
  tells: 'matrices',
  brief: () => 'gradient descent on ½xᵀHx',
  least: [24, 18],
  async draw({ document, width, height, theme }, core) {
    const { matrixLab } = document.curvature;
    const { start, learningRate } = matrixLab;
    const radius = radiusAround(Math.max(...start.map(Math.abs)));
    const chartHeight = Math.round(CHART_SHARE * height);
    const frame = mapFrame({
      width: width / matrixLab.matrices.length,
      height: height - chartHeight - HEAD_EM * theme.fontSize,
      domain: { x: [-radius, radius], y: [-radius, radius] },
      aspect: 'equal',
      theme,
      legend: 'none',
    });
    const scenes = await ask(core, 'matrices', {
      matrixLab,
      domain: frame.domain,
      gridSize: GRID,
      have: matrixLab.matrices.map(() => null),
    });
    const props = {
      scenes,
      learningRate,
      frame,
      chartHeight,
      theme,
      title: 'Gradient descent on quadratics ½xᵀHx',
      description: scenes.map(({ sentence }) => sentence).join(' '),
    };
    return drawn(MatrixFigure, props, { width, height });
  },
};
