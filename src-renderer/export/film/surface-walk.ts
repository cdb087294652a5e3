import type { Aspect, SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { SurfaceScene } from '../../../src-core/scene/surface.ts';
import { isOutline, isText } from '../../figures/marks.ts';
import { frameOfModel } from '../../figures/surface/model-frame.ts';
import type { SurfaceProbe } from '../../figures/surface/sheets.ts';
import { surfaceMarks } from '../../figures/surface/surface-marks.ts';
import { drapePath, surfaceModel } from '../../figures/surface/surface-model.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import { walkedPath } from '../../figures/walked.ts';
import { endOfWalk, type Walk, type WalkSceneBase } from './walk.ts';

export interface SurfaceWalkScene extends WalkSceneBase {
  readonly kind: 'surface';
  readonly surface: SurfaceScene;
  readonly probe: SurfaceProbe | null;
  readonly view: SurfaceView;
  readonly aspect: Aspect;
}

/** The graph hides what of the paths lies behind it, and is therefore drawn anew with them. */
export function surfaceWalk(scene: SurfaceWalkScene, theme: FigureTheme): Walk {
  const { paths, over, surface, probe, view, aspect } = scene;
  const { ceiling, parts } = view;
  const model = surfaceModel({ scene: surface, aspect, probe, paths, ceiling, parts });
  if (model === null) throw new Error('f is nowhere finite here.');
  const frame = frameOfModel(model, { ...scene, theme });
  const { relief, graphFacets } = model;
  const marksOf = (shown: typeof paths) => {
    const draped = shown.flatMap((path) => drapePath(relief, graphFacets, path));
    return surfaceMarks({ model: { ...model, paths: draped }, frame, theme, hand: 'rests' });
  };
  return {
    marksAt(place) {
      const walked = paths.map((path) => (path.kind === 'run' ? walkedPath(path, over, place) : path));
      return marksOf(walked).filter(isOutline);
    },
    until: endOfWalk(scene),
    words: [{ from: 0, marks: marksOf(paths).filter(isText) }],
  };
}
