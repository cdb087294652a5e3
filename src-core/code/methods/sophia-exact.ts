import type { WrittenMethod } from './written-method.ts';

export const sophiaExact: WrittenMethod = {
  order: 2,
  before: ['m = {np}.zeros(2)', 'h = {np}.zeros(2)'],
  step: () => [
    'm = beta1 * m + (1 - beta1) * g',
    'if step % every == 0:',
    '    h = beta2 * h + (1 - beta2) * {np}.diag(hessian(p))',
    'p = p - learning_rate * {np}.clip(m / {np}.clip(gamma * h, epsilon, None), -1, 1)',
  ],
};
