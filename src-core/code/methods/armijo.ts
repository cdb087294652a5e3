/** From p along d: a, shortened until f has fallen enough. */
export const backtracking = (initial: string): readonly string[] => [
  `a = ${initial}`,
  'while not f(p + a * d) <= f(p) + c1 * a * (g @ d) and a > 1e-300:',
  '    a *= contraction',
  'if (p + a * d == p).all():',
  '    break  # no step lowers f any more',
  'p = p + a * d',
];
