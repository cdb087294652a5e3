import type { WrittenMethod } from './written-method.ts';

export const heavyBallOptimal: WrittenMethod = {
  order: 2,
  before: ['d = {np}.zeros(2)'],
  step: () => [
    'sizes = {np}.sqrt({np}.abs({np}.linalg.eigvalsh(hessian(p))))',
    'low, high = sizes.min(), sizes.max()',
    'd = ((high - low) / (high + low)) ** 2 * d - 4 / (high + low) ** 2 * g',
    'p = p + d',
  ],
};
