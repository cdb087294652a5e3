import { SCALAR } from '../arithmetic/index.ts';
import { topologicalOrder, type GraphNode } from '../expression/index.ts';
import { applyOperation } from '../kernel/index.ts';
import { constantSeries, isConstant, type Series } from './series.ts';
import { SERIES_RULES } from './series-rules.ts';

/** Rounding has eaten what coefficients of a higher order would say, and a factorial would overflow no plot. */
export const MAXIMUM_ORDER = 15;

/**
 * The Taylor coefficients c₀ … cₙ of f along a line: f(point + t·direction) = Σ cₖ·tᵏ + O(tⁿ⁺¹), where
 * cₖ is the k-th directional derivative over k!. One pass over the graph, O(n²) a node. Not finite where f
 * has no Taylor series (poles, branch points); at kinks the conventions of the derivative rules.
 * @param point one number an input: the variables, then the parameters
 * @param direction one number an input; those left out do not vary. [0, 1] is along the second variable
 * @throws RangeError for an order that is not whole, from 0 to 15
 */
export function taylorCoefficients(
  root: GraphNode,
  point: readonly number[],
  direction: readonly number[],
  order: number,
): Series {
  if (!Number.isInteger(order) || order < 0 || order > MAXIMUM_ORDER)
    throw new RangeError(`A Taylor polynomial has an order from 0 to ${MAXIMUM_ORDER}, not ${order}.`);
  const known = new Map<GraphNode, Series>();
  for (const node of topologicalOrder([root])) known.set(node, seriesOf(node));
  return known.get(root) ?? constantSeries(Number.NaN, order);

  function seriesOf(node: GraphNode): Series {
    if (node.kind === 'constant') return constantSeries(node.value, order);
    if (node.kind === 'input') {
      const series = constantSeries(point[node.index] ?? Number.NaN, order);
      if (order > 0) series[1] = direction[node.index] ?? 0;
      return series;
    }
    const operands = node.operands.flatMap((operand) => known.get(operand) ?? []);
    const [u, w = u] = operands;
    if (u === undefined || w === undefined) throw new Error('An operation came before its operand.');
    const zeroth = operands.map((operand) => operand[0] ?? Number.NaN);
    const first = applyOperation(SCALAR, node, zeroth);
    // What does not vary has no derivative to go wrong: √0 is a number, though √ has none there.
    if (operands.every(isConstant)) return constantSeries(first, order);
    return SERIES_RULES[node.operation](first, u, w, ...operands.slice(2));
  }
}

/** Σ cₖ·tᵏ for k ≤ degree, by Horner's rule. */
export function taylorValue(coefficients: ArrayLike<number>, t: number, degree: number): number {
  let value = 0;
  for (let k = Math.min(degree, coefficients.length - 1); k >= 0; k--) {
    value = value * t + (coefficients[k] ?? 0);
  }
  return value;
}
