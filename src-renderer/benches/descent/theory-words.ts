import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { TheoryScene } from '../../../src-core/scene/theory.ts';

/** Which point the Hessian belongs to that marks and readouts speak of. */
export function placeInWords({ place, analysis }: TheoryScene): string {
  const point = `(${analysis.point.map((coordinate) => formatNumber(roundOff(coordinate), 3)).join(', ')})`;
  switch (place) {
    case 'reached':
      return `marks: Hessian at the minimum reached ${point}`;
    case 'ahead':
      return `marks: Hessian at the minimum ahead ${point}`;
    case 'start':
      return `marks: Hessian at the start ${point}`;
  }
}

/** A coordinate that differs from 0 by rounding only is 0. */
export function roundOff(coordinate: number): number {
  return Math.abs(coordinate) < 1e-10 ? 0 : coordinate;
}
