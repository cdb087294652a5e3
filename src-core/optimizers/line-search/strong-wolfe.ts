import { dot, isSame, largestOf, plusMultiple } from '../../linear-algebra/vectors.ts';
import type { Oracle, Vector } from '../optimizer.ts';

/** f at x + length·d; slope is ∇f·d there. */
export interface Trial {
  readonly length: number;
  readonly point: Vector;
  readonly value: number;
  readonly gradient: Vector;
  readonly slope: number;
}

interface Search {
  /** The length that is tried first. */
  readonly initialStep: number;
  readonly c1: number;
  readonly c2: number;
  /** After so many more trials the lowest is taken. */
  readonly trials?: number;
  /** So is it where what is left to search moves no coordinate by as much. */
  readonly resolution?: number;
}

/**
 * A step along a descent direction that lowers f enough and leaves little of the slope:
 * f(x + αd) ≤ f(x) + c₁·α·∇f·d and |∇f(x + αd)·d| ≤ c₂·|∇f·d| (Nocedal & Wright 2006, alg. 3.5 and 3.6).
 * Trials, safeguards and their constants are torch.optim.LBFGS's; where f or ∇f is not finite is too far, and is
 * gone back from by halves. As there, the lower of two ends is kept even where it has not fallen enough: should no
 * trial between them be lower, that end is the step, and the first condition is not true of it (with c₁ = 10⁻⁴ next to
 * never). Null where the lowest place that was found is x itself.
 */
export function strongWolfe(oracle: Oracle, direction: Vector, search: Search): Trial | null {
  const found = new StrongWolfe(oracle, direction, search).find(search.initialStep);
  return isSame(found.point, oracle.point) ? null : found;
}

class StrongWolfe {
  readonly #oracle: Oracle;
  readonly #direction: Vector;
  readonly #search: Required<Search>;
  readonly #start: Trial;
  #left: number;

  constructor(oracle: Oracle, direction: Vector, search: Search) {
    this.#oracle = oracle;
    this.#direction = direction;
    this.#search = { trials: 25, resolution: 1e-9, ...search };
    const gradient = oracle.gradient();
    const slope = dot(gradient, direction);
    this.#start = { length: 0, point: oracle.point, value: oracle.value(), gradient, slope };
    this.#left = this.#search.trials;
  }

  /** Goes outwards until a stretch must hold such a step, then into it. */
  find(initialStep: number): Trial {
    if (!(this.#start.slope < 0 && initialStep > 0)) return this.#start;
    let previous = this.#start;
    let trial = this.#at(initialStep);
    for (; this.#left > 0; this.#left--) {
      const isThird = this.#search.trials - this.#left > 1;
      if (this.#isTooHigh(trial) || (isThird && trial.value >= previous.value))
        return this.#within(previous, trial);
      if (this.#isFlat(trial)) return trial;
      if (trial.slope >= 0) return this.#within(previous, trial);
      const shortest = trial.length + 0.01 * (trial.length - previous.length);
      const next = this.#at(cubicMinimum(previous, trial, shortest, 10 * trial.length));
      previous = trial;
      trial = next;
    }
    return lower(this.#start, trial);
  }

  /** Narrows a stretch about such a step from both ends, of which the lower is kept. */
  #within(one: Trial, other: Trial): Trial {
    let low = lower(one, other);
    let high = low === one ? other : one;
    let wasNearEnd = false;
    for (; this.#left > 0; this.#left--) {
      const from = Math.min(low.length, high.length);
      const to = Math.max(low.length, high.length);
      if ((to - from) * largestOf(this.#direction) < this.#search.resolution) break;
      let length = cubicMinimum(low, high, from, to);
      // Near an end for the second time, or at it, the stretch would hardly shrink: a tenth of it away from there.
      const tenth = 0.1 * (to - from);
      const isNearEnd = Math.min(to - length, length - from) < tenth;
      const isMoved: boolean = isNearEnd && (wasNearEnd || length >= to || length <= from);
      if (isMoved) length = to - length < length - from ? to - tenth : from + tenth;
      wasNearEnd = isNearEnd && !isMoved;
      const trial = this.#at(length);
      if (this.#isTooHigh(trial) || trial.value >= low.value) {
        high = trial;
        if (high.value < low.value) [low, high] = [high, low];
        continue;
      }
      if (this.#isFlat(trial)) return trial;
      if (trial.slope * (high.length - low.length) >= 0) high = low;
      low = trial;
    }
    return low;
  }

  /** What is not finite is as high as can be, so that the search goes back from it. */
  #at(length: number): Trial {
    const point = plusMultiple(this.#oracle.point, length, this.#direction);
    const { value, gradient } = this.#oracle.firstOrderAt(point);
    const slope = dot(gradient, this.#direction);
    const isDefined = Number.isFinite(value) && Number.isFinite(slope);
    return { length, point, value: isDefined ? value : Number.POSITIVE_INFINITY, gradient, slope };
  }

  #isTooHigh({ length, value }: Trial): boolean {
    return value > this.#start.value + this.#search.c1 * length * this.#start.slope;
  }

  #isFlat({ slope }: Trial): boolean {
    return Math.abs(slope) <= -this.#search.c2 * this.#start.slope;
  }
}

const lower = (a: Trial, b: Trial): Trial => (a.value <= b.value ? a : b);

/**
 * Where the cubic with the values and slopes of two trials has its minimum, at least `from` and at most `to`;
 * half-way where it has none (Nocedal & Wright 2006, eq. 3.59).
 */
function cubicMinimum(a: Trial, b: Trial, from: number, to: number): number {
  const [left, right] = a.length <= b.length ? [a, b] : [b, a];
  const width = right.length - left.length;
  const d1 = left.slope + right.slope + (3 * (left.value - right.value)) / width;
  const d2 = Math.sqrt(d1 * d1 - left.slope * right.slope);
  const share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  const minimum = right.length - width * share;
  return Number.isFinite(minimum) ? Math.min(Math.max(minimum, from), to) : from + (to - from) / 2;
}

/** The first length tried where nothing is known of the scale: about a unit, or ∇f where that is shorter. */
export const firstStep = (gradient: Vector): number =>
  Math.min(1, 1 / gradient.reduce((sum, partial) => sum + Math.abs(partial), 0));
