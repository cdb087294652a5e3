import { OPTIMIZERS, type Optimizer, type Setting } from '../../src-core/optimizers/index.ts';
import { noOperands } from './arguments.ts';
import type { Command } from './command.ts';
import { alignedTable, number } from './table.ts';

export const optimizers: Command = {
  name: 'optimizers',
  summary: 'the optimizers, their settings and where they come from',
  options: [],
  notes: ['`descend` takes the id after --optimizer and settings after --set.'],
  example: 'optimizers --json',
  run(given) {
    noOperands(given);
    return Promise.resolve({
      json: {
        optimizers: OPTIMIZERS.map(({ id, name, settings, source }) => ({
          id,
          name,
          settings: settings.map(plain),
          source,
        })),
      },
      table: () =>
        OPTIMIZERS.flatMap((optimizer, index) => [...(index === 0 ? [] : ['']), ...describe(optimizer)]),
    });
  },
};

const plain = ({ name, default: byDefault, minimum, maximum, meaning }: Setting): object => ({
  name,
  default: byDefault,
  minimum,
  maximum,
  meaning,
});

function describe({ id, name, settings, source }: Optimizer): readonly string[] {
  const rows = settings.map((setting) => [
    `  ${setting.name}`,
    number(setting.default),
    range(setting),
    setting.meaning,
  ]);
  return [
    `${id}: ${name} (${source})`,
    ...alignedTable(
      [['  setting', 'default', 'range', 'meaning'], ...rows],
      ['left', 'right', 'left', 'left'],
    ),
  ];
}

function range({ minimum, maximum, open }: Setting): string {
  if (maximum === Number.MAX_VALUE) return `${number(minimum)} or more`;
  return `${number(minimum)} to ${open === 'maximum' ? 'below ' : ''}${number(maximum)}`;
}
