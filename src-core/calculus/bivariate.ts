/**
 * Truncated power series in two variables whose coefficients carry bounds on their own rounding: Σ c[i][j]·sⁱ·tʲ.
 * As in running error analysis (Higham, Accuracy and Stability, 2nd ed. 2002, §3.3), each operation adds what its
 * operands can be off by and what it rounds itself; exact arithmetic on short numbers adds nothing.
 */
import { productRounding, sumRounding } from './local-rounding.ts';

export interface Bivariate {
  /** Coefficients with i + j beyond it are not known, and 0. */
  readonly order: number;
  /** Entry i·(order + 1) + j belongs to sⁱ·tʲ. */
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

/** A number and how far it may be off. */
export interface Bounded {
  readonly value: number;
  readonly error: number;
}

export function bivariate(order: number): Bivariate {
  const size = (order + 1) ** 2;
  return { order, values: new Float64Array(size), errors: new Float64Array(size) };
}

export const placeIn = ({ order }: Bivariate, i: number, j: number): number => i * (order + 1) + j;

export function coefficient(series: Bivariate, i: number, j: number): Bounded {
  const place = placeIn(series, i, j);
  return { value: series.values[place] ?? 0, error: series.errors[place] ?? 0 };
}

/** Adds to a coefficient, and to its bound what the addition rounds. */
export function addTo(series: Bivariate, i: number, j: number, value: number, error: number): void {
  const place = placeIn(series, i, j);
  const before = series.values[place]!;
  series.values[place] = before + value;
  series.errors[place] = series.errors[place]! + error + sumRounding(before, value);
}

export function constantBivariate(order: number, { value, error }: Bounded): Bivariate {
  const series = bivariate(order);
  series.values[0] = value;
  series.errors[0] = error;
  return series;
}

/** Nothing is known: what has no Taylor series. */
export const unknownBivariate = (order: number): Bivariate =>
  constantBivariate(order, { value: Number.NaN, error: Number.POSITIVE_INFINITY });

/** Whether it has no coefficient but the first. */
export const isConstantBivariate = ({ values, errors }: Bivariate): boolean =>
  values.every((value, place) => place === 0 || value === 0) &&
  errors.every((error, place) => place === 0 || error === 0);

/** u + factor·w, for a factor of ±1. */
export function sumOf(u: Bivariate, w: Bivariate, factor = 1): Bivariate {
  const errors = u.errors.map(
    (error, place) => error + w.errors[place]! + sumRounding(u.values[place]!, factor * w.values[place]!),
  );
  return {
    order: u.order,
    values: u.values.map((value, place) => value + factor * w.values[place]!),
    errors,
  };
}

export const negated = (u: Bivariate): Bivariate => ({ ...u, values: u.values.map((value) => -value) });

interface Term extends Bounded {
  readonly i: number;
  readonly j: number;
}

function termsOf(u: Bivariate): readonly Term[] {
  const terms: Term[] = [];
  for (let i = 0; i <= u.order; i++) {
    for (let j = 0; i + j <= u.order; j++) {
      const { value, error } = coefficient(u, i, j);
      if (value !== 0 || error !== 0) terms.push({ i, j, value, error });
    }
  }
  return terms;
}

export function productOf(u: Bivariate, w: Bivariate): Bivariate {
  const result = bivariate(u.order);
  const others = termsOf(w);
  for (const a of termsOf(u)) {
    for (const b of others) {
      if (a.i + b.i + a.j + b.j > u.order) continue;
      const error =
        Math.abs(a.value) * b.error +
        Math.abs(b.value) * a.error +
        a.error * b.error +
        productRounding(a.value, b.value);
      addTo(result, a.i + b.i, a.j + b.j, a.value * b.value, error);
    }
  }
  return result;
}

/** uⁿ for a whole n ≥ 0. */
export function wholePowerOf(u: Bivariate, exponent: number): Bivariate {
  let result = constantBivariate(u.order, { value: 1, error: 0 });
  let square = u;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = productOf(result, square);
    if (n > 1) square = productOf(square, square);
  }
  return result;
}

/** Σ cₖ·(u − u₀)ᵏ, by Horner's rule. */
export function composed(outer: readonly Bounded[], u: Bivariate): Bivariate {
  const inner: Bivariate = { order: u.order, values: u.values.slice(), errors: u.errors.slice() };
  inner.values[0] = inner.errors[0] = 0;
  let result = bivariate(u.order);
  for (const { value, error } of [...outer].reverse()) {
    result = productOf(result, inner);
    addTo(result, 0, 0, value, error);
  }
  return result;
}
