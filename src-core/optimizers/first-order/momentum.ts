import { decay, learningRate, share } from '../common-settings.ts';
import { counted, inFirstStep, inLaterSteps } from '../formula-lines.ts';
import { numberSetting, setting, type GradientMethod, type Settings } from '../optimizer.ts';
import { slowest, stableUpTo, twoStepRate } from '../rate-theory.ts';
import { single, stepAgainst, zeros, zip } from '../vectors.ts';
import { decayedGradient, gradientTex, seenEigenvalue, seenLargest, weightDecay } from '../weight-decay.ts';

/** What dampening leaves of a gradient: all of it where there is no momentum, as in torch. */
const fresh = (settings: Settings): number =>
  numberSetting(settings, 'momentum') === 0 ? 1 : 1 - numberSetting(settings, 'dampening');

/**
 * Heavy ball in torch's convention, the learning rate outside the velocity:
 * v ← β·v + (1 − τ)·∇f(x), x ← x − η·v. The first v is ∇f itself, undampened, and without momentum every v is.
 * On a quadratic it is stable up to η = 2(1 + β)/((1 − τ)·λmax). (Polyak 1964; torch.optim.SGD.)
 */
export const momentum: GradientMethod = {
  kind: 'gradient',
  id: 'momentum',
  name: 'Momentum',
  family: 'first-order',
  settings: [
    learningRate(0.01),
    decay('momentum', '\\beta', 0.9, 'β, the share of the velocity that is kept', 'momentum'),
    share(
      'dampening',
      '\\tau',
      0,
      'τ, the share of each gradient but the first that is left out',
      'dampening',
    ),
    weightDecay(),
  ],
  formula(settings) {
    const g = gradientTex(settings);
    const lines =
      fresh(settings) === 1
        ? [`@velocity' \\leftarrow @momentum\\,@velocity + ${g}`]
        : [
            inFirstStep(`@velocity' \\leftarrow ${g}`),
            inLaterSteps(`@velocity' \\leftarrow @momentum\\,@velocity + (1-@dampening)\\,${g}`),
          ];
    return [...lines, "@x' \\leftarrow @x - @learningRate\\,@velocity'"];
  },
  symbols: { velocity: 'v', isMoving: counted('under way') },
  source: 'Polyak 1964 (heavy ball); torch.optim.SGD',
  learningRateOf: 'gradient',
  inWords: 'The ball keeps its speed: swings across the valley cancel, the way along it adds up.',
  // `isMoving` is 0 before the first step and 1 after it.
  init: (point) => ({ velocity: zeros(point), isMoving: [0] }),
  update(arithmetic, at, state, settings) {
    const { add, subtract, multiply, whereEqual } = arithmetic;
    const one = arithmetic.constant(1);
    const beta = setting(settings, 'momentum');
    const left = subtract(one, multiply(setting(settings, 'dampening'), single(state, 'isMoving')));
    const g = decayedGradient(arithmetic, at, settings);
    const velocity = zip(g, state['velocity'], (partial, v) =>
      whereEqual(beta, arithmetic.constant(0), partial, add(multiply(beta, v), multiply(left, partial))),
    );
    return {
      point: stepAgainst(arithmetic, at.point, velocity, setting(settings, 'learningRate')),
      state: { velocity, isMoving: [one] },
    };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate') * fresh(settings);
    const beta = numberSetting(settings, 'momentum');
    return slowest(eigenvalues, (eigenvalue) =>
      twoStepRate(1 + beta - eta * seenEigenvalue(eigenvalue, settings), beta),
    );
  },
  rateTheory({ maximum }, settings) {
    const part = fresh(settings);
    const stable = (2 * (1 + numberSetting(settings, 'momentum'))) / part / seenEigenvalue(maximum, settings);
    const largest = seenLargest(settings);
    const below = part === 1 ? largest : `((1−τ)${largest})`;
    return part === 0
      ? 'With all of every later gradient left out, the first one alone moves the point, so theory gives no marks.'
      : stableUpTo(stable, `2(1+β)/${below}`, 'beyond this the ball gains energy at every swing');
  },
};
