import { DATA_KINDS } from '../../src-renderer/export/data/data-kinds.ts';
import type { Cell } from '../../src-renderer/export/data/data-table.ts';
import { onlyOperand, single } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import { CSV_OPTION, type Command } from './command.ts';
import { inWords, readLabAt } from './lab-file.ts';
import { alignedTable, number } from './table.ts';

const TABLES = DATA_KINDS.map(({ id }) => id);
const USUAL = 'ranking';
/** More rows than this nobody reads in a terminal. */
const MOST_ROWS = 60;

export const data: Command = {
  name: 'data',
  operand: 'LAB_FILE',
  summary: 'tables of a lab: who was first, every step, a grid of f, critical points',
  options: [{ name: 'table', value: 'TABLE', meaning: `${TABLES.join(', ')} (${USUAL})` }, CSV_OPTION],
  notes: [
    'LAB_FILE is a .zigzag file, or a figure or film that Zigzag exported with its lab inside.',
    'The tables are those of the window: JSON says what their columns mean, CSV has all digits.',
  ],
  example: 'data valley.zigzag --csv',
  async run(given, core) {
    const operand = onlyOperand(given, 'lab file');
    const id = single(given, 'table') ?? USUAL;
    const kind = DATA_KINDS.find((candidate) => candidate.id === id);
    if (kind === undefined) throw new BadInput(`--table ${quote(id)}: there are ${TABLES.join(', ')}.`);
    const document = await readLabAt(operand);
    const table = await inWords(operand, () => kind.make(document, core()));
    const { name, columns, notes, rows } = table;
    const names = columns.map((column) => column.name);
    return {
      data: () => table,
      json: {
        ...{ name, columns, notes },
        rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell]))),
      },
      table: () => [
        ...alignedTable(
          [names, ...rows.slice(0, MOST_ROWS).map((row) => row.map(cellText))],
          columns.map((_, i) => (typeof rows[0]?.[i] === 'number' ? 'right' : 'left')),
        ),
        ...(rows.length > MOST_ROWS
          ? [`${rows.length - MOST_ROWS} rows are left out here; --csv has them all.`]
          : []),
        ...notes,
      ],
    };
  },
};

const cellText = (cell: Cell): string =>
  cell === null ? '–' : typeof cell === 'number' ? number(cell) : cell;
