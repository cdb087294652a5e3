import { decay, learningRate, notInTorch } from '../common-settings.ts';
import { nesterov } from '../first-order/nesterov.ts';
import { indexedBy } from '../formula-lines.ts';
import { setting, type GradientMethod } from '../optimizer.ts';
import { plusMultiple, zeros, zip } from '../vectors.ts';

/**
 * v ← βv − η·∇f(x + βv), x ← x + v: Nesterov's method with the point shown from which it looks ahead. `nesterov`
 * shows the point that it looks at: the same method, its iterates shifted by βv. (Sutskever et al. 2013, eqs. 3–4.)
 */
export const nesterovLookahead: GradientMethod = {
  kind: 'gradient',
  id: 'nesterov-lookahead',
  name: 'Nesterov, looking ahead',
  family: 'modern',
  settings: [
    notInTorch(learningRate(0.01)),
    decay('momentum', '\\beta', 0.9, 'β, the share of the velocity that is kept'),
  ],
  formula: [
    '@place = @x + @momentum\\,@velocity',
    "@velocity' \\leftarrow @momentum\\,@velocity - @learningRate\\,@ahead",
    "@x' \\leftarrow @x + @velocity'",
  ],
  symbols: { velocity: 'v', place: 'y', ahead: indexedBy((k) => `\\nabla f(y${k})`) },
  source: 'Sutskever et al. 2013, eqs. 3–4',
  learningRateOf: 'gradient',
  inWords:
    'The ball first rolls on by its speed and feels the slope there, so it brakes before it has swung too far across the valley.',
  init: (point) => ({ velocity: zeros(point) }),
  update(arithmetic, { point, gradientAt }, state, settings) {
    const { add, subtract, multiply } = arithmetic;
    const beta = setting(settings, 'momentum');
    const eta = setting(settings, 'learningRate');
    const place = plusMultiple(arithmetic, point, beta, state['velocity']);
    const ahead = gradientAt(place);
    const velocity = zip(ahead, state['velocity'], (partial, v) =>
      subtract(multiply(beta, v), multiply(eta, partial)),
    );
    return { point: zip(point, velocity, add), state: { velocity }, told: () => ({ place, ahead }) };
  },
  predictedRate: (eigenvalues, settings) => nesterov.predictedRate?.(eigenvalues, settings) ?? Number.NaN,
  rateTheory: (eigenvalues, settings) => nesterov.rateTheory(eigenvalues, settings),
};
