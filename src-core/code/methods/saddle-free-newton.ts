import type { WrittenMethod } from './written-method.ts';

export const saddleFreeNewton: WrittenMethod = {
  order: 2,
  step: () => [
    'eigenvalues, V = {np}.linalg.eigh(hessian(p))',
    'p = p - learning_rate * V @ (V.T @ g / {np}.abs(eigenvalues))',
  ],
};
