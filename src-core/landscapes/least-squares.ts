import { rectangle, type Landscape } from './landscape.ts';

/** What was measured at t = 0.1, 0.2, … 2: a line with scatter, made once and rounded. */
const MEASURED = [
  ...[0.6, 1.1, 0.8, 0.9, 0.7, 1.2, 1.9, 1.7, 2.1, 1.8],
  ...[2, 2, 1.3, 2.5, 2.5, 2.6, 1.7, 1.8, 2.3, 2.6],
];

/** The squared error of the line x·t + y at each point. */
const terms = MEASURED.map((s, k) => `(${(k + 1) / 10}x + y - ${s})^2`);

export const leastSquares: Landscape = {
  id: 'least-squares',
  name: 'Least squares on 20 points',
  group: 'one bowl',
  formula: `(${terms.join(' + ')})/${terms.length}`,
  terms,
  parameters: [],
  domain: rectangle([-2, 3.5], [-1.5, 3.5]),
  start: [-1.6, 3],
  learningRate: 0.4,
  levels: 'log',
  // The normal equations, mean t²·x + mean t·y = mean t·s and mean t·x + y = mean s, give 237/266 and 731/950.
  criticalPoints: [{ at: [0.8909774436090225, 0.7694736842105263], type: 'minimum' }],
  shows:
    'The line x·t + y through 20 points: each point pulls along its own (t, 1), so minibatches are noisy across the valley and quiet along it.',
  source:
    'Bottou, Curtis & Nocedal, SIAM Review 60 (2018), §3: the finite-sum problem of stochastic gradients',
};
