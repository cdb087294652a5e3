import { LANDSCAPES, type Landscape } from '../../src-core/landscapes/index.ts';
import type { Interval } from '../../src-core/document/lab-document.ts';
import type { Command } from './command.ts';
import { noOperands } from './arguments.ts';
import { alignedTable, number } from './table.ts';

export const functions: Command = {
  name: 'functions',
  summary: 'the functions that have an id',
  options: [],
  notes: ['An id may stand wherever a FORMULA does.'],
  example: 'functions --json',
  run(given) {
    noOperands(given);
    return Promise.resolve({
      json: {
        functions: LANDSCAPES.map(({ id, name, formula, domain, source }) => ({
          id,
          name,
          formula,
          domain,
          source,
        })),
      },
      table: () =>
        LANDSCAPES.flatMap((landscape, index) => [...(index === 0 ? [] : ['']), ...describe(landscape)]),
    });
  },
};

function describe({ id, name, formula, parameters, domain, source }: Landscape): readonly string[] {
  return alignedTable(
    [
      [id, name],
      ['  formula', formula],
      ...parameters.map((parameter) => [
        `  ${parameter.name}`,
        `${number(parameter.value)}, or as --param says`,
      ]),
      ['  domain', `x ${interval(domain.x)}, y ${interval(domain.y)}`],
      ['  source', source],
    ],
    ['left', 'left'],
  );
}

const interval = ([from, to]: Interval): string => `${number(from)} … ${number(to)}`;
