/**
 * The square grid of samples under a map. Sample (i, j) sits at the centre of cell (i, j), i rightwards and j upwards,
 * so in units of the domain it lies at ((i + ½)/n, (j + ½)/n).
 */
import type { Domain, Interval } from '../document/lab-document.ts';

/** The n coordinates x_i = x₀ + (i + ½)(x₁ − x₀)/n of the cell centres along one side. */
export function cellCentres(interval: Interval, n: number): Float64Array {
  const centres = new Float64Array(n);
  for (let i = 0; i < n; i++) centres[i] = fromUnit((i + 0.5) / n, interval);
  return centres;
}

/** The n + 1 coordinates x_i = x₀ + i(x₁ − x₀)/n at which cells meet; the first and last are the interval's ends. */
export function cellCorners(interval: Interval, n: number): Float64Array {
  const corners = new Float64Array(n + 1);
  for (let i = 0; i <= n; i++) corners[i] = fromUnit(i / n, interval);
  return corners;
}

/** The n² samples as two row-major arrays, row j upwards: for the tests and fixtures that have a function and no kernel. */
export function gridPoints(
  domain: Domain,
  n: number,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const across = cellCentres(domain.x, n);
  const up = cellCentres(domain.y, n);
  const x = new Float64Array(n * n);
  const y = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    x.set(across, j * n);
    y.fill(up[j] ?? NaN, j * n, (j + 1) * n);
  }
  return { x, y };
}

// A weighted mean rather than x₀ + u(x₁ − x₀): the width of a huge interval may overflow.
function fromUnit(u: number, [minimum, maximum]: Interval): number {
  return minimum * (1 - u) + maximum * u;
}
