import type { ErrorBound } from '../calculus/index.ts';
import type { GraphNode, Operation, OperationNode } from '../expression/index.ts';

/**
 * What a part of f does near a point, in powers of the distance r to it: it is a polynomial up to O(rᵏ), and O(rᵛ)
 * altogether. Both are lower bounds; a part without a kink has k = ∞.
 */
export interface Germ {
  readonly vanishes: number;
  readonly kink: number;
  /** Whether it depends on the variables. */
  readonly varies: boolean;
}

/** The powers alone. */
type Orders = Omit<Germ, 'varies'>;

/** The operations that are not smooth somewhere where they are finite, but powers. */
export const KINKED: ReadonlySet<Operation> = new Set<Operation>([
  'abs',
  'sign',
  'relu',
  'min',
  'max',
  'sqrt',
  'cbrt',
  'asin',
  'acos',
  'acosh',
  'atan2',
  'hypot',
]);

const { POSITIVE_INFINITY: NEVER } = Number;

/** Zero within its rounding; where that is not bounded, exactly. */
const isZero = ({ value, error }: ErrorBound): boolean =>
  Math.abs(value) <= (Number.isFinite(error) ? error : 0);

/** Equal within their rounding. */
const areEqual = (a: ErrorBound, b: ErrorBound): boolean =>
  isZero({ value: a.value - b.value, error: a.error + b.error });

/**
 * @param bound the node's own value
 * @param germOf of its operands, which come before it
 */
export function germAt(
  node: GraphNode,
  bound: ErrorBound,
  dimension: number,
  germOf: (operand: GraphNode) => Germ,
  boundOf: (operand: GraphNode) => ErrorBound,
): Germ {
  if (node.kind === 'input' && node.index < dimension)
    return { vanishes: isZero(bound) ? 1 : 0, kink: NEVER, varies: true };
  const germs = node.kind === 'operation' ? node.operands.map(germOf) : [];
  if (node.kind !== 'operation' || !germs.some(({ varies }) => varies))
    return { vanishes: isZero(bound) ? NEVER : 0, kink: NEVER, varies: false };
  const { vanishes, kink } = ordersOf(node, germs, node.operands.map(boundOf), bound);
  // What is not zero does not vanish; what is zero by cancellation, as x − 1 at 1, does so with r where it is continuous.
  const least = kink >= 1 ? 1 : 0;
  return { vanishes: isZero(bound) ? Math.max(vanishes, least) : 0, kink, varies: true };
}

function ordersOf(
  node: OperationNode,
  germs: readonly Germ[],
  bounds: readonly ErrorBound[],
  bound: ErrorBound,
): Orders {
  const [a, b = a] = germs;
  const [u, w = u] = bounds;
  if (a === undefined || b === undefined || u === undefined || w === undefined)
    throw new Error('An operation has at least one operand.');
  const kink = Math.min(...germs.map((germ) => germ.kink));
  const least = Math.min(...germs.map((germ) => germ.vanishes));
  switch (node.operation) {
    case 'add':
    case 'subtract':
      return { vanishes: least, kink };
    case 'multiply':
      return {
        vanishes: a.vanishes + b.vanishes,
        kink: Math.min(a.kink + b.vanishes, b.kink + a.vanishes),
      };
    case 'divide':
      return { vanishes: a.vanishes, kink: Math.min(a.kink, b.kink + a.vanishes) };
    case 'power':
      return ordersOfPower(a, b, u, w);
    case 'abs':
      return isZero(u) ? { vanishes: a.vanishes, kink: Math.min(kink, a.vanishes) } : a;
    case 'relu':
      if (isZero(u)) return { vanishes: a.vanishes, kink: Math.min(kink, a.vanishes) };
      return u.value > 0 ? a : { vanishes: NEVER, kink: NEVER };
    case 'sign':
      return { vanishes: 0, kink: isZero(u) ? 0 : NEVER };
    case 'min':
    case 'max':
      return ordersOfChosen(node, germs, bounds, bound);
    case 'sqrt':
      return isZero(u) ? rootOf(a, 1 / 2) : a;
    case 'cbrt':
      return isZero(u) ? rootOf(a, 1 / 3) : a;
    case 'hypot':
      return bounds.every(isZero) ? { vanishes: least, kink: Math.min(kink, least) } : { vanishes: 0, kink };
    case 'asin':
    case 'acos':
    case 'acosh':
      return areEqual({ value: Math.abs(u.value), error: u.error }, ONE)
        ? { vanishes: 1 / 2, kink: 1 / 2 }
        : a;
    case 'atan2':
      // On the half-line where the angle jumps, and at its end.
      return isZero(u) && (w.value <= 0 || isZero(w))
        ? { vanishes: 0, kink: 0 }
        : { vanishes: a.vanishes, kink };
    default:
      return { vanishes: isZero(u) ? a.vanishes : 0, kink };
  }
}

const ONE: ErrorBound = { value: 1, error: 0 };

const rootOf = ({ vanishes, kink }: Germ, power: number): Orders => ({
  vanishes: power * vanishes,
  kink: Math.min(power * vanishes, kink),
});

function ordersOfPower(base: Germ, exponent: Germ, u: ErrorBound, { value: power }: ErrorBound): Orders {
  const kink = Math.min(base.kink, exponent.kink);
  if (!isZero(u)) return { vanishes: 0, kink };
  // xʸ at x = 0 has a logarithm among its derivatives, and to the one side of it no value.
  if (exponent.varies) return { vanishes: 0, kink: 0 };
  if (power === 0) return { vanishes: 0, kink: NEVER };
  const vanishes = power * base.vanishes;
  const ofBase = base.kink + (power - 1) * base.vanishes;
  const isWhole = Number.isInteger(power) && power > 0;
  return { vanishes, kink: isWhole ? ofBase : Math.min(vanishes, ofBase) };
}

/** The operands that are the least, or the greatest: one rules alone, two meet in a kink. */
function ordersOfChosen(
  { operands }: OperationNode,
  germs: readonly Germ[],
  bounds: readonly ErrorBound[],
  chosen: ErrorBound,
): Orders {
  const rules = operands.flatMap((operand, k) => {
    const [germ, bound] = [germs[k], bounds[k]];
    return germ !== undefined && bound !== undefined && areEqual(bound, chosen)
      ? [{ operand, germ, bound }]
      : [];
  });
  const vanishes = Math.min(...rules.map(({ germ }) => germ.vanishes));
  const kink = Math.min(...rules.map(({ germ }) => germ.kink));
  const isTie = rules.some(({ operand }) => operand !== rules[0]?.operand);
  // What two operands that are zero differ by vanishes as they do; of others it is known that it is zero.
  return { vanishes, kink: isTie ? Math.min(kink, Math.max(1, vanishes)) : kink };
}
