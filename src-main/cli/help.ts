import { COMMON_OPTIONS, type Command } from './command.ts';
import { alignedTable } from './table.ts';

const PROGRAM = 'npm run -s cli --';

const EXIT_CODES =
  'Exit code: 0 done, 2 bad input (one line on stderr, nothing on stdout), 1 a fault of ours.';

export function generalHelp(commands: readonly Command[]): readonly string[] {
  return [
    'Zigzag: gradients, Hessians and descents of a formula, without a window.',
    '',
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...alignedTable(
      commands.map((command) => [`  ${nameAndOperand(command)}`, command.summary]),
      ['left', 'left'],
    ),
    '',
    'COMMAND --help says more. With --json each prints one JSON object, in which numbers',
    'that are not finite are the strings "NaN", "Infinity" and "-Infinity". analyse, critical-points, data',
    'and descend have --csv too: named columns, all digits, empty where something is not defined.',
    EXIT_CODES,
  ];
}

export function commandHelp(command: Command): readonly string[] {
  const options = [...command.options, ...COMMON_OPTIONS];
  return [
    `${command.name}: ${command.summary}`,
    '',
    `Usage: ${PROGRAM} ${nameAndOperand(command)} [options]`,
    '',
    ...alignedTable(
      options.map(({ name, value, repeats, meaning }) => [
        `  --${name}${value === undefined ? '' : ` ${value}`}`,
        `${meaning}${repeats === true ? '; may be repeated' : ''}`,
      ]),
      ['left', 'left'],
    ),
    '',
    ...command.notes,
    '',
    `Example: ${PROGRAM} ${command.example}`,
    EXIT_CODES,
  ];
}

const nameAndOperand = ({ name, operand }: Command): string =>
  operand === undefined ? name : `${name} ${operand}`;
