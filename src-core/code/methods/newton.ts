import type { WrittenMethod } from './written-method.ts';

export const newton: WrittenMethod = {
  order: 2,
  step: () => ['p = p - learning_rate * {np}.linalg.solve(hessian(p), g)'],
};
