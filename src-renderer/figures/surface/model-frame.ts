/** What the graph on screen and the one in a file lay out alike: their frame and their colour bar. */
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import { surfaceFrame, type SurfaceFrame, type SurfaceFrameOptions } from './surface-frame.ts';
import { legendRows } from './surface-legend.ts';
import type { SurfaceModel } from './surface-model.ts';

/** The frame that the model needs; where f is nowhere finite there is none, and an empty square serves. */
export function frameOfModel(
  model: SurfaceModel | null,
  options: Pick<SurfaceFrameOptions, 'width' | 'height' | 'view' | 'theme' | 'colorBar'>,
  names: 'shown' | 'hidden' = 'shown',
): SurfaceFrame {
  return surfaceFrame({
    ...options,
    sides: model?.relief.sides ?? [1, 1],
    legendRows: model === null ? 0 : legendRows(model, names),
  });
}

/** The levels of the graph as a colour bar takes them. */
export const barOf = (surface: SurfaceScene) => ({
  ...surface,
  overlay: null,
  bands: surface.levels.map((level) => ({ level })),
});
