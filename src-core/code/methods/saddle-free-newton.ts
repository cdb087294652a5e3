import type { WrittenMethod } from './written-method.ts';

export const saddleFreeNewton: WrittenMethod = {
  order: 2,
  step: () => [
    'eigenvalues, V = {np}.linalg.eigh(hessian(p))',
    'sizes = {np}.abs(eigenvalues)',
    'if sizes.min() <= 2**-52 * sizes.max():',
    '    break  # H is singular',
    'p = p - learning_rate * V @ (V.T @ g / sizes)',
  ],
};
