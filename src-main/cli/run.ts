import type { CoreClient } from '../../src-core/worker/client.ts';
import { csvOf } from '../../src-renderer/export/data/csv.ts';
import { toJson } from '../../src-renderer/export/data/json.ts';
import { analyse } from './analyse.ts';
import { readArguments } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import { code } from './code.ts';
import { COMMON_OPTIONS, type Command } from './command.ts';
import { criticalPoints } from './critical-points.ts';
import { data } from './data.ts';
import { descend } from './descend.ts';
import { functions } from './functions.ts';
import { commandHelp, generalHelp } from './help.ts';
import { newLab } from './new.ts';
import { optimizers } from './optimizers.ts';
import { render } from './render.ts';

export const COMMANDS: readonly Command[] = [
  analyse,
  code,
  criticalPoints,
  data,
  descend,
  functions,
  newLab,
  optimizers,
  render,
];

/** What the command line prints and how it ends. */
export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: 0 | 1 | 2;
}

/**
 * Does what the words say. The core is started when it is first needed, and closed at the end.
 * @param words the arguments, without Node and the script
 */
export async function runCommandLine(words: readonly string[], startCore: () => CoreClient): Promise<Ending> {
  let core: CoreClient | undefined;
  const [name, ...rest] = words;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  try {
    if (name === 'help') return done(helpOn(rest));
    if (command === undefined) {
      if (name === '--help' || name === '-h') return done(generalHelp(COMMANDS));
      throw unknownCommand(name);
    }
    const given = readArguments(rest, [...command.options, ...COMMON_OPTIONS]);
    if (given.values.has('help')) return done(commandHelp(command));
    if (given.values.has('csv') && given.values.has('json'))
      throw new BadInput('--csv and --json cannot both be: choose one.');
    const result = await command.run(given, () => (core ??= startCore()));
    if (given.values.has('csv') && result.data !== undefined)
      return { stdout: csvOf(result.data()), stderr: '', code: 0 };
    return done(given.values.has('json') ? [toJson(result.json)] : result.table());
  } catch (error) {
    const prefix = command === undefined ? 'zigzag' : `zigzag ${command.name}`;
    if (error instanceof BadInput) {
      return { stdout: '', stderr: lines([`${prefix}: ${error.message}`, ...error.caretLines]), code: 2 };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: lines([`${prefix}: a fault of ours: ${message}`]), code: 1 };
  } finally {
    core?.close();
  }
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

const done = (all: readonly string[]): Ending => ({ stdout: lines(all), stderr: '', code: 0 });

/** `help`, and `help new` for `new --help`. */
function helpOn([name]: readonly string[]): readonly string[] {
  if (name === undefined) return generalHelp(COMMANDS);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name);
  return commandHelp(command);
}

function unknownCommand(name: string | undefined): BadInput {
  const names = COMMANDS.map((command) => command.name).join(', ');
  const fault = name === undefined ? 'A command is missing' : `There is no command ${quote(name)}`;
  return new BadInput(`${fault}; there are ${names}. --help says more.`);
}
