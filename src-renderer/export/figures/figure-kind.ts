import type { Component } from 'svelte';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { LabScene } from '../../../src-core/scene/lab-scene.ts';
import type { Domain, LabDocument, SweepChoice } from '../../../src-core/document/lab-document.ts';
import type { Margins, Rectangle } from '../../figures/frame.ts';
import type { FigureTheme } from '../../figures/theme.ts';
import { ask, type Core } from '../ask.ts';
import type { WalkScene } from '../film/walk.ts';
import type { FigureId } from './figure-names.ts';

export type { FigureId } from './figure-names.ts';

/** What a figure is drawn for. */
export interface Drawing {
  readonly document: LabDocument;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly theme: FigureTheme;
  /** Where the runs are looked at; null: at their ends. */
  readonly cursor: Cursor | null;
  /** What it leaves to the sheet that it stands on; absent where it stands alone. */
  readonly panel?: PanelWish | undefined;
}

/** What a panel does for the sheet. */
export interface PanelWish {
  /** Whether it says which run is which. */
  readonly names: 'shown' | 'hidden';
  /** Room that is left free round its plot at least, so that plots stand in line. */
  readonly margins: Margins;
}

/** A figure as its component with props. */
export interface DrawnFigure {
  // Each figure's component has props of its own; `drawn` checks that these are they.
  readonly component: Component<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
  /** px, where it is not the size asked for. */
  readonly width: number;
  readonly height: number;
}

export interface FigureKind {
  readonly id: FigureId;
  readonly name: string;
  /** Whether it is on screen while this is the document. */
  isShown(document: LabDocument): boolean;
  /** What its caption speaks of beside f: the runs, those of a sweep, H at the probe, or the matrices. */
  readonly tells: 'descent' | SweepChoice['view'] | 'probe' | 'matrices';
  /** Whether one that tells of the probe shows the runs too; absent: never. */
  showsRuns?(document: LabDocument): boolean;
  /** What it is, in the caption of a sheet; absent: its name. */
  brief?(document: LabDocument): string;
  /** The smallest panel that it can be read in, in font sizes, where that is more than of others. */
  readonly least?: readonly [width: number, height: number];
  /**
   * Its caption, where that is not made of what it tells.
   * @throws GivenUp
   */
  caption?(document: LabDocument, core: Core): Promise<string>;
  /**
   * Where its plot lies, if it has one that could stand in line with others. The upper left corner beside it is free.
   * @throws GivenUp
   */
  plotOf?(drawing: Drawing, core: Core): Promise<Rectangle>;
  /**
   * Has no two requests of one name under way at once.
   * @throws Error in words where there is nothing to draw
   * @throws GivenUp
   */
  draw(drawing: Drawing, core: Core): Promise<DrawnFigure>;
  /** The lab of which its film is; absent: as it is. */
  filmed?(document: LabDocument): LabDocument;
  /** What of it stands still in a film and what moves, as `draw`; absent where a walk means nothing to it. */
  film?(drawing: Drawing, core: Core): Promise<FilmedFigure>;
}

export interface FilmedFigure {
  /** As large as the drawing. */
  readonly still: DrawnFigure;
  readonly walk: WalkScene;
}

export function drawn<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
  { width, height }: { readonly width: number; readonly height: number },
): DrawnFigure {
  return { component: component as unknown as DrawnFigure['component'], props, width, height };
}

/** Samples along one side of a map's grid, and levels, as on screen. */
const GRID = 256;
const LEVELS = 16;
/** Samples along one side of a map that nobody sees. */
export const UNSEEN = 8;

/**
 * The scene of a document, for a file.
 * @param gridSize where other than what a picture needs
 * @throws GivenUp
 */
export function sceneOf(
  core: Core,
  document: LabDocument,
  domain: Domain,
  gridSize = GRID,
): Promise<LabScene> {
  const request = { document, domain, gridSize, levelCount: LEVELS, tell: 'all', have: null } as const;
  return ask(core, 'scene', request);
}
