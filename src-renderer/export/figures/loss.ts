import { lossFrame } from '../../figures/loss-frame.ts';
import LossFigure from '../../figures/LossFigure.svelte';
import { drawn, sceneOf, type FigureKind } from './figure-kind.ts';

export const loss: FigureKind = {
  id: 'loss',
  name: 'Loss chart',
  isShown: ({ bench }) => bench === 'descent',
  tells: 'descent',
  async draw(drawing, core) {
    const document = { ...drawing.document, bench: 'descent' } as const;
    const { theme, step } = drawing;
    const { paths, focus } = await sceneOf(core, document, document.domain);
    const props = {
      paths,
      frame: lossFrame({ ...drawing, paths }),
      theme,
      title: `Loss against step on ${document.formula}`,
      description: focus?.sentence ?? '',
      step: step ?? undefined,
      focus: document.focus,
    };
    return drawn(LossFigure, props, drawing);
  },
};
