import { decay, learningRate, stepAgainst } from '../common-settings.ts';
import { component, numberSetting, setting, type GradientMethod } from '../optimizer.ts';

/**
 * Heavy ball in torch's convention, the learning rate outside the velocity:
 * v ← β·v + ∇f(x), x ← x − η·v, with v = 0 before the first step.
 * On a quadratic it is stable up to η = 2(1 + β)/λmax. (Polyak 1964; torch.optim.SGD.)
 */
export const momentum: GradientMethod = {
  kind: 'gradient',
  id: 'momentum',
  name: 'Momentum',
  family: 'first-order',
  settings: [
    learningRate(0.01),
    decay('momentum', '\\beta', 0.9, 'β, the share of the velocity that is kept', 'momentum'),
  ],
  formula: [
    "@velocity' \\leftarrow @momentum\\,@velocity + @g",
    "@x' \\leftarrow @x - @learningRate\\,@velocity'",
  ],
  symbols: { velocity: 'v' },
  source: 'Polyak 1964 (heavy ball); torch.optim.SGD',
  learningRateOf: 'gradient',
  inWords: 'The ball keeps its speed: swings across the valley cancel, the way along it adds up.',
  init: (point) => ({ velocity: point.map(() => 0) }),
  update(arithmetic, { point, gradient }, { velocity }, settings) {
    const beta = setting(settings, 'momentum');
    const next = gradient.map((g, i) => arithmetic.add(arithmetic.multiply(beta, component(velocity, i)), g));
    return {
      point: stepAgainst(arithmetic, point, next, setting(settings, 'learningRate')),
      state: { velocity: next },
    };
  },
  predictedRate(eigenvalues, settings) {
    const eta = numberSetting(settings, 'learningRate');
    const beta = numberSetting(settings, 'momentum');
    return Math.max(...eigenvalues.map((eigenvalue) => spectralRadius(1 + beta - eta * eigenvalue, beta)));
  },
  rateTheory({ maximum }, settings) {
    const stable = (2 * (1 + numberSetting(settings, 'momentum'))) / maximum;
    return {
      marks: [
        {
          learningRate: stable,
          label: '2(1+β)/λmax',
          meaning: 'beyond this the ball gains energy at every swing',
        },
      ],
      zones: [
        { from: 0, label: 'converges' },
        { from: stable, label: 'diverges' },
      ],
    };
  },
};

/** The larger root, in size, of r² − trace·r + determinant: two steps of the error along one eigenvector. */
function spectralRadius(trace: number, determinant: number): number {
  const discriminant = trace * trace - 4 * determinant;
  if (discriminant < 0) return Math.sqrt(determinant);
  return (Math.abs(trace) + Math.sqrt(discriminant)) / 2;
}
