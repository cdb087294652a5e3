import type { Settings } from '../../optimizers/index.ts';

/** A method whose update branches or searches, written out by hand; `{np}` stands for the library. */
export interface WrittenMethod {
  /** Of the derivatives that it asks for beside ∇f: 2 where it needs H. */
  readonly order: 1 | 2;
  /** Where a search or the like is too long to write out: who has it, in words. */
  readonly onlyIn?: { readonly library: 'pytorch'; readonly why: string };
  /** Imports and functions, before everything else of the method. */
  readonly functions?: readonly string[];
  /** What is set before the first step, beside the settings, which are called by their names in snake_case. */
  readonly before?: readonly string[];
  /** From `p`, with ∇f as `g`, to the next point; `f`, `gradient` and `hessian` take a point. */
  step(settings: Settings): readonly string[];
}

/** Why NumPy has no short program of a method with this search, and how torch's is called. */
export const STRONG_WOLFE = {
  library: 'pytorch',
  why: 'Its line search (strong Wolfe) takes a page of code, which NumPy does not have; PyTorch has it.',
} as const;

export const STRONG_WOLFE_FUNCTIONS = [
  "from torch.optim.lbfgs import _strong_wolfe  # PyTorch's own line search; private, so it may move",
  '',
  '',
  'def along(p, a, d):',
  '    q = p + a * d',
  '    return float(f(q)), gradient(q)',
  '',
  '',
  'def step_length(p, d, first, **options):',
  '    g = gradient(p)',
  '    try:',
  '        return _strong_wolfe(along, p, first, d, float(f(p)), g, float(g @ d), **options)[2]',
  '    except ZeroDivisionError:  # nowhere lower',
  '        return 0.0',
];
