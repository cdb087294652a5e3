/** The two views of a sweep, each computed anew for the file. */
import type { LabDocument, SweepChoice } from '../../../src-core/document/lab-document.ts';
import { sweepPlan } from '../../../src-core/scene/sweep/sweep-plan.ts';
import { groundOf, sweepScene, type SweepScene } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { sweepSentence } from '../../../src-core/scene/sweep/sweep-sentence.ts';
import HeatMapFigure from '../../figures/sweeps/HeatMapFigure.svelte';
import SweepCurvesFigure from '../../figures/sweeps/SweepCurvesFigure.svelte';
import type { Core } from '../ask.ts';
import { sweptParts } from '../swept-parts.ts';
import { drawn, sceneOf, UNSEEN, type FigureKind } from './figure-kind.ts';

/** @throws Error in words where the lab has nothing to sweep */
async function sceneFor(document: LabDocument, view: SweepChoice['view'], core: Core): Promise<SweepScene> {
  const asked = { ...document, bench: 'descent', sweep: { ...document.sweep, view } } as const;
  const { focus, paths } = await sceneOf(core, asked, asked.domain, UNSEEN);
  const parts = await sweptParts(asked, core);
  const scene = sweepScene(asked, parts, groundOf({ focus, paths }));
  if (scene === null) throw new Error(sweepPlan(asked).problem ?? 'There is nothing to sweep.');
  return scene;
}

const common = (scene: SweepScene, { formula }: LabDocument) => ({
  title: `${scene.quantity === 'loss' ? 'Final loss' : 'Steps to tolerance'} by learning rate${scene.view === 'heat-map' ? ' and another setting' : ''} on ${formula}`,
  description: sweepSentence(scene),
});

export const sweeps: readonly FigureKind[] = [
  {
    id: 'sweep',
    name: 'Sweep of learning rates',
    // The tab that shows it is no part of the document.
    isShown: () => false,
    tells: 'curves',
    async draw(drawing, core) {
      const { document, width, height, theme, panel } = drawing;
      const scene = await sceneFor(document, 'curves', core);
      if (scene.view !== 'curves') throw new Error('A sweep of learning rates has curves.');
      const names = panel?.names ?? 'shown';
      const props = { scene, width, height, theme, names, ...common(scene, document) };
      return drawn(SweepCurvesFigure, props, drawing);
    },
  },
  {
    id: 'heat-map',
    name: 'Heat map of two settings',
    isShown: () => false,
    tells: 'heat-map',
    least: [16, 12],
    async draw(drawing, core) {
      const { document, width, height, theme } = drawing;
      const scene = await sceneFor(document, 'heat-map', core);
      if (scene.view !== 'heat-map') throw new Error('A sweep of two settings is a heat map.');
      const props = { scene, width, height, theme, ...common(scene, document) };
      return drawn(HeatMapFigure, props, drawing);
    },
  },
];
