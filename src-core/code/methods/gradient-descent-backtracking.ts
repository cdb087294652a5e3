import { backtracking } from './armijo.ts';
import type { WrittenMethod } from './written-method.ts';

export const gradientDescentBacktracking: WrittenMethod = {
  order: 1,
  step: () => ['d = -g', ...backtracking('initial_step')],
};
