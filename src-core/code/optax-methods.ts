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

type Writer = (settings: Settings) => OptaxCall;

/** `optax.name(learning_rate=0.1, …)`, with keyword arguments for the settings that are named. */
function call(
  name: string,
  settings: Settings,
  keywords: Readonly<Record<string, string>>,
  fixed = '',
): string {
  const given = Object.entries(keywords).map(
    ([keyword, setting]) => `${keyword}=${numberToPython(numberSetting(settings, setting))}`,
  );
  return `optax.${name}(${[...given, ...(fixed === '' ? [] : [fixed])].join(', ')})`;
}

/** The weight decay that is part of the gradient. */
function decayed(settings: Settings, optimizer: string): string {
  const weight = settings['weightDecay'];
  return typeof weight === 'number' && weight !== 0
    ? `optax.chain(optax.add_decayed_weights(${numberToPython(weight)}), ${optimizer})`
    : optimizer;
}

const RATE = { learning_rate: 'learningRate' } as const;
const ADAM = { ...RATE, b1: 'beta1', b2: 'beta2', eps: 'epsilon' } as const;

const simply =
  (name: string, keywords: Readonly<Record<string, string>>, fixed?: string): Writer =>
  (settings) => ({ call: decayed(settings, call(name, settings, keywords, fixed)) });

const refused =
  (reason: string): Writer =>
  () => {
    throw new NotWritten(reason);
  };

function adagrad(settings: Settings): OptaxCall {
  const [rate, decay] = [
    numberSetting(settings, 'learningRate'),
    numberSetting(settings, 'learningRateDecay'),
  ];
  const epsilon = numberSetting(settings, 'epsilon');
  const learningRate =
    decay === 0
      ? numberToPython(rate)
      : `lambda step: ${numberToPython(rate)} / (1 + step * ${numberToPython(decay)})`;
  const initial = numberToPython(numberSetting(settings, 'initialAccumulatorValue'));
  return {
    call: decayed(settings, `optax.adagrad(${learningRate}, initial_accumulator_value=${initial}, eps=0.0)`),
    differences:
      epsilon === 0
        ? []
        : [
            `Optax adds eps inside the root, PyTorch and Zigzag ${numberToPython(epsilon)} outside it: here it is left out.`,
          ],
  };
}

function rmsprop(settings: Settings): OptaxCall {
  const keywords = {
    ...RATE,
    decay: 'alpha',
    eps: 'epsilon',
    ...(settings['momentum'] === 0 ? {} : { momentum: 'momentum' }),
  };
  const fixed = `eps_in_sqrt=False${settings['centered'] === 'true' ? ', centered=True' : ''}`;
  return { call: decayed(settings, call('rmsprop', settings, keywords, fixed)) };
}

function momentum(settings: Settings): OptaxCall {
  if ((settings['dampening'] ?? 0) !== 0) throw new NotWritten("Optax's sgd has no dampening.");
  return simply('sgd', { ...RATE, momentum: 'momentum' })(settings);
}

const radam: Writer = (settings) => ({
  ...simply('radam', ADAM)(settings),
  differences:
    numberSetting(settings, 'epsilon') === 0
      ? []
      : ['Optax adds eps to the root of the corrected mean, PyTorch and Zigzag to that of the mean itself.'],
});

const METHODS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['gradient-descent', simply('sgd', RATE)],
  ['momentum', momentum],
  ['nesterov', simply('sgd', { ...RATE, momentum: 'momentum' }, 'nesterov=True')],
  ['adagrad', adagrad],
  ['adadelta', simply('adadelta', { ...RATE, rho: 'rho', eps: 'epsilon' })],
  ['rmsprop', rmsprop],
  ['adam', simply('adam', ADAM)],
  [
    'amsgrad',
    refused(
      'Optax takes the largest of the corrected means, PyTorch and Zigzag correct the largest mean: the steps differ.',
    ),
  ],
  // Its decay is apart from the gradient, and an argument.
  ['adamw', (settings) => ({ call: call('adamw', settings, { ...ADAM, weight_decay: 'weightDecay' }) })],
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
    (settings) => ({
      call: call('lion', settings, { ...RATE, b1: 'beta1', b2: 'beta2', weight_decay: 'weightDecay' }),
    }),
  ],
  ['signum', simply('signum', { ...RATE, beta: 'beta' })],
  ['adabelief', simply('adabelief', { ...ADAM, eps_root: 'epsilon' })],
  [
    'yogi',
    refused(
      "Optax's Yogi corrects its means for their beginning, the paper's and Zigzag's does not: the steps differ.",
    ),
  ],
]);

/** @throws NotWritten */
export function optaxCall(id: string, settings: Settings): OptaxCall {
  const write = METHODS.get(id);
  if (write === undefined) throw new NotWritten('Optax has no such method.');
  return write(settings);
}
