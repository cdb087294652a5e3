/** Numbers of a figure as a table: what files of data are written from. */

/** Null where a quantity is not defined. */
export type Cell = number | string | null;

/** As much of a table as a CSV file holds. */
export interface NamedRows {
  /** ASCII, each another: files are read by them. */
  readonly columns: readonly { readonly name: string }[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly name: string;
  /** What it holds, with its units where it has any. */
  readonly meaning: string;
}

export interface DataTable extends NamedRows {
  /** In file names. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** What the rows do not say, such as that there are more of them. */
  readonly notes: readonly string[];
}

/** Columns of different names: one that is taken, by a variable called `step`, becomes `step_2`. */
export function distinct<Named extends { readonly name: string }>(columns: readonly Named[]): Named[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let n = 2; taken.has(name); n++) name = `${column.name}_${n}`;
    taken.add(name);
    return { ...column, name };
  });
}
