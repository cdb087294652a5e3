import type { Aspect, Domain } from '../../../src-core/document/lab-document.ts';
import { placeOf } from '../../../src-core/scene/cursor.ts';
import type { MapMark } from '../../../src-core/scene/scene.ts';
import { exitsByRun } from '../../figures/exit-marks.ts';
import { mapFrame } from '../../figures/frame.ts';
import { isOutline, isText } from '../../figures/marks.ts';
import { labelMarks } from '../../figures/path-labels.ts';
import { drawnPaths, marksWithoutNames } from '../../figures/path-marks.ts';
import { placeMarks } from '../../figures/place-marks.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import { settledStep, walkedRun } from '../../figures/walked.ts';
import type { Walk, WalkSceneBase } from './walk.ts';

export interface MapWalkScene extends WalkSceneBase {
  readonly kind: 'map';
  readonly domain: Domain;
  readonly aspect: Aspect;
  /** Marked places, which stand still. */
  readonly places: readonly MapMark[];
}

/** The paths grow; who is who is told from the start, how a run ended when it has. */
export function mapWalk(scene: MapWalkScene, theme: FigureTheme): Walk {
  const { paths, over, focus, places } = scene;
  const frame = mapFrame({ ...scene, theme, legend: 'color-bar' });
  const drawn = drawnPaths(paths, frame, theme, focus);
  const { shown, ghosts } = drawn;
  const whole = marksWithoutNames(drawn, frame, theme, null);
  const names = labelMarks(shown, frame, theme, [...whole, ...placeMarks(places, frame, theme, paths)]);
  const endings = exitsByRun(shown, frame, theme);
  return {
    marksAt(place) {
      const walked = shown.map((run) => walkedRun(run, frame.plot, over, place));
      return marksWithoutNames({ shown: walked, ghosts }, frame, theme, null).filter(isOutline);
    },
    until: Math.max(...shown.map((run) => placeOf(run.path, over, settledStep(run, frame.plot)))),
    words: [
      { from: 0, marks: names.filter(isText) },
      ...shown.map(({ path }, k) => ({
        from: placeOf(path, over, path.steps),
        marks: (endings[k] ?? []).filter(isText),
      })),
    ],
  };
}
