import { SCALAR } from '../arithmetic/index.ts';
import type { OperationNode } from '../expression/index.ts';
import { applyOperation } from '../kernel/index.ts';
import type { Bounded } from './bivariate.ts';
import { ELEMENTARY_ROUNDING, elementaryRounding } from './local-rounding.ts';
import { constantSeries } from './series.ts';
import { SERIES_RULES } from './series-rules.ts';

/** A recurrence of n steps loses about as many units in the last place. */
const LOSS_A_STEP = 2;

/**
 * The Taylor coefficients of an elementary function about a point that is itself off by `error`, with bounds:
 * those of the recurrences, and what moving the point changes, Σ C(j, k)·|cⱼ|·errorʲ⁻ᵏ.
 * @param exponent of a power; of other functions nothing
 */
export function outerSeries(
  node: OperationNode,
  { value: centre, error }: Bounded,
  order: number,
  exponent?: number,
): readonly Bounded[] {
  const variable = constantSeries(centre, order);
  if (order > 0) variable[1] = 1;
  const operands = exponent === undefined ? [centre] : [centre, exponent];
  const first = applyOperation(SCALAR, node, operands);
  const second = exponent === undefined ? variable : constantSeries(exponent, order);
  const coefficients = [...SERIES_RULES[node.operation](first, variable, second)];
  const sizes = sizesAround(coefficients.map(Math.abs));
  return coefficients.map((value, k) => {
    const exactFirst = k === 0 && exponent === undefined && error === 0;
    const rounding = exactFirst
      ? elementaryRounding(centre, value)
      : ELEMENTARY_ROUNDING * (1 + LOSS_A_STEP * k) * (sizes[k] ?? 0);
    return { value, error: rounding + movedBy(coefficients, k, error) };
  });
}

function movedBy(coefficients: readonly number[], k: number, error: number): number {
  if (error === 0) return 0;
  let [sum, factor] = [0, 1];
  for (let j = k + 1; j < coefficients.length; j++) {
    factor *= (j / (j - k)) * error;
    sum += factor * Math.abs(coefficients[j] ?? 0);
  }
  return sum;
}

/**
 * How large the parts are that a coefficient is computed from, though they may cancel: the concave hull of the
 * logarithms of all of them, so that it scales as they do when the variable is.
 */
function sizesAround(sizes: readonly number[]): readonly number[] {
  return sizes.map((own, k) => {
    let largest = own;
    for (let i = 0; i < k; i++) {
      for (let j = k + 1; j < sizes.length; j++) {
        const share = (k - i) / (j - i);
        largest = Math.max(largest, (sizes[i] ?? 0) ** (1 - share) * (sizes[j] ?? 0) ** share);
      }
    }
    return largest;
  });
}
