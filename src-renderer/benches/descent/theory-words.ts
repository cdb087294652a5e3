import { formatNumber } from '../../../src-core/scene/format-number.ts';
import { findOptimizer } from '../../../src-core/optimizers/index.ts';
import type { FocusScene } from '../../../src-core/scene/lab-scene.ts';
import type { TheoryScene } from '../../../src-core/scene/theory.ts';

/** What the marks on the slider belong to: the Hessian at a point, or the method's own step. */
export function marksInWords({ optimizer, theory }: FocusScene): string {
  return findOptimizer(optimizer)?.learningRateOf === 'step'
    ? 'marks: shares of the whole step, near a minimum'
    : placeInWords(theory);
}

/** Which point the Hessian belongs to that marks and readouts speak of. */
function placeInWords({ place, analysis }: TheoryScene): string {
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
