import type { CriticalPointType } from '../classify.ts';
import type { Resolution } from '../degenerate/resolution.ts';

export interface CriticalPoint {
  readonly point: readonly [number, number];
  readonly value: number;
  /** ‖∇f‖₂ as computed there; NaN at a kink, which has no gradient. */
  readonly gradientNorm: number;
  /** Ascending; NaN at a kink. */
  readonly eigenvalues: readonly number[];
  /** `kink`: f has a minimum there but no gradient. */
  readonly type: CriticalPointType | 'kink';
  /** What looking further than the second order says of a degenerate point; null for others. */
  readonly resolved: Resolution | null;
  /** How far the true point may be from this one. */
  readonly uncertainty: number;
  /** Infinity where H is singular, null where it is zero or there is none. */
  readonly conditionNumber: number | null;
}

export interface CriticalPoints {
  /** By value, then x, then y. */
  readonly points: readonly CriticalPoint[];
  /** Whether there are also critical points that are not isolated: a valley floor, a plateau. */
  readonly continuum: boolean;
  /** Whether the search was given up at so many points that there may be more. */
  readonly truncated: boolean;
}
