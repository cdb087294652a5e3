import { STRONG_WOLFE, type WrittenMethod } from './written-method.ts';

/** Without a line search; PyTorch has a class for both. */
export const lbfgs: WrittenMethod = {
  order: 1,
  before: ['pairs = []  # steps and how the gradient changed on them'],
  step: () => [
    'if step > 0 and (g - previous) @ s > 1e-10:',
    '    pairs = [*pairs, (s, g - previous)][-history_size:]',
    'd, shares = -g, []',
    'for s, y in reversed(pairs):',
    '    shares.append(s @ d / (y @ s))',
    '    d = d - shares[-1] * y',
    'if pairs:',
    '    s, y = pairs[-1]',
    '    d = d * (y @ s / (y @ y))',
    'for (s, y), share in zip(pairs, reversed(shares)):',
    '    d = d + (share - y @ d / (y @ s)) * s',
    'if abs(g).max() <= 1e-7 or g @ d > -1e-9:',
    '    break  # PyTorch stays here too',
    's = learning_rate * d if step > 0 else learning_rate * min(1.0, 1.0 / abs(g).sum()) * d',
    'p, previous = p + s, g',
  ],
};

export const lbfgsWithSearch: WrittenMethod = { ...lbfgs, onlyIn: STRONG_WOLFE };
