/** Names and defaults against torch's own signatures (fixtures/torch-defaults.py). */
import { expect, test } from 'vitest';
import torch from '../fixtures/torch-defaults.json' with { type: 'json' };
import { findOptimizer, OPTIMIZERS } from './index.ts';

type Default = number | boolean | null | readonly number[];
const SIGNATURES: Readonly<Record<string, Readonly<Record<string, Default>>>> = torch.defaults;

interface TorchMethod {
  readonly id: string;
  readonly torchClass: string;
  /** Options that make it this method, or that are another of ours. */
  readonly fixed?: readonly string[];
  /** Options at another default than torch's, and why. */
  readonly ours?: Readonly<Record<string, number>>;
}

/** torch asks for lr in SGD; with its momentum 0 the entry would be plain descent. */
const SGD = { torchClass: 'SGD', ours: { lr: 0.01, momentum: 0.9 } };

const METHODS: readonly TorchMethod[] = [
  { id: 'gradient-descent', ...SGD, fixed: ['momentum', 'dampening', 'nesterov'] },
  { id: 'momentum', ...SGD, fixed: ['nesterov'] },
  // With dampening torch refuses nesterov=True.
  { id: 'nesterov', ...SGD, fixed: ['nesterov', 'dampening'] },
  { id: 'adagrad', torchClass: 'Adagrad' },
  { id: 'adadelta', torchClass: 'Adadelta' },
  { id: 'rmsprop', torchClass: 'RMSprop' },
  { id: 'adam', torchClass: 'Adam', fixed: ['amsgrad'] },
  { id: 'amsgrad', torchClass: 'Adam', fixed: ['amsgrad'] },
  { id: 'adamw', torchClass: 'AdamW', fixed: ['amsgrad'] },
  { id: 'adamax', torchClass: 'Adamax' },
  { id: 'nadam', torchClass: 'NAdam' },
  { id: 'radam', torchClass: 'RAdam' },
  { id: 'rprop', torchClass: 'Rprop' },
  // One recorded step is one iteration, without torch's inner loop.
  {
    id: 'lbfgs',
    torchClass: 'LBFGS',
    fixed: ['max_iter', 'max_eval', 'tolerance_grad', 'tolerance_change'],
  },
];

const camelCase = (option: string): string =>
  option.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Our names of single options, where they are not torch's in camelCase. */
const OUR_NAMES: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  lr_decay: 'learningRateDecay',
  eps: 'epsilon',
  'betas[0]': 'beta1',
  'betas[1]': 'beta2',
  'etas[0]': 'etaMinus',
  'etas[1]': 'etaPlus',
  'step_sizes[0]': 'minimumStep',
  'step_sizes[1]': 'maximumStep',
  line_search_fn: 'lineSearch',
};

const ourDefault = (value: number | boolean | null): number | string => {
  if (value === null) return 'none';
  return typeof value === 'boolean' ? String(value) : value;
};

test.each(METHODS)("$id has torch's options and defaults", ({ id, torchClass, fixed = [], ours = {} }) => {
  const expected = Object.entries(SIGNATURES[torchClass] ?? {})
    // To go uphill is another thing to do.
    .filter(([option]) => option !== 'maximize' && !fixed.includes(option))
    .flatMap(([option, byDefault]) =>
      typeof byDefault === 'object' && byDefault !== null
        ? byDefault.map((value, i) => [`${option}[${i}]`, value] as const)
        : [[option, ours[option] ?? byDefault] as const],
    )
    .map(([option, byDefault]) => {
      const name = OUR_NAMES[option] ?? camelCase(option);
      return [name, { torch: option, default: ourDefault(byDefault) }] as const;
    });
  const settings = findOptimizer(id)?.settings ?? [];
  expect(
    Object.fromEntries(
      settings.map(({ name, torch: option, default: value }) => [name, { torch: option, default: value }]),
    ),
  ).toEqual(Object.fromEntries(expected));
});

const others = OPTIMIZERS.filter(({ id }) => METHODS.every((method) => method.id !== id));

test.each(others)('$id, which torch does not have, names no option of torch', ({ settings }) => {
  expect(settings.filter((spec) => spec.torch !== undefined)).toEqual([]);
});
