import { backtracking } from './armijo.ts';
import type { WrittenMethod } from './written-method.ts';

export const newtonArmijo: WrittenMethod = {
  order: 2,
  step: () => [
    'eigenvalues, V = {np}.linalg.eigh(hessian(p))',
    'd = -V @ (V.T @ g / eigenvalues) if eigenvalues.min() > 0 else -g',
    ...backtracking('1.0'),
  ],
};
