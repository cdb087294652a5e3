import { SCALAR } from '../arithmetic/index.ts';
import { topologicalOrder, type GraphNode, type OperationNode } from '../expression/index.ts';
import { applyOperation } from '../kernel/index.ts';
import {
  bivariate,
  composed,
  constantBivariate,
  isConstantBivariate,
  negated,
  productOf,
  sumOf,
  unknownBivariate,
  wholePowerOf,
  type Bivariate,
} from './bivariate.ts';
import { errorOf } from './error-rules.ts';
import { constantRounding } from './local-rounding.ts';
import { outerSeries } from './outer-series.ts';

/**
 * The Taylor coefficients of f about a point in its first two inputs, f(x + s, y + t) = Σ cᵢⱼ·sⁱ·tʲ, each with a
 * bound on its rounding. Not finite where f has no Taylor series: at poles and kinks.
 * @param inputs the variables, then the parameters; all exact
 * @param dimension where there is one variable, nothing depends on t
 */
export function bivariateTaylor(
  root: GraphNode,
  inputs: readonly number[],
  order: number,
  dimension: number,
): Bivariate {
  const known = new Map<GraphNode, Bivariate>();
  for (const node of topologicalOrder([root])) known.set(node, seriesOf(node));
  return known.get(root) ?? unknownBivariate(order);

  function seriesOf(node: GraphNode): Bivariate {
    if (node.kind === 'constant')
      return constantBivariate(order, { value: node.value, error: constantRounding(node.value) });
    if (node.kind === 'operation') return operationOn(node, node.operands.map(seriesKnown));
    const series = constantBivariate(order, { value: inputs[node.index] ?? Number.NaN, error: 0 });
    if (node.index === 0) series.values[order + 1] = 1;
    if (node.index === 1 && dimension > 1) series.values[1] = 1;
    return series;
  }

  function seriesKnown(node: GraphNode): Bivariate {
    return known.get(node) ?? unknownBivariate(order);
  }
}

const valueOf = (u: Bivariate): number => u.values[0] ?? Number.NaN;
const errorAt = (u: Bivariate): number => u.errors[0] ?? Number.NaN;

function operationOn(node: OperationNode, operands: readonly Bivariate[]): Bivariate {
  const [u, w = u] = operands;
  if (u === undefined || w === undefined) throw new Error('An operation has at least one operand.');
  if (operands.every(isConstantBivariate)) return constantOf(node, operands, u, w);
  switch (node.operation) {
    case 'add':
      return sumOf(u, w);
    case 'subtract':
      return sumOf(u, w, -1);
    case 'negate':
      return negated(u);
    case 'multiply':
      return productOf(u, w);
    case 'divide':
      return productOf(u, powerOf(w, -1));
    case 'power':
      return isConstantBivariate(w) && errorAt(w) === 0
        ? powerOf(u, valueOf(w))
        : unary('exp', productOf(w, unary('log', u)));
    case 'hypot':
      return powerOf(
        operands.map((a) => productOf(a, a)).reduce((s, t) => sumOf(s, t)),
        0.5,
      );
    case 'atan2':
      return angleOf(u, w, applyOperation(SCALAR, node, [valueOf(u), valueOf(w)]));
    case 'abs':
      return bySign(u, () => negated(u), u);
    case 'relu':
      return bySign(u, () => bivariate(u.order), u);
    case 'sign':
      return bySign(u, () => one(u.order, -1), one(u.order, 1));
    case 'min':
      return operands.reduce((a, b) => bySign(sumOf(b, a, -1), () => b, a));
    case 'max':
      return operands.reduce((a, b) => bySign(sumOf(a, b, -1), () => b, a));
    default:
      return composed(outerSeries(node, { value: valueOf(u), error: errorAt(u) }, u.order), u);
  }
}

function constantOf(
  node: OperationNode,
  operands: readonly Bivariate[],
  u: Bivariate,
  w: Bivariate,
): Bivariate {
  const value = applyOperation(SCALAR, node, operands.map(valueOf));
  const others = operands.slice(2).reduce((sum, operand) => sum + errorAt(operand), 0);
  const error = errorOf(node.operation, value, valueOf(u), errorAt(u), valueOf(w), errorAt(w)) + others;
  return constantBivariate(u.order, { value, error });
}

const one = (order: number, value: 1 | -1): Bivariate => constantBivariate(order, { value, error: 0 });

/** A function applied to a series that no node of the graph stands for. */
function unary(operation: 'exp' | 'log' | 'atan', u: Bivariate): Bivariate {
  const node: OperationNode = { kind: 'operation', id: -1, operation, operands: [] };
  return composed(outerSeries(node, { value: valueOf(u), error: errorAt(u) }, u.order), u);
}

function powerOf(u: Bivariate, exponent: number): Bivariate {
  if (Number.isInteger(exponent) && exponent >= 0) return wholePowerOf(u, exponent);
  // Powers that are not whole, and reciprocals, have no series about 0.
  if (!(Math.abs(valueOf(u)) > errorAt(u))) return unknownBivariate(u.order);
  const node: OperationNode = { kind: 'operation', id: -1, operation: 'power', operands: [] };
  return composed(outerSeries(node, { value: valueOf(u), error: errorAt(u) }, u.order, exponent), u);
}

/** The angle of (x, y) = (w, u): atan(u/w) or −atan(w/u), with the right beginning. */
function angleOf(u: Bivariate, w: Bivariate, first: number): Bivariate {
  const isFlat = Math.abs(valueOf(u)) <= Math.abs(valueOf(w));
  const quotient = isFlat ? productOf(u, powerOf(w, -1)) : negated(productOf(w, powerOf(u, -1)));
  const angle = unary('atan', quotient);
  const values = angle.values.slice();
  values[0] = first;
  return { ...angle, values };
}

/** One series where u is positive, another where it is negative, none where rounding leaves it open. */
function bySign(u: Bivariate, whereNegative: () => Bivariate, wherePositive: Bivariate): Bivariate {
  if (valueOf(u) > errorAt(u)) return wherePositive;
  if (valueOf(u) < -errorAt(u)) return whereNegative();
  return unknownBivariate(u.order);
}
