import type { WrittenMethod } from './written-method.ts';

export const gradientDescentOptimal: WrittenMethod = {
  order: 2,
  step: () => [
    'sizes = {np}.abs({np}.linalg.eigvalsh(hessian(p)))',
    'if sizes.min() <= 2**-52 * sizes.max():',
    '    break  # H is singular',
    'p = p - 2 / (sizes.min() + sizes.max()) * g',
  ],
};
