import { coefficient, type Bivariate } from '../calculus/index.ts';
import type { PointFunction } from '../kernel/index.ts';
import { formOnCircle, type Polynomial } from './degenerate/binary-form.ts';
import { isConstantAlong, type OnCurve } from './degenerate/is-constant-along.ts';
import { formOfDegree, isKnown, localSeries } from './degenerate/local-series.ts';
import { extremum, flat, inflection, saddle, undecided, type Resolved } from './degenerate/resolution.ts';
import { lookAlongZeroLine, type AlongZeroLine, type ZeroLine } from './degenerate/zero-line.ts';
import { orderOfKink } from './smoothness.ts';

/** Tried in turn: most points are told by the first. */
const ORDERS = [4, 8, 15];

const NO_SERIES = 'f has no Taylor series here';
const HIDDEN = 'its Taylor coefficients to order 15, within their rounding, do not say';

/**
 * What kind of point a degenerate critical point is, from Taylor coefficients with bounds on their rounding, never
 * from differences of values, which lose their digits (1000 + x³). The lowest form that rounding does not hide
 * decides by its signs on the circle; where it touches zero without a change of sign, the curve that it touches along
 * is followed further (zero-line.ts), so that (y − x²)·(y − 2x²) is told a saddle though each line sees a minimum.
 * @param uncertainty how far the point may be from the critical point meant; 0 for a point that was typed
 */
export function resolveDegenerate(f: PointFunction, point: readonly number[], uncertainty = 0): Resolved {
  if (f.dimension > 2) return undecided('it is done for one and two variables');
  // Beyond its radius of convergence the series of a point beside a kink says nothing of the point meant.
  if (orderOfKink(f, point, uncertainty) < Number.POSITIVE_INFINITY) return undecided(NO_SERIES);
  let resolved = undecided(HIDDEN);
  for (const order of ORDERS) {
    const series = localSeries(f, point, order, uncertainty);
    if (!isKnown(series)) return undecided(NO_SERIES);
    const answer = f.dimension === 1 ? inOneVariable(f, point, series) : inTwo(f, point, series, uncertainty);
    if (answer.resolution !== 'undecided' && answer.resolution !== 'flat') return answer;
    resolved = answer;
  }
  return resolved;
}

const SLOPING = undecided('∇f is small but not zero, so this is not quite a critical point');

function inOneVariable(f: PointFunction, point: readonly number[], series: Bivariate): Resolved {
  for (let k = 1; k <= series.order; k++) {
    const { value, error } = coefficient(series, k, 0);
    if (Math.abs(value) <= error) continue;
    if (k === 1) return SLOPING;
    return k % 2 === 0 ? extremum(value) : inflection();
  }
  return isConstantAlong(f, point, (t) => ({ away: [t], truncated: 0 }), 0) ? flat(0) : undecided(HIDDEN);
}

function inTwo(f: PointFunction, point: readonly number[], series: Bivariate, uncertainty: number): Resolved {
  if (formOfDegree(series, 1) !== null) return SLOPING;
  const atZero = coefficient(series, 0, 0).value === 0;
  for (let degree = 2; degree <= series.order; degree++) {
    const form = formOfDegree(series, degree);
    if (form === null) continue;
    return byForm(f, point, series, form, { atZero, uncertainty });
  }
  const isConstant = [0, 1, 2, 3].every((eighth) => {
    const [dx, dy] = [Math.cos((eighth * Math.PI) / 4), Math.sin((eighth * Math.PI) / 4)];
    return isConstantAlong(f, point, (t) => ({ away: [t * dx, t * dy], truncated: 0 }), uncertainty);
  });
  return isConstant ? flat(0) : undecided(HIDDEN);
}

interface Given {
  readonly atZero: boolean;
  readonly uncertainty: number;
}

function byForm(
  f: PointFunction,
  point: readonly number[],
  series: Bivariate,
  form: Polynomial,
  { atZero, uncertainty }: Given,
): Resolved {
  const degree = form.length - 1;
  const { sign, signChanges, zeros } = formOnCircle(form);
  if (sign === 0) return saddle(signChanges, degree === 3 && signChanges === 6, atZero);
  const looks = zeros.map((line) => ({ line, look: lookAlongZeroLine(series, degree, line) }));
  if (looks.some(({ look }) => look?.behaviour === 'opposite'))
    return saddle(changesOf(looks.map(({ look }) => look)), false, atZero);
  if (looks.some(({ look }) => look === null || look.behaviour === 'undecided')) return undecided(HIDDEN);
  const touching = looks.filter(({ look }) => look?.behaviour === 'flat');
  if (touching.length === 0) return extremum(sign);
  const isFlat = touching.every(({ line, look }) =>
    isConstantAlong(f, point, (t) => onCurve(line, look?.curve ?? [], t), uncertainty),
  );
  return isFlat ? flat(sign) : undecided(HIDDEN);
}

/** A simple fold c·s² + a·tᵏ adds two changes of sign for an odd k and four for an even one. */
function changesOf(looks: readonly (AlongZeroLine | null)[]): number | null {
  let changes = 0;
  for (const look of looks) {
    if (look?.behaviour === 'definite') continue;
    if (look?.behaviour !== 'opposite' || look.multiplicity !== 2) return null;
    changes += (look.leadingOrder ?? 0) % 2 === 0 ? 4 : 2;
  }
  return changes;
}

function onCurve({ slope, steep }: ZeroLine, curve: readonly number[], t: number): OnCurve {
  const across = t * (slope + curve.reduceRight((sum, a) => sum * t + a, 0));
  const last = curve
    .slice(-2)
    .map((a, index, { length }) => Math.abs(a * t ** (curve.length - length + index)));
  return { away: steep ? [across, t] : [t, across], truncated: Math.abs(t) * Math.max(0, ...last) };
}
