import type { WrittenMethod } from './written-method.ts';

const FIXED = [
  'eigenvalues, V = {np}.linalg.eigh(hessian(p))',
  'p = p - learning_rate * V @ (V.T @ g / (eigenvalues + damping))',
];

/** 2⁻⁵² of the largest eigenvalue is what rounding leaves of a λ of 0. */
const ADAPTIVE = [
  'eigenvalues, V = {np}.linalg.eigh(hessian(p))',
  'damping = max(damping, 2**-52 * float(abs(eigenvalues).max() or 1.0))',
  'for _ in range(60):  # until H + damping I is positive definite and f falls',
  '    q = p - learning_rate * V @ (V.T @ g / (eigenvalues + damping))',
  '    if eigenvalues.min() + damping > 0 and f(q) < f(p):',
  '        break',
  '    damping *= 10',
  'else:',
  '    break  # no step lowers f any more',
  'p, damping = q, damping / 10',
];

export const dampedNewton: WrittenMethod = {
  order: 2,
  step: ({ dampingRule }) => (dampingRule === 'fixed' ? FIXED : ADAPTIVE),
};
