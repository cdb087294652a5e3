import type { CoreClient } from '../../src-core/worker/client.ts';
import type { NamedRows } from '../../src-renderer/export/data/data-table.ts';
import type { Arguments, OptionSpec } from './arguments.ts';

export interface Result {
  /** Printed by `--json`. */
  readonly json: object;
  /** Printed by `--csv`, where the command has that option. */
  data?(): NamedRows;
  /** Lines printed without either. */
  table(): readonly string[];
}

/** One command of the command line; its help is written from this. */
export interface Command {
  readonly name: string;
  /** What stands for the operand in the help, where the command takes one. */
  readonly operand?: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  /** Further paragraphs of the help, as lines. */
  readonly notes: readonly string[];
  readonly example: string;
  /** @throws BadInput */
  run(given: Arguments, core: () => CoreClient): Promise<Result>;
}

/** Of the commands whose result is a table of numbers. */
export const CSV_OPTION: OptionSpec = { name: 'csv', meaning: 'comma-separated values, all digits' };

export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { name: 'json', meaning: 'one JSON object instead of a table' },
  { name: 'help', meaning: 'this page' },
];
