import { extname } from 'node:path';
import {
  DocumentError,
  MAXIMUM_STEPS,
  nameOf,
  parseDocument,
  writeDocument,
  type LabDocument,
} from '../../src-core/document/index.ts';
import { writeAtomically, WriteError } from '../write-atomically.ts';
import { single, type Arguments } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import type { Command } from './command.ts';
import { FUNCTION_NOTES } from './function-input.ts';
import { readLab, THEMES } from './lab-input.ts';
import { number, settingText, tuple } from './table.ts';

const EXTENSION = '.zigzag';

export const newLab: Command = {
  name: 'new',
  operand: 'FORMULA',
  summary: 'a lab file that the window opens',
  options: [
    { name: 'output', value: `FILE${EXTENSION}`, meaning: 'the file; one of that name is replaced (needed)' },
    { name: 'param', value: 'k=10', repeats: true, meaning: 'the value of another name in the formula (1)' },
    { name: 'domain', value: 'X0,X1,Y0,Y1', meaning: 'what the map shows, from X0 to X1 and from Y0 to Y1' },
    { name: 'start', value: 'X,Y', meaning: 'where the paths begin' },
    {
      name: 'optimizer',
      value: 'ID:name=value,…',
      repeats: true,
      meaning: 'one to show, with settings or without; `optimizers` lists them',
    },
    { name: 'steps', value: 'N', meaning: `the most steps of a path, 1 to ${MAXIMUM_STEPS}` },
    { name: 'theme', value: 'T', meaning: THEMES.join(', ') },
  ],
  notes: [
    ...FUNCTION_NOTES,
    'It is a function of x and y; every other name becomes a slider.',
    '',
    'What is not said is as the window has it: of a function of `functions` its own, else of the first of them.',
    'A learning rate that is given once is that of all optimizers whose rate multiplies a gradient.',
    'The file is written whole or not at all: until the new one is complete the old one stays.',
  ],
  example: 'new "k x^2 + y^2" --param k=10 --optimizer momentum:learningRate=0.05 --output valley.zigzag',
  async run(given, core) {
    const output = readOutput(given);
    const document = await readLab(given, core);
    await write(output, textOf(document));
    return { json: { output, document }, table: () => describe(output, document) };
  },
};

function readOutput(given: Arguments): string {
  const output = single(given, 'output');
  if (output === undefined)
    throw new BadInput(`--output FILE${EXTENSION} is missing: say where to put the lab.`);
  if (extname(output).toLowerCase() !== EXTENSION)
    throw new BadInput(`--output ${quote(output)}: the name of a lab ends in ${EXTENSION}.`);
  return output;
}

/** The file's text, which the window can read. */
function textOf(document: LabDocument): string {
  const text = writeDocument(document);
  try {
    parseDocument(text);
  } catch (error) {
    if (error instanceof DocumentError) throw new BadInput(error.message);
    throw error;
  }
  return text;
}

async function write(output: string, text: string): Promise<void> {
  try {
    await writeAtomically(output, text);
  } catch (error) {
    if (error instanceof WriteError)
      throw new BadInput(`--output ${quote(output)} could not be written: ${error.problem}.`);
    throw error;
  }
}

function describe(
  output: string,
  { formula, parameters, start, optimizers }: LabDocument,
): readonly string[] {
  const shown = optimizers.filter(({ visibility }) => visibility === 'shown');
  return [
    `${quote(output)} is written.`,
    `f(x, y) = ${formula}`,
    ...parameters.map(
      ({ name, value, minimum, maximum }) =>
        `${name} = ${number(value)}, a slider from ${number(minimum)} to ${number(maximum)}`,
    ),
    ...shown.map((entry) => {
      const said = Object.entries(entry.settings).map(([name, value]) => `${name} ${settingText(value)}`);
      return `${nameOf(entry)} from ${tuple(start)}: ${said.join(', ')}`;
    }),
  ];
}
