import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_MARGINS, type Rectangle } from '../frame.ts';
import { marginsInLine, type PanelPlot } from './align.ts';
import { arrangements, boxesOf, columnsOf, rowsOf } from './arrange.ts';

const options = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  layout: fc.constantFrom('auto', 'row', 'column', 'grid'),
  width: fc.integer({ min: 100, max: 10_000 }),
  height: fc.integer({ min: 100, max: 10_000 }),
  fontSize: fc.integer({ min: 5, max: 40 }),
});

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('panels lie on the sheet, do not overlap, and fill it from edge to edge', () => {
  fc.assert(
    fc.property(options, fc.integer({ min: 0, max: 10 }), (wish, gap) => {
      const sheet = { x: 7, y: 11, width: wish.width, height: wish.height };
      for (const cells of arrangements(wish)) {
        const boxes = boxesOf(cells, sheet, gap);
        expect(boxes).toHaveLength(wish.count);
        for (const [k, box] of boxes.entries()) {
          expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
          for (const other of boxes.slice(k + 1)) expect(overlap(box, other)).toBe(false);
        }
        const edges = (pick: (box: Rectangle) => number): number[] => boxes.map(pick);
        expect(Math.min(...edges(({ x }) => x))).toBe(sheet.x);
        expect(Math.min(...edges(({ y }) => y))).toBe(sheet.y);
        expect(Math.max(...edges(({ x, width }) => x + width))).toBe(sheet.x + sheet.width);
        expect(Math.max(...edges(({ y, height }) => y + height))).toBe(sheet.y + sheet.height);
        // Of three in a square none is missing: the cells are as many as the table has.
        const cellsTaken = cells.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
        expect(cellsTaken).toBe(columnsOf(cells) * rowsOf(cells));
      }
    }),
  );
});

describe('by the room there is', () => {
  const first = (count: number, width: number, height: number) =>
    arrangements({ count, layout: 'auto', width, height, fontSize: 16 })[0] ?? [];
  test.each([
    [2, 1280, 600, 2, 1],
    [2, 400, 900, 1, 2],
    [3, 1280, 600, 3, 1],
    [3, 700, 700, 2, 2],
    [4, 1280, 600, 2, 2],
    [4, 300, 2000, 1, 4],
  ])('%i on %i × %i px stand in %i columns and %i rows', (count, width, height, columns, rows) => {
    const cells = first(count, width, height);
    expect([columnsOf(cells), rowsOf(cells)]).toEqual([columns, rows]);
  });
});

test('plots that begin or end in one column or row have one edge, and none gets larger', () => {
  const inset = fc.record({
    left: fc.integer({ min: 0, max: 40 }),
    right: fc.integer({ min: 0, max: 40 }),
    top: fc.integer({ min: 0, max: 40 }),
    bottom: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(options, fc.array(inset, { minLength: 4, maxLength: 4 }), (wish, insets) => {
      for (const cells of arrangements(wish)) {
        const boxes = boxesOf(cells, { x: 0, y: 0, width: 4000, height: 3000 }, 8);
        const panels = cells.map((cell, k): PanelPlot => {
          const { width, height } = boxes[k]!;
          const { left, right, top, bottom } = insets[k]!;
          const plot = { x: left, y: top, width: width - left - right, height: height - top - bottom };
          return { cell, width, height, plot };
        });
        const margins = marginsInLine(panels);
        for (const [k, a] of cells.entries()) {
          const [own, box] = [margins[k]!, boxes[k]!];
          for (const side of ['left', 'right', 'top', 'bottom'] as const)
            expect(own[side]).toBeGreaterThanOrEqual(insets[k]![side]);
          for (const [j, b] of cells.entries()) {
            const [others, otherBox] = [margins[j]!, boxes[j]!];
            if (a.column === b.column) expect(box.x + own.left).toBe(otherBox.x + others.left);
            if (a.row === b.row) expect(box.y + own.top).toBe(otherBox.y + others.top);
            if (a.column + a.columns === b.column + b.columns)
              expect(box.x + box.width - own.right).toBe(otherBox.x + otherBox.width - others.right);
            if (a.row + a.rows === b.row + b.rows)
              expect(box.y + box.height - own.bottom).toBe(otherBox.y + otherBox.height - others.bottom);
          }
        }
      }
    }),
  );
});

test('a panel without a plot asks for no room', () => {
  const cell = { column: 0, row: 0, columns: 1, rows: 1 };
  expect(marginsInLine([{ cell, width: 10, height: 10, plot: null }])).toEqual([NO_MARGINS]);
});
