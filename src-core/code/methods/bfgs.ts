import { STRONG_WOLFE, STRONG_WOLFE_FUNCTIONS, type WrittenMethod } from './written-method.ts';

export const bfgs: WrittenMethod = {
  order: 1,
  onlyIn: STRONG_WOLFE,
  functions: STRONG_WOLFE_FUNCTIONS,
  before: ['B = None'],
  step: () => [
    'd = -g if B is None else -B @ g',
    'a = min(1.0, 1.0 / float(g.abs().sum())) if B is None else 1.0',
    's = step_length(p, d, a, c1=c1, c2=c2, max_ls=50) * d',
    'y = gradient(p + s) - g',
    'if y @ s > 0:',
    '    if B is None:',
    '        B = (y @ s) / (y @ y) * torch.eye(2)',
    '    L = torch.eye(2) - torch.outer(s, y) / (y @ s)',
    '    B = L @ B @ L.T + torch.outer(s, s) / (y @ s)',
    'p = p + s',
  ],
};
