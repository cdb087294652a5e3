import { STRONG_WOLFE, STRONG_WOLFE_FUNCTIONS, type WrittenMethod } from './written-method.ts';

export const gradientDescentExact: WrittenMethod = {
  order: 2,
  onlyIn: STRONG_WOLFE,
  functions: STRONG_WOLFE_FUNCTIONS,
  step: () => [
    'a = float(g @ g / (g @ hessian(p) @ g))',
    'if not 0 < a < torch.inf:',
    '    a = min(1.0, 1.0 / float(g.abs().sum()))',
    'resolution = 2**-52 * float(p.abs().max())',
    'a = step_length(p, -g, a, c1=1e-4, c2=precision, tolerance_change=resolution, max_ls=60)',
    'p = p - a * g',
  ],
};
