import { learningRate } from './learning-rate.ts';
import { component, setting, type SecondOrderMethod, type Vector } from './optimizer.ts';

/**
 * x ← x − η·H⁻¹∇f(x): with η = 1 a step to the critical point of the quadratic model, whichever kind it
 * is. Near a saddle it goes to the saddle, near a maximum up to the maximum; where H is singular to
 * working precision there is no step and the run stops. (Nocedal & Wright 2006, §3.3, without line search.)
 */
export const newton: SecondOrderMethod = {
  kind: 'second-order',
  id: 'newton',
  name: 'Newton',
  settings: [learningRate(1)],
  formula: 'x \\leftarrow x - \\eta\\,H^{-1}\\nabla f(x)',
  source: 'Nocedal & Wright 2006, §3.3; goes to saddles and maxima too, stops where H is singular',
  learningRateOf: 'step',
  init: () => ({}),
  update({ point, gradient, hessian }, state, settings) {
    const step = solve(hessian, gradient);
    if (step === null) return null;
    const eta = setting(settings, 'learningRate');
    return { point: point.map((x, i) => x - eta * component(step, i)), state };
  },
  predictedRate: (_, settings) => Math.abs(1 - setting(settings, 'learningRate')),
  rateTheory: () => ({
    marks: [
      {
        learningRate: 1,
        label: '1',
        meaning: 'the whole step, to the critical point of the quadratic model',
      },
      { learningRate: 2, label: '2', meaning: 'beyond this every step makes the error larger' },
    ],
    zones: [
      { from: 0, label: 'creeps' },
      { from: 1, label: 'zig-zags' },
      { from: 2, label: 'diverges' },
    ],
  }),
};

/** A pivot this much smaller than the largest entry of the matrix is rounding error. */
const SMALLEST_PIVOT = 1e-15;

/** The solution of A·x = b by elimination with partial pivoting; null where A is singular or not finite. */
function solve(matrix: readonly Vector[], right: Vector): Vector | null {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? Number.NaN]);
  const entry = (i: number, j: number): number => rows[i]?.[j] ?? Number.NaN;
  const largest = Math.max(...matrix.flat().map(Math.abs));
  if (!Number.isFinite(largest)) return null;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++)
      if (Math.abs(entry(i, column)) > Math.abs(entry(pivot, column))) pivot = i;
    if (!(Math.abs(entry(pivot, column)) > SMALLEST_PIVOT * largest)) return null;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    for (let i = column + 1; i < n; i++) {
      const factor = entry(i, column) / entry(column, column);
      rows[i] = (rows[i] ?? []).map((value, j) => (j < column ? value : value - factor * entry(column, j)));
    }
  }
  const solution: number[] = [];
  for (let i = n - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, k) => sum + entry(i, i + 1 + k) * value, 0);
    solution.unshift((entry(i, n) - known) / entry(i, i));
  }
  return solution;
}
