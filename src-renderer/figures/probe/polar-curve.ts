/** Curvature along every direction as closed curves: how far out is |dᵀHd|, solid where it is up, dashed where down. */

export interface PolarCurve {
  /** Interleaved x, y in units of the largest |dᵀHd|, y upwards: the lobes on which dᵀHd ≥ 0 … */
  readonly up: readonly number[][];
  /** … and those on which it is negative. */
  readonly down: readonly number[][];
  /** The largest |dᵀHd|, which is max|λ|. */
  readonly largest: number;
}

const DIRECTIONS = 180;

/** @returns null where H is zero or not finite */
export function polarCurve(hessian: readonly (readonly number[])[]): PolarCurve | null {
  const [[xx = NaN, xy = NaN] = [], [, yy = NaN] = []] = hessian;
  const size = Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy));
  if (!(size > 0 && Number.isFinite(size))) return null;
  const [a, b, c] = [xx / size, xy / size, yy / size];
  const curvature = (angle: number): number => {
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return a * x * x + 2 * b * x * y + c * y * y;
  };
  // λ = m ± gap, of which one is the largest in size.
  const largest = Math.abs((a + c) / 2) + Math.hypot((a - c) / 2, b);
  const lobes: Record<'up' | 'down', number[][]> = { up: [], down: [] };
  let before: 'up' | 'down' | null = null;
  for (let k = 0; k <= 2 * DIRECTIONS; k++) {
    const angle = (k * Math.PI) / DIRECTIONS;
    const value = curvature(angle);
    const kind = value >= 0 ? 'up' : 'down';
    if (kind !== before) lobes[kind].push([]);
    before = kind;
    const radius = Math.abs(value) / largest;
    lobes[kind].at(-1)?.push(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  return { ...lobes, largest: largest * size };
}
