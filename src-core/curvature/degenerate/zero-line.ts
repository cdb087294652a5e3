import { addTo, bivariate, coefficient, type Bivariate } from '../../calculus/index.ts';
import { lookAlongCurve, shifted, type AlongCurve } from './along-curve.ts';
import type { FormOnCircle } from './binary-form.ts';

/** The roots of the form as it was computed are right to about this share; what the form is off by, h itself carries. */
const ROOT_UNCERTAINTY = 2 ** -50;

export type ZeroLine = FormOnCircle['zeros'][number];

export interface AlongZeroLine extends AlongCurve {
  /** How often the form's factor for this line is repeated. */
  readonly multiplicity: number;
}

/**
 * What f does along a line on which its lowest form, of degree d, is zero without a change of sign. The line is blown
 * up: with slope σ = slope + τ, f = tᵈ·h(τ, t), and h is looked at near (0, 0), where it begins with c·τᵐ.
 * Null where m cannot be told.
 */
export function lookAlongZeroLine(
  series: Bivariate,
  degree: number,
  { slope, steep }: ZeroLine,
): AlongZeroLine | null {
  const blownUp = bivariate(series.order);
  const known = series.order - degree;
  for (let j = 0; j <= known; j++) {
    for (let i = 0; i <= degree + j; i++) {
      const rest = degree + j - i;
      const { value, error } = steep ? coefficient(series, i, rest) : coefficient(series, rest, i);
      addTo(blownUp, i, j, value, error);
    }
  }
  const h = shifted(blownUp, slope, 0, Number.isInteger(slope) ? 0 : ROOT_UNCERTAINTY * Math.abs(slope));
  for (let m = 1; m <= degree; m++) {
    const { value, error } = coefficient(h, m, 0);
    if (Math.abs(value) <= error) continue;
    return m % 2 === 0 ? { ...lookAlongCurve(h, m, known), multiplicity: m } : null;
  }
  return null;
}
