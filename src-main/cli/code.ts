import { CODE_LIBRARIES, programsOf } from '../../src-core/code/index.ts';
import { onlyOperand, single } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import type { Command } from './command.ts';
import { inWords, readLabAt } from './lab-file.ts';

const LIBRARIES = CODE_LIBRARIES.map(({ id }) => id);

export const code: Command = {
  name: 'code',
  operand: 'LAB_FILE',
  summary: 'the run of one of its optimizers as a short Python program',
  options: [
    { name: 'library', value: 'LIBRARY', meaning: `${LIBRARIES.join(', ')} (needed)` },
    {
      name: 'optimizer',
      value: 'KEY',
      meaning: 'which one: an id, as id-2 where there are several (the focused one)',
    },
  ],
  notes: ['LAB_FILE is a .zigzag file, or a figure or film that Zigzag exported with its lab inside.'],
  example: 'code valley.zigzag --library numpy',
  async run(given, core) {
    const operand = onlyOperand(given, 'lab file');
    const library = single(given, 'library');
    if (library === undefined)
      throw new BadInput(`--library LIBRARY is missing; there are ${LIBRARIES.join(', ')}.`);
    const document = await readLabAt(operand);
    const key = single(given, 'optimizer') ?? document.focus;
    const entry = document.optimizers.find((candidate) => candidate.key === key);
    if (entry === undefined) {
      const keys = document.optimizers.map((candidate) => candidate.key).join(', ');
      throw new BadInput(`--optimizer ${quote(key)}: this lab has ${keys}.`);
    }
    const programs = await inWords(operand, () => programsOf(document, entry, core()));
    const found = programs.find((candidate) => candidate.library === library);
    if (found === undefined)
      throw new BadInput(`--library ${quote(library)}: there are ${LIBRARIES.join(', ')}.`);
    const { program } = found;
    if ('reason' in program) throw new BadInput(program.reason);
    return {
      json: { library, optimizer: entry.id, program: program.text },
      table: () => program.text.trimEnd().split('\n'),
    };
  },
};
