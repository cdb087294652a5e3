import type { DataTable } from './data-table.ts';

/** One line of JSON; numbers that JSON lacks become the strings "NaN", "Infinity" and "-Infinity". */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
  );
}

/**
 * A table as JSON: its name, what its columns mean, its notes, and its rows, each an object by the names of the columns,
 * so that `d3.json` and `pandas.DataFrame(file["rows"])` take them as they are. A row is a line of the file.
 */
export function jsonOf({ name, columns, notes, rows }: DataTable): string {
  const names = columns.map((column) => column.name);
  const lines = rows.map((row) => toJson(Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell]))));
  const head = toJson({ name, columns, notes }).slice(0, -1);
  return `${head},"rows":[\n${lines.join(',\n')}\n]}\n`;
}
