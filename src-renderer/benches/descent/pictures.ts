/** What the Descent bench gives to files. */
import { mount } from 'svelte';
import { markupOf } from '../../export/in-window/draw-markup.ts';
import { lossFrame } from '../../figures/loss-frame.ts';
import LossFigure from '../../figures/LossFigure.svelte';
import MapFigure from '../../figures/MapFigure.svelte';
import type { Lab } from '../../lab/lab.svelte.ts';

/** Size of the loss chart's file in px. */
const LOSS_SIZE = { width: 960, height: 480 };

export function mapMarkup(lab: Lab): string {
  const { ground, paths, marks: places, frame, theme, step, focus } = lab;
  if (ground === null) throw new Error('There is no map yet.');
  const props = {
    ground,
    paths,
    places,
    frame,
    theme,
    title: `Descent on ${lab.formula}`,
    description: focus?.sentence ?? '',
    step: step ?? undefined,
    focus: lab.focusedId,
  };
  return markupOf((target) => mount(MapFigure, { target, props }));
}

export function lossMarkup(lab: Lab): string {
  const { paths, theme, step, focus } = lab;
  const props = {
    paths,
    frame: lossFrame({ ...LOSS_SIZE, paths, theme }),
    theme,
    title: `Loss against step on ${lab.formula}`,
    description: focus?.sentence ?? '',
    step: step ?? undefined,
    focus: lab.focusedId,
  };
  return markupOf((target) => mount(LossFigure, { target, props }));
}
