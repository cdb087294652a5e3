/** Plots of a sheet in line: those that begin or end in one column or row have one edge. */
import { NO_MARGINS, type Margins, type Rectangle } from '../frame.ts';
import type { Cell } from './arrange.ts';

/** A panel that has a plot with axes, or none. */
export interface PanelPlot {
  readonly cell: Cell;
  /** px of the panel. */
  readonly width: number;
  readonly height: number;
  /** px in the panel; null: it has nothing that could stand in line. */
  readonly plot: Rectangle | null;
}

/** Which panels share an edge on each side. */
const SHARED: Readonly<Record<keyof Margins, (cell: Cell) => number>> = {
  left: ({ column }) => column,
  right: ({ column, columns }) => column + columns,
  top: ({ row }) => row,
  bottom: ({ row, rows }) => row + rows,
};

/** The room that each panel leaves free round its plot, for the plots to stand in line. */
export function marginsInLine(panels: readonly PanelPlot[]): readonly Margins[] {
  const all = panels.map(marginsOf);
  return panels.map(({ cell }) => {
    const widest = (side: keyof Margins): number =>
      Math.max(
        ...panels.flatMap((other, k) =>
          SHARED[side](other.cell) === SHARED[side](cell) ? [all[k]?.[side] ?? 0] : [],
        ),
      );
    return { left: widest('left'), right: widest('right'), top: widest('top'), bottom: widest('bottom') };
  });
}

export const areEqual = (a: Margins, b: Margins): boolean =>
  (Object.keys(SHARED) as (keyof Margins)[]).every((side) => a[side] === b[side]);

function marginsOf({ plot, width, height }: PanelPlot): Margins {
  if (plot === null) return NO_MARGINS;
  return {
    left: plot.x,
    right: width - plot.x - plot.width,
    top: plot.y,
    bottom: height - plot.y - plot.height,
  };
}
