import { bivariateTaylor, coefficient, type Bivariate } from '../../calculus/index.ts';
import type { PointFunction } from '../../kernel/index.ts';
import type { Polynomial } from './binary-form.ts';

/**
 * The Taylor coefficients about a point that may be off by `uncertainty`: each then may be off by what moving the
 * point that far changes, Σ C(i+a, a)·C(j+b, b)·|c[i+a][j+b]|·uncertaintyᵃ⁺ᵇ.
 */
export function localSeries(
  f: PointFunction,
  point: readonly number[],
  order: number,
  uncertainty: number,
): Bivariate {
  const inputs = [...point, ...f.parameters];
  const series = bivariateTaylor(f.compiled.expression.root, inputs, order, f.dimension);
  if (uncertainty === 0) return series;
  const errors = series.errors.map((error, place) => {
    const [i, j] = [Math.floor(place / (order + 1)), place % (order + 1)];
    let moved = 0;
    for (let a = 0, ofA = 1; i + j + a <= order; a++, ofA *= ((i + a) / a) * uncertainty) {
      for (let b = 0, ofB = 1; i + j + a + b <= order; b++, ofB *= ((j + b) / b) * uncertainty) {
        if (a + b > 0) moved += ofA * ofB * Math.abs(coefficient(series, i + a, j + b).value);
      }
    }
    return error + moved;
  });
  return { ...series, errors };
}

/** The terms of one degree, Σ aₖ·sᵈ⁻ᵏ·tᵏ, those within their bounds made zero; null where all are. */
export function formOfDegree(series: Bivariate, degree: number): Polynomial | null {
  const form = Array.from({ length: degree + 1 }, (_, k) => {
    const { value, error } = coefficient(series, degree - k, k);
    return { value: Math.abs(value) <= error ? 0 : value, error };
  });
  return form.every(({ value }) => value === 0) ? null : form;
}

export const isKnown = ({ values, errors }: Bivariate): boolean =>
  values.every(Number.isFinite) && errors.every(Number.isFinite);
