/** Methods that torch.optim has, by the same update. The keyword of a setting is its name in torch. */
import type { Optimizer, Setting, Settings } from '../optimizers/index.ts';
import { numberToPython } from './python-text.ts';

interface TorchClass {
  readonly name: string;
  /** Arguments that are no settings here. */
  readonly fixed?: string;
  /** Whether torch takes these settings; absent: any that we do. */
  readonly takes?: (settings: Settings) => boolean;
  readonly comment?: string;
  /** Whether the learning rate is only where it sets out from. */
  readonly isRateFirst?: true;
}

const CLASSES: ReadonlyMap<string, TorchClass> = new Map<string, TorchClass>([
  ['gradient-descent', { name: 'SGD' }],
  ['momentum', { name: 'SGD' }],
  ['nesterov', { name: 'SGD', fixed: 'nesterov=True', takes: ({ momentum }) => momentum !== 0 }],
  ['adagrad', { name: 'Adagrad' }],
  ['adadelta', { name: 'Adadelta' }],
  ['rmsprop', { name: 'RMSprop' }],
  ['adam', { name: 'Adam' }],
  ['amsgrad', { name: 'Adam', fixed: 'amsgrad=True' }],
  ['adamw', { name: 'AdamW' }],
  ['adamax', { name: 'Adamax' }],
  ['nadam', { name: 'NAdam', comment: 'PyTorch 2.0 or newer: before, NAdam counted a factor twice.' }],
  ['radam', { name: 'RAdam' }],
  [
    'rprop',
    {
      name: 'Rprop',
      isRateFirst: true,
      takes: ({ etaMinus, learningRate }) => etaMinus !== 0 && learningRate !== 0,
    },
  ],
  // One iteration a step, and 25 trials of a line search, of which newer versions count the first evaluation.
  ['lbfgs', { name: 'LBFGS', fixed: 'max_iter=1, max_eval=26' }],
]);

export interface TorchCall {
  /** `torch.optim.Adam([p], lr=0.001, …)`. */
  readonly call: string;
  readonly comment?: string;
  /** Whether a step asks for f and ∇f itself. */
  readonly needsClosure: boolean;
  /** Whether the learning rate of a step is of any use to it. */
  readonly takesRates: boolean;
}

/** Null where torch.optim has no such method, or refuses these settings. */
export function torchCall({ id, settings: specs }: Optimizer, settings: Settings): TorchCall | null {
  const torch = CLASSES.get(id);
  if (torch === undefined || torch.takes?.(settings) === false) return null;
  const keywords = keywordsOf(specs, settings);
  if (keywords === null) return null;
  const all = ['[p]', ...keywords, ...(torch.fixed === undefined ? [] : [torch.fixed])];
  return {
    call: `torch.optim.${torch.name}(${all.join(', ')})`,
    ...(torch.comment === undefined ? {} : { comment: torch.comment }),
    needsClosure: torch.name === 'LBFGS',
    takesRates: torch.isRateFirst !== true,
  };
}

/** `betas[0]` and `betas[1]` are one keyword. What is switched off, as it is by default, is not said. */
function keywordsOf(specs: readonly Setting[], settings: Settings): readonly string[] | null {
  const values = new Map<string, string[]>();
  for (const spec of specs) {
    if (spec.torch === undefined) return null;
    const value = settings[spec.name] ?? spec.default;
    const [, keyword = '', index] = /^(\w+)(\[\d\])?$/.exec(spec.torch) ?? [];
    if (value === 0 && spec.default === 0) continue;
    if (index === undefined) values.set(keyword, [valueText(value)]);
    else values.set(keyword, [...(values.get(keyword) ?? []), valueText(value)]);
  }
  return [...values].map(([keyword, [first = '', ...more]]) =>
    more.length === 0 ? `${keyword}=${first}` : `${keyword}=(${[first, ...more].join(', ')})`,
  );
}

const WORDS: Readonly<Record<string, string>> = { true: 'True', false: 'False', none: 'None' };

const valueText = (value: number | string): string =>
  typeof value === 'number' ? numberToPython(value) : (WORDS[value] ?? `"${value.replaceAll('-', '_')}"`);
