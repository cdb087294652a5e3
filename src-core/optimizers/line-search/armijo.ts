import { dot, isSame, plusMultiple } from '../../linear-algebra/vectors.ts';
import { indexedBy } from '../formula-lines.ts';
import type { Oracle, Told, Vector } from '../optimizer.ts';

/** The smallest number of 53 digits: times 0.9, the smallest of all is itself again. */
const SHORTEST = 2 ** -1022;

interface Backtracking {
  readonly initialStep: number;
  readonly c1: number;
  readonly contraction: number;
}

interface Backtracked {
  readonly step: number;
  /** How often α was cut back. */
  readonly cuts: number;
  readonly point: Vector;
  readonly value: number;
}

/** Of the search, for formulas that name it: α, j, f where it led and f at x. */
export const toldOfArmijo = (oracle: Oracle, { step, cuts, value }: Backtracked): Told => ({
  alpha: [step],
  cuts: [cuts],
  there: [value],
  here: [oracle.value()],
});

export const armijoSymbols = {
  alpha: '\\alpha',
  cuts: 'j',
  there: indexedBy((k) => `f(x${k})`, 1),
  here: indexedBy((k) => `f(x${k})`),
};

/**
 * The first of x + αd, α = α₀, ρα₀, ρ²α₀, …, with f(x + αd) ≤ f(x) + c₁·α·∇f·d (Nocedal & Wright 2006, alg. 3.1).
 * Where f is not finite is too far. Null where no step does before α is too short to move x, which ends it, or d leads not down.
 */
export function backtrack(
  oracle: Oracle,
  direction: Vector,
  { initialStep, c1, contraction }: Backtracking,
): Backtracked | null {
  const slope = dot(oracle.gradient(), direction);
  const value = oracle.value();
  if (!(slope < 0)) return null;
  for (let step = initialStep, cuts = 0; step >= SHORTEST; step *= contraction, cuts++) {
    const point = plusMultiple(oracle.point, step, direction);
    if (isSame(point, oracle.point)) break;
    const there = oracle.valueAt(point);
    if (there <= value + c1 * step * slope && Number.isFinite(there))
      return { step, cuts, point, value: there };
  }
  return null;
}
