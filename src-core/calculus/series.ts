/**
 * Truncated power series u(t) = u₀ + u₁·t + … + uₙ·tⁿ, as arrays of their n + 1 coefficients, and the few
 * things that all recurrences are made of (Griewank & Walther, Evaluating Derivatives, 2nd ed. 2008, §13.2).
 */
export type Series = Float64Array;

// Exact: every index below is at most the order, and every series of one computation has the same order.
const at = (series: Series, index: number): number => series[index] as number;

/** The constant series. */
export function constantSeries(value: number, order: number): Series {
  const series = new Float64Array(order + 1);
  series[0] = value;
  return series;
}

/** Whether all coefficients but the first are 0. */
export const isConstant = (u: Series): boolean => u.every((coefficient, k) => k === 0 || coefficient === 0);

/** Each coefficient computed from those of the same index. */
export const termwise = (u: Series, w: Series, combine: (a: number, b: number) => number): Series =>
  u.map((a, k) => combine(a, at(w, k)));

/** Σ uᵢ·wⱼ over i + j = k: coefficient k of the product. */
export function productAt(u: Series, w: Series, k: number): number {
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += at(u, i) * at(w, k - i);
  return sum;
}

export const product = (u: Series, w: Series): Series => u.map((_, k) => productAt(u, w, k));

/** u/w, from u = v·w: vₖ = (uₖ − Σ wⱼ·vₖ₋ⱼ)/w₀ over j = 1 … k. */
export function quotient(u: Series, w: Series): Series {
  const v = new Float64Array(u.length);
  for (let k = 0; k < v.length; k++) {
    let sum = at(u, k);
    for (let j = 1; j <= k; j++) sum -= at(w, j) * at(v, k - j);
    v[k] = sum / at(w, 0);
  }
  return v;
}

/**
 * The v with v′ = g·u′ that begins with v₀: k·vₖ = Σ j·uⱼ·gₖ₋ⱼ over j = 1 … k.
 * @param factorAt gᵢ, from the coefficients 0 … i of v
 */
export function integral(first: number, u: Series, factorAt: (v: Series, i: number) => number): Series {
  const v = constantSeries(first, u.length - 1);
  const g = new Float64Array(u.length);
  for (let k = 1; k < v.length; k++) {
    g[k - 1] = factorAt(v, k - 1);
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += j * at(u, j) * at(g, k - j);
    v[k] = sum / k;
  }
  return v;
}

/** √u, from v·v = u: 2·v₀·vₖ = uₖ − Σ vⱼ·vₖ₋ⱼ over j = 1 … k − 1. */
export function squareRoot(first: number, u: Series): Series {
  const v = constantSeries(first, u.length - 1);
  for (let k = 1; k < v.length; k++) {
    let sum = at(u, k);
    for (let j = 1; j < k; j++) sum -= at(v, j) * at(v, k - j);
    v[k] = sum / (2 * first);
  }
  return v;
}

/** uʳ for any r, from u·v′ = r·v·u′: k·u₀·vₖ = Σ (r·j − (k − j))·uⱼ·vₖ₋ⱼ over j = 1 … k. NaN where u₀ = 0. */
export function realPower(first: number, u: Series, exponent: number): Series {
  const v = constantSeries(first, u.length - 1);
  for (let k = 1; k < v.length; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += (exponent * j - (k - j)) * at(u, j) * at(v, k - j);
    v[k] = sum / (k * at(u, 0));
  }
  return v;
}

/** uⁿ for a whole n ≥ 0 by binary powering: unlike the recurrence it needs no u₀ ≠ 0. */
export function wholePower(u: Series, exponent: number): Series {
  let result = constantSeries(1, u.length - 1);
  let square = u;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = product(result, square);
    if (n > 1) square = product(square, square);
  }
  return result;
}

/** The pair s′ = c·u′, c′ = ±s·u′: sine and cosine (−), or the hyperbolic ones (+). */
export function sineAndCosine(
  firstSine: number,
  firstCosine: number,
  u: Series,
  sign: 1 | -1,
): { readonly sine: Series; readonly cosine: Series } {
  const sine = constantSeries(firstSine, u.length - 1);
  const cosine = constantSeries(firstCosine, u.length - 1);
  for (let k = 1; k < u.length; k++) {
    let [s, c] = [0, 0];
    for (let j = 1; j <= k; j++) {
      s += j * at(u, j) * at(cosine, k - j);
      c += j * at(u, j) * at(sine, k - j);
    }
    sine[k] = s / k;
    cosine[k] = (sign * c) / k;
  }
  return { sine, cosine };
}
