/** The functions and the grid that the benches of the kernel measure. */
export const FORMULAS = {
  rosenbrock: '(1 - x)^2 + 100 (y - x^2)^2',
  himmelblau: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  ackley: '-20 exp(-0.2 sqrt(0.5 (x^2 + y^2))) - exp(0.5 (cos(2 pi x) + cos(2 pi y))) + e + 20',
  rastrigin: '20 + x^2 + y^2 - 10 (cos(2 pi x) + cos(2 pi y))',
  'x2y-sinxy': 'x^2 y + sin(x y)',
};

const N = 256;
export const GRID = {
  x: Float64Array.from({ length: N }, (_, i) => -3 + (6 * (i + 0.5)) / N),
  y: Float64Array.from({ length: N }, (_, i) => -2.9 + (6 * (i + 0.5)) / N),
};
