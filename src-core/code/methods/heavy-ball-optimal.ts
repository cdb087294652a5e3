import type { WrittenMethod } from './written-method.ts';

export const heavyBallOptimal: WrittenMethod = {
  order: 2,
  before: ['d = {np}.zeros(2)'],
  step: () => [
    'sizes = {np}.abs({np}.linalg.eigvalsh(hessian(p)))',
    'if sizes.min() <= 2**-52 * sizes.max():',
    '    break  # H is singular',
    'low, high = sizes.min() ** 0.5, sizes.max() ** 0.5',
    'd = ((high - low) / (high + low)) ** 2 * d - 4 / (high + low) ** 2 * g',
    'p = p + d',
  ],
};
