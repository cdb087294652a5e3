import { OPTIMIZERS, type Optimizer, type Setting } from '../../src-core/optimizers/index.ts';
import { noOperands } from './arguments.ts';
import type { Command } from './command.ts';
import { alignedTable, number, settingText } from './table.ts';

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

function plain(spec: Setting): object {
  const { name, default: byDefault, meaning } = spec;
  const range =
    spec.kind === 'choice' ? { options: spec.options } : { minimum: spec.minimum, maximum: spec.maximum };
  return { name, default: byDefault, ...range, meaning };
}

function describe({ id, name, settings, source }: Optimizer): readonly string[] {
  const rows = settings.map((setting) => [
    `  ${setting.name}`,
    settingText(setting.default),
    range(setting),
    setting.torch === undefined ? setting.meaning : `${setting.meaning}; torch: ${setting.torch}`,
  ]);
  return [
    `${id}: ${name} (${source})`,
    ...alignedTable(
      [['  setting', 'default', 'range', 'meaning'], ...rows],
      ['left', 'right', 'left', 'left'],
    ),
  ];
}

function range(spec: Setting): string {
  if (spec.kind === 'choice') return spec.options.join(' | ');
  const { minimum, maximum, open } = spec;
  const from = open === 'minimum' ? `above ${number(minimum)}` : number(minimum);
  if (maximum === Number.MAX_VALUE) return open === 'minimum' ? from : `${from} or more`;
  return `${from} to ${open === 'maximum' ? 'below ' : ''}${number(maximum)}`;
}
