/** What the Curvature bench gives to files. */
import { mount } from 'svelte';
import { markupOf } from '../../export/in-window/draw-markup.ts';
import PolarFigure from '../../figures/probe/PolarFigure.svelte';
import { mapFrame } from '../../figures/frame.ts';
import MatrixFigure from '../../figures/matrices/MatrixFigure.svelte';
import ProbeMapFigure from '../../figures/probe/ProbeMapFigure.svelte';
import SurfaceFigure from '../../figures/surface/SurfaceFigure.svelte';
import type { Lab } from '../../lab/lab.svelte.ts';
import { radiusAround } from '../../figures/matrices/matrix-view.ts';

/** Size of the polar plot's file in units of the font size. */
const POLAR_SIZE = 30;

export function probeMapMarkup(lab: Lab): string {
  const { ground, probeScene: probe, frame, theme } = lab;
  if (ground === null || probe === null) throw new Error('There is no map yet.');
  const props = {
    ground,
    probe,
    shown: lab.curvature.marks,
    points: lab.criticalPoints.found?.points ?? [],
    frame,
    theme,
    title: `Curvature of ${lab.formula}`,
    description: probe.sentence,
  };
  return markupOf((target) => mount(ProbeMapFigure, { target, props }));
}

export function polarMarkup({ probeScene: probe, theme }: Lab): string {
  if (probe === null || probe.analysis.definiteness === null)
    throw new Error('There is no Hessian at the probe.');
  const { hessian, eigenvectors } = probe.analysis;
  const props = {
    hessian,
    eigenvectors,
    theme,
    size: POLAR_SIZE * theme.fontSize,
    title: 'Curvature along every direction',
    description: probe.sentence,
  };
  return markupOf((target) => mount(PolarFigure, { target, props }));
}

/** Size of the graph's file in px. */
const SURFACE_SIZE = { width: 960, height: 720 };

export function surfaceMarkup({ surface, probeScene, paths, curvature, view, theme, formula }: Lab): string {
  if (surface === null) throw new Error('There is no graph yet.');
  const props = {
    ...SURFACE_SIZE,
    surface,
    probe: probeScene?.analysis ?? null,
    paths,
    view: curvature.surface,
    aspect: view.aspect,
    theme,
    title: `Graph of ${formula}`,
    description: probeScene?.sentence ?? '',
  };
  return markupOf((target) => mount(SurfaceFigure, { target, props }));
}

/** Of each matrix's map in a file: its size in units of the font size, and samples along one side. */
const MATRIX_MAP = { width: 34, height: 28, grid: 256 };

/** Made anew for the file: it is of another shape than the window. */
export async function matricesMarkup({ core, curvature: { matrixLab }, theme }: Lab): Promise<string> {
  const { start, learningRate } = matrixLab;
  const radius = radiusAround(Math.max(...start.map(Math.abs)));
  const frame = mapFrame({
    width: MATRIX_MAP.width * theme.fontSize,
    height: MATRIX_MAP.height * theme.fontSize,
    domain: { x: [-radius, radius], y: [-radius, radius] },
    aspect: 'equal',
    theme,
    legend: 'none',
  });
  const { domain } = frame;
  const have = matrixLab.matrices.map(() => null);
  const outcome = await core.request('matrices', { matrixLab, domain, gridSize: MATRIX_MAP.grid, have });
  if (outcome.kind !== 'done') throw new Error('The maps were not made.');
  const props = {
    scenes: outcome.output,
    learningRate,
    chartHeight: 15 * theme.fontSize,
    frame,
    theme,
    title: 'Gradient descent on quadratics ½xᵀHx',
    description: outcome.output.map(({ sentence }) => sentence).join(' '),
  };
  return markupOf((target) => mount(MatrixFigure, { target, props }));
}
