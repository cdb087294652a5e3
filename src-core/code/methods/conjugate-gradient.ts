import { STRONG_WOLFE, STRONG_WOLFE_FUNCTIONS, type WrittenMethod } from './written-method.ts';

export const conjugateGradient: WrittenMethod = {
  order: 1,
  onlyIn: STRONG_WOLFE,
  functions: STRONG_WOLFE_FUNCTIONS,
  before: ['d = None'],
  step: () => [
    'beta = 0.0 if d is None else max(0.0, float(g @ (g - previous) / (previous @ previous)))',
    'd = -g if beta == 0 else -g + beta * d',
    'if g @ d >= 0:',
    '    d = -g',
    'slope = float(g @ d)',
    'a = promise / slope if step > 0 else min(1.0, 1.0 / float(g.abs().sum()))',
    'a = step_length(p, d, a, c1=c1, c2=c2, max_ls=50)',
    'p, previous, promise = p + a * d, g, a * slope',
  ],
};
