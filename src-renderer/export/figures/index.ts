/** Every figure that a file can hold. */
import { charts } from './charts.ts';
import { curvature } from './curvature.ts';
import { directions } from './directions.ts';
import type { FigureId, FigureKind } from './figure-kind.ts';
import { map } from './map.ts';
import { matrices } from './matrices.ts';
import { sheetOf } from './sheet/sheet.ts';
import { surface } from './surface.ts';
import { sweeps } from './sweeps.ts';

/** Those that can stand on a sheet. */
export const PANELS: readonly FigureKind[] = [
  map,
  ...charts,
  ...sweeps,
  curvature,
  surface,
  directions,
  matrices,
];

/** In the order in which they are offered; of those on screen at once, the main one first. */
export const FIGURES: readonly FigureKind[] = [...PANELS, sheetOf(PANELS)];

export const findFigure = (id: string): FigureKind | undefined => FIGURES.find((figure) => figure.id === id);

/** The figure that is on screen while this is the document. */
export function shownFigure(document: Parameters<FigureKind['isShown']>[0]): FigureId {
  return FIGURES.find((figure) => figure.isShown(document))?.id ?? 'map';
}

export type { DrawnFigure, FigureId, FigureKind } from './figure-kind.ts';
