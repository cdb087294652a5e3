import type { Cell, NamedRows } from './data-table.ts';

/**
 * A table as CSV: RFC 4180 with lines ended by LF, as pandas, R, pgfplots, Excel and awk all read it. The first line names
 * the columns. A number is the shortest decimal that reads back as the same double, with a point and without grouping;
 * what is not finite is NaN, Infinity or -Infinity, and what is not defined is empty.
 */
export function csvOf({ columns, rows }: NamedRows): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** The same with tabs between the cells, as spreadsheets take it from the clipboard. */
export function tsvOf({ columns, rows }: NamedRows): string {
  const cell = (value: Cell): string => unquoted(value).replaceAll(/[\t\r\n]+/g, ' ');
  return [columns.map(({ name }) => name), ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/** A spreadsheet runs text that begins so as a formula. */
const RUNS = /^[=+\-@\t\r]/;

function unquoted(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' && RUNS.test(cell) ? `'${cell}` : String(cell);
}

function field(cell: Cell): string {
  const text = unquoted(cell);
  if (typeof cell !== 'string') return text;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
