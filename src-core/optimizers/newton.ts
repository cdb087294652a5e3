import { learningRate } from './learning-rate.ts';
import { component, setting, type SecondOrderMethod, type Vector } from './optimizer.ts';

/**
 * x ← x − η·H⁻¹∇f(x): with η = 1 a step to the critical point of the quadratic model, whichever kind it
 * is. Near a saddle it goes to the saddle, near a maximum up to the maximum; where H is singular to
 * working precision or not finite there is no step and the run stops. (Nocedal & Wright 2006, §3.3, without line search.)
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

/** A pivot this much smaller than the largest entry is rounding error; an eigenvalue counts as zero likewise. */
const SMALLEST_PIVOT = 1e-14;

/**
 * The solution of H·x = b by elimination with partial pivoting; null where H is singular to working precision or not
 * finite. H is first scaled to D·H·D, so that coordinates of unlike units do not make it look singular.
 */
function solve(hessian: readonly Vector[], right: Vector): Vector | null {
  const n = right.length;
  const scale = hessian.map((row) => 1 / Math.sqrt(Math.max(...row.map(Math.abs))));
  if (!scale.every(Number.isFinite)) return null;
  const scaleAt = (i: number): number => component(scale, i);
  const rows = hessian.map((row, i) => [
    ...row.map((entryOfRow, j) => entryOfRow * scaleAt(i) * scaleAt(j)),
    component(right, i) * scaleAt(i),
  ]);
  const entry = (i: number, j: number): number => rows[i]?.[j] ?? Number.NaN;
  const largest = Math.max(...rows.flatMap((row) => row.slice(0, n).map(Math.abs)));
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
  return solution.map((value, i) => value * scaleAt(i));
}
