import { acos, asin } from './arc-sine.ts';
import { atan, atan2 } from './arc-tangent.ts';
import type { Elementary } from './arithmetic.ts';
import { cos, sin } from './sine-cosine.ts';
import { tan } from './tangent.ts';

/** Every elementary function by name, each ≤ 2 ulp over its whole range. */
export const ELEMENTARY = {
  sqrt: (arithmetic, a) => arithmetic.squareRoot(a),
  abs: (arithmetic, a) => arithmetic.absolute(a),

  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  atan2,
} as const satisfies Record<string, Elementary>;
