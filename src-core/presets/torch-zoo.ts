import { withComparison } from '../document/index.ts';
import type { Preset } from './preset.ts';

const METHODS = [
  'gradient-descent',
  'momentum',
  'nesterov',
  'adagrad',
  'adadelta',
  'rmsprop',
  'adam',
  'amsgrad',
  'adamw',
  'adamax',
  'nadam',
  'radam',
  'rprop',
  'lbfgs',
];

export const torchZoo: Preset = {
  id: 'torch-zoo',
  name: 'Torch zoo',
  inWords:
    'Every method of torch.optim: one learning rate where it multiplies a gradient, torch’s own defaults elsewhere. Hide what you do not need.',
  apply: (document) => ({
    ...withComparison(
      document,
      METHODS.map((id) => ({ id })),
    ),
    learningRates: 'shared',
  }),
};
