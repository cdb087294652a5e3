/** What the Curvature bench gives to files. */
import { mount } from 'svelte';
import { markupOf } from '../../export/draw-markup.ts';
import PolarFigure from '../../figures/probe/PolarFigure.svelte';
import ProbeMapFigure from '../../figures/probe/ProbeMapFigure.svelte';
import type { Lab } from '../../lab/lab.svelte.ts';

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
