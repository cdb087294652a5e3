/** Where the panels of a sheet stand: in the cells of a table. */
import type { Sheet } from '../../../src-core/document/lab-document.ts';
import type { Rectangle } from '../frame.ts';

/** A panel's place in a table of equal cells, and how many of them it takes. */
export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

export interface ArrangeOptions {
  readonly count: number;
  readonly layout: Sheet['layout'];
  /** px of all panels together. */
  readonly width: number;
  readonly height: number;
  /** px */
  readonly fontSize: number;
}

/** The tables that the panels may stand in, the roomiest first: of each one cell a panel, in their order. */
export function arrangements(options: ArrangeOptions): readonly (readonly Cell[])[] {
  const { layout, count } = options;
  if (layout === 'row') return [rowOf(count)];
  if (layout === 'column') return [columnOf(count)];
  if (layout === 'grid') return [gridOf(options)];
  return [rowOf(count), columnOf(count), gridOf(options)].sort(
    (a, b) => roomIn(b, options) - roomIn(a, options),
  );
}

const single = (column: number, row: number): Cell => ({ column, row, columns: 1, rows: 1 });
const placesOf = (count: number): readonly number[] => Array.from({ length: count }, (_, k) => k);
const rowOf = (count: number): readonly Cell[] => placesOf(count).map((k) => single(k, 0));
const columnOf = (count: number): readonly Cell[] => placesOf(count).map((k) => single(0, k));

/** Two by two; of three the first is twice as large, where there is more room for that. */
function gridOf({ count, width, height }: ArrangeOptions): readonly Cell[] {
  if (count === 3)
    return width >= height
      ? [{ ...single(0, 0), rows: 2 }, single(1, 0), single(1, 1)]
      : [{ ...single(0, 0), columns: 2 }, single(0, 1), single(1, 1)];
  return placesOf(count).map((k) => single(k % 2, Math.floor(k / 2)));
}

/** What axes and their numbers take of a panel, in font sizes. */
const AXES = { across: 6, down: 5 } as const;
/** A plot that is read with ease is a third wider than high. */
const SHAPE = 4 / 3;

/** How wide a plot of that shape can be in the smallest of the panels, in px. */
function roomIn(cells: readonly Cell[], { width, height, fontSize }: ArrangeOptions): number {
  const boxes = boxesOf(cells, { x: 0, y: 0, width, height }, fontSize);
  return Math.min(
    ...boxes.map((box) =>
      Math.min(box.width - AXES.across * fontSize, SHAPE * (box.height - AXES.down * fontSize)),
    ),
  );
}

export const columnsOf = (cells: readonly Cell[]): number =>
  Math.max(...cells.map(({ column, columns }) => column + columns));
export const rowsOf = (cells: readonly Cell[]): number =>
  Math.max(...cells.map(({ row, rows }) => row + rows));

/** The cells in whole px, with a gap between them. */
export function boxesOf(cells: readonly Cell[], box: Rectangle, gap: number): readonly Rectangle[] {
  const across = (box.width + gap) / columnsOf(cells);
  const down = (box.height + gap) / rowsOf(cells);
  return cells.map(({ column, row, columns, rows }) => {
    const x = Math.round(box.x + column * across);
    const y = Math.round(box.y + row * down);
    return {
      x,
      y,
      width: Math.round(box.x + (column + columns) * across - gap) - x,
      height: Math.round(box.y + (row + rows) * down - gap) - y,
    };
  });
}
