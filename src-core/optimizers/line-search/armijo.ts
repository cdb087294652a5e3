import { dot, isSame, plusMultiple } from '../../linear-algebra/vectors.ts';
import type { Oracle, Vector } from '../optimizer.ts';

/** The smallest number of 53 digits: times 0.9, the smallest of all is itself again. */
const SHORTEST = 2 ** -1022;

interface Backtracking {
  readonly initialStep: number;
  readonly c1: number;
  readonly contraction: number;
}

/**
 * The first of x + αd, α = α₀, ρα₀, ρ²α₀, …, with f(x + αd) ≤ f(x) + c₁·α·∇f·d (Nocedal & Wright 2006, alg. 3.1).
 * Where f is not finite is too far. Null where no step does before α is too short to move x, which ends it, or d leads not down.
 */
export function backtrack(
  oracle: Oracle,
  direction: Vector,
  { initialStep, c1, contraction }: Backtracking,
): { readonly step: number; readonly point: Vector } | null {
  const slope = dot(oracle.gradient(), direction);
  const value = oracle.value();
  if (!(slope < 0)) return null;
  for (let step = initialStep; step >= SHORTEST; step *= contraction) {
    const point = plusMultiple(oracle.point, step, direction);
    if (isSame(point, oracle.point)) break;
    const there = oracle.valueAt(point);
    if (there <= value + c1 * step * slope && Number.isFinite(there)) return { step, point };
  }
  return null;
}
