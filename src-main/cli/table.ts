import { formatNumber } from '../../src-core/scene/format-number.ts';

/** Rows of cells as aligned lines, two spaces between columns; the last column is not padded. */
export function alignedTable(
  rows: readonly (readonly string[])[],
  alignment: readonly ('left' | 'right')[],
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, widthOf(cell))));
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return alignment[column] === 'right' ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Everything printed here has one column a character. */
const widthOf = (text: string): number => [...text].length;

/** Six digits: more than a slide needs, enough to check by hand. */
export const number = (value: number): string => formatNumber(value, 6);

export const settingText = (value: number | string): string =>
  typeof value === 'number' ? number(value) : value;

export const tuple = (values: readonly number[]): string => `(${values.map(number).join(', ')})`;
