/**
 * Which function of Optax (0.2) makes the same steps. Where conventions differ by a little it is said in a comment of
 * the program; where they differ by more there is none, and it is said why.
 */
import { numberSetting } from '../optimizers/optimizer.ts';
import type { Settings } from '../optimizers/index.ts';
import { numberToPython } from './python-text.ts';
import { NotWritten } from './recording.ts';

export interface OptaxCall {
  /** An expression that makes the optimizer. */
  readonly call: string;
  /** Lines of a comment. */
  readonly differences?: readonly string[];
}

/** @param rate the function that gives learning rates that change; null where the setting does */
type Writer = (settings: Settings, rate: string | null) => OptaxCall;

/** `optax.name(learning_rate=0.1, …)`, with keyword arguments for the settings that are named. */
function call(
  name: string,
  settings: Settings,
  rate: string | null,
  keywords: Readonly<Record<string, string>>,
  fixed = '',
): string {
  const given = [
    `learning_rate=${rate ?? numberToPython(numberSetting(settings, 'learningRate'))}`,
    ...Object.entries(keywords).map(
      ([keyword, setting]) => `${keyword}=${numberToPython(numberSetting(settings, setting))}`,
    ),
  ];
  return `optax.${name}(${[...given, ...(fixed === '' ? [] : [fixed])].join(', ')})`;
}

const after = (transformation: string, optimizer: string): string =>
  `optax.chain(optax.${transformation}, ${optimizer})`;

/** The weight decay that is part of the gradient. */
function decayed(settings: Settings, optimizer: string): string {
  const weight = settings['weightDecay'];
  return typeof weight === 'number' && weight !== 0
    ? after(`add_decayed_weights(${numberToPython(weight)})`, optimizer)
    : optimizer;
}

const ADAM = { b1: 'beta1', b2: 'beta2', eps: 'epsilon' } as const;

const simply =
  (name: string, keywords: Readonly<Record<string, string>>, fixed?: string): Writer =>
  (settings, rate) => ({ call: decayed(settings, call(name, settings, rate, keywords, fixed)) });

/** Plain steps along what something makes of the gradient. */
const alongWith =
  (transformation: (number: (name: string) => string) => string): Writer =>
  (settings, rate) => ({
    call: after(
      transformation((name) => numberToPython(numberSetting(settings, name))),
      call('sgd', settings, rate, {}),
    ),
  });

const refused =
  (reason: string): Writer =>
  () => {
    throw new NotWritten(reason);
  };

const adagrad: Writer = (settings, rate) => {
  const number = (name: string): string => numberToPython(numberSetting(settings, name));
  const base = rate === null ? number('learningRate') : `${rate}(step)`;
  const slowing =
    settings['learningRateDecay'] === 0
      ? rate
      : `lambda step: ${base} / (1 + step * ${number('learningRateDecay')})`;
  const keywords = { initial_accumulator_value: 'initialAccumulatorValue' };
  return {
    call: decayed(settings, call('adagrad', settings, slowing, keywords, 'eps=0.0')),
    differences:
      settings['epsilon'] === 0
        ? []
        : [
            `Optax adds eps inside the root, PyTorch and Zigzag ${number('epsilon')} outside it: here it is left out.`,
          ],
  };
};

const rmsprop: Writer = (settings, rate) => {
  const hasMomentum = settings['momentum'] !== 0;
  if (hasMomentum && rate !== null)
    throw new NotWritten(
      "Optax's RMSprop keeps steps with the learning rate that they had, PyTorch's and Zigzag's without.",
    );
  const keywords = { decay: 'alpha', eps: 'epsilon', ...(hasMomentum ? { momentum: 'momentum' } : {}) };
  const centered = settings['centered'] === 'true' ? ', centered=True' : '';
  return {
    call: decayed(settings, call('rmsprop', settings, rate, keywords, `eps_in_sqrt=False${centered}`)),
  };
};

const momentum: Writer = (settings, rate) => {
  if (settings['dampening'] !== 0) throw new NotWritten("Optax's SGD has no dampening.");
  return simply('sgd', { momentum: 'momentum' })(settings, rate);
};

const radam: Writer = (settings, rate) => ({
  ...simply('radam', ADAM)(settings, rate),
  differences:
    settings['epsilon'] === 0
      ? []
      : ['Optax adds eps to the root of the corrected mean, PyTorch and Zigzag to that of the mean itself.'],
});

const METHODS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['gradient-descent', simply('sgd', {})],
  ['momentum', momentum],
  ['nesterov', simply('sgd', { momentum: 'momentum' }, 'nesterov=True')],
  ['adagrad', adagrad],
  ['adadelta', simply('adadelta', { rho: 'rho', eps: 'epsilon' })],
  ['rmsprop', rmsprop],
  ['adam', simply('adam', ADAM)],
  [
    'amsgrad',
    refused(
      'Optax takes the largest of the corrected means, PyTorch and Zigzag correct the largest mean: the steps differ.',
    ),
  ],
  // Its decay is apart from the gradient, and an argument.
  [
    'adamw',
    (settings, rate) => ({ call: call('adamw', settings, rate, { ...ADAM, weight_decay: 'weightDecay' }) }),
  ],
  ['adamax', simply('adamax', ADAM)],
  [
    'nadam',
    refused("Optax's Nadam does not warm its momentum up, as PyTorch's and Zigzag's does: the steps differ."),
  ],
  ['radam', radam],
  ['rprop', refused("Optax's Rprop makes every step one step late: the steps differ.")],
  [
    'lbfgs',
    refused("Optax's L-BFGS begins with another first step than PyTorch's and Zigzag's: the steps differ."),
  ],
  [
    'lion',
    (settings, rate) => ({
      call: call('lion', settings, rate, { b1: 'beta1', b2: 'beta2', weight_decay: 'weightDecay' }),
    }),
  ],
  ['momentum-ema', alongWith((number) => `ema(${number('beta')}, debias=False)`)],
  ['normalized-gd', alongWith(() => 'normalize_by_update_norm(eps=0.0)')],
  ['clipped-gd', alongWith((number) => `clip_by_global_norm(${number('maxNorm')})`)],
  ['signum', simply('signum', { beta: 'beta' })],
  ['adabelief', simply('adabelief', { ...ADAM, eps_root: 'epsilon' })],
  [
    'yogi',
    refused(
      "Optax's Yogi corrects its means for their beginning, the paper's and Zigzag's does not: the steps differ.",
    ),
  ],
]);

/** @throws NotWritten */
export function optaxCall(id: string, settings: Settings, rate: string | null): OptaxCall {
  const write = METHODS.get(id);
  if (write === undefined) throw new NotWritten('Optax has no such method.');
  return write(settings, rate);
}
