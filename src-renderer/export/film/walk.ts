/** What moves in a film: the marks of a figure at every place of its walk. */
import { endOf } from '../../../src-core/scene/cursor.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import type { Outline, TextMark } from '../../figures/marks.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import { chartWalk, type ChartWalkScene } from './chart-walk.ts';
import { mapWalk, type MapWalkScene } from './map-walk.ts';
import { surfaceWalk, type SurfaceWalkScene } from './surface-walk.ts';

/** What every walk is made of; plain data, so that it can be sent to a worker. */
export interface WalkSceneBase {
  readonly paths: readonly PathScene[];
  readonly over: Cursor['over'];
  /** Key of the optimizer drawn on top. */
  readonly focus: string;
  /** px of the figure. */
  readonly width: number;
  readonly height: number;
  readonly theme: { readonly name: FileThemeName; readonly fontSize: number };
}

export type WalkScene = MapWalkScene | ChartWalkScene | SurfaceWalkScene;

/** Words of a film, from the place on at which they are true. */
export interface Words {
  readonly from: number;
  readonly marks: readonly TextMark[];
}

export interface Walk {
  /** What is drawn when the walk has come to this place, from back to front and without words. */
  readonly marksAt: (place: number) => readonly Outline[];
  /** Over all else. */
  readonly words: readonly Words[];
  /** The place from which on nothing is seen to move: what a run does in its last hair's breadth takes no time. */
  readonly until: number;
}

export function walkOf(scene: WalkScene): Walk {
  const theme = fileTheme(scene.theme.name, scene.theme.fontSize);
  switch (scene.kind) {
    case 'map':
      return mapWalk(scene, theme);
    case 'chart':
      return chartWalk(scene, theme);
    case 'surface':
      return surfaceWalk(scene, theme);
  }
}

/** The place along the axis at which a walk ends; 0 where nothing moves. */
export const endOfWalk = ({ paths, over }: WalkSceneBase): number =>
  endOf(
    paths.filter(({ kind }) => kind === 'run'),
    over,
  );

/** As data: the theme itself has functions in it. */
export const themeData = ({ name, fontSize }: FigureTheme): WalkSceneBase['theme'] => ({
  name: name as FileThemeName,
  fontSize,
});
