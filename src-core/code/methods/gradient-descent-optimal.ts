import type { WrittenMethod } from './written-method.ts';

export const gradientDescentOptimal: WrittenMethod = {
  order: 2,
  step: () => [
    'sizes = {np}.abs({np}.linalg.eigvalsh(hessian(p)))',
    'p = p - 2 / (sizes.min() + sizes.max()) * g',
  ],
};
