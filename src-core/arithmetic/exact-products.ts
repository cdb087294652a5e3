/** 2²⁷ + 1: splits a double into two halves whose products are exact (Veltkamp). */
const SPLITTER = 134217729;

/** a·b as an unevaluated sum of two doubles, exact unless it over- or underflows (Dekker 1971). */
export function twoProduct(a: number, b: number): readonly [product: number, error: number] {
  const product = a * b;
  const [ah, al] = split(a);
  const [bh, bl] = split(b);
  return [product, al * bl - (product - ah * bh - al * bh - ah * bl)];
}

function split(a: number): readonly [high: number, low: number] {
  const c = SPLITTER * a;
  const high = c - (c - a);
  return [high, a - high];
}

/** a·d − b·c to about one unit in the last place, even where the two products nearly cancel (Kahan). */
export function differenceOfProducts(a: number, d: number, b: number, c: number): number {
  const [p, pError] = twoProduct(a, d);
  const [q, qError] = twoProduct(b, c);
  return p - q + (pError - qError);
}
