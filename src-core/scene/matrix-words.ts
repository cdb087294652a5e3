/** Numbers of a matrix as they are told: in its sentence, at its lines and in its tables. */
import type { PointAnalysis } from '../curvature/index.ts';
import { formatNumber } from './format-number.ts';

/** Steps of gradient descent: enough to see what both factors do, few enough to tell them apart. */
export const MATRIX_STEPS = 80;

export function kappaOf({ conditionNumber, conditionNumberDigits: digits }: PointAnalysis): string {
  if (conditionNumber === null) return 'κ is not defined';
  return `κ = ${formatNumber(conditionNumber, Math.max(2, Math.min(4, digits ?? 4)))}`;
}

/** A factor to three digits, and as many more as it takes to tell it from ±1, at which all turns. */
export function told(factor: number): string {
  const gap = Math.abs(1 - Math.abs(factor));
  if (isSolved(factor)) return '0';
  if (gap > 0 && gap <= 1e-12)
    return `${factor < 0 ? '−' : ''}(1 ${Math.abs(factor) < 1 ? '−' : '+'} ${formatNumber(gap, 1)})`;
  const more = gap > 1e-12 && gap < 0.01 ? Math.ceil(-Math.log10(gap)) - 1 : 0;
  return formatNumber(factor, Math.min(15, 3 + more));
}

/** A factor this small is rounding: the error is gone after one step. */
export const isSolved = (factor: number): boolean => Math.abs(factor) < 1e-9;
