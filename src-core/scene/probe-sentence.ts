/** What the Hessian at the probe means, in plain words. */
import type { PointAnalysis, Resolved } from '../curvature/index.ts';
import { formatNumber, withThousands } from './format-number.ts';
import type { DescentRate } from './probe.ts';

export function probeSentence(
  analysis: PointAnalysis,
  resolved: Resolved | null,
  rate: DescentRate | null,
): string {
  const { value, gradient, definiteness, smoothness } = analysis;
  if (Number.isNaN(value)) return 'f is not defined here: move the probe to where it is.';
  if (!Number.isFinite(value)) return 'f is infinite here: there is no gradient and no Hessian.';
  if (definiteness === null) {
    return smoothness !== 'kink' && gradient.every(Number.isFinite)
      ? 'f has a gradient here but no Hessian by its rules: the slope has a kink, or grows without bound.'
      : 'f has a kink here: no gradient and no Hessian, so the second-order test says nothing.';
  }
  return [place(analysis, resolved), shape(analysis, resolved), pace(analysis, rate)]
    .filter((part) => part !== '')
    .join(' ');
}

/** What kind of critical point it is, where it is one. */
function place({ criticalPoint }: PointAnalysis, resolved: Resolved | null): string {
  if (criticalPoint === null) return '';
  if (criticalPoint === 'degenerate') return resolved?.words ?? 'The second-order test is inconclusive.';
  return { minimum: 'A minimum.', maximum: 'A maximum.', saddle: 'A saddle.' }[criticalPoint];
}

function shape(
  { definiteness, conditionNumber, eigenvalues }: PointAnalysis,
  resolved: Resolved | null,
): string {
  const kappa = conditionNumber ?? 1;
  const times = withThousands(formatNumber(kappa, 4));
  switch (definiteness) {
    case 'positive-definite':
      if (kappa < ROUND) return 'This is a bowl, curved nearly alike in all directions.';
      return `This is a valley, ${times} times more sharply curved across than along.`;
    case 'negative-definite':
      if (kappa < ROUND) return 'This is a dome, curved downwards nearly alike in all directions.';
      return `This is a ridge, ${times} times more sharply curved across than along: f falls away on all sides.`;
    case 'indefinite': {
      const [least = NaN, largest = NaN] = eigenvalues;
      const up = formatNumber(largest, 3);
      const down = formatNumber(-least, 3);
      return `f curves upwards along one axis (by ${up}) and downwards along the other (by ${down}), as on a saddle.`;
    }
    case 'positive-semidefinite':
      if (resolved?.resolution === 'saddle')
        return 'H only sees that f curves upwards one way; along the other it is zero, so κ is infinite.';
      return 'This is a trough: curved upwards across and not at all along, so κ is infinite and no fixed step is fast along it.';
    case 'negative-semidefinite':
      if (resolved?.resolution === 'saddle')
        return 'H only sees that f curves downwards one way; along the other it is zero, so κ is infinite.';
      return 'This is the crest of a ridge: curved downwards across and not at all along, so κ is infinite.';
    case 'zero':
      return 'H is zero: f is not curved here in any direction, and the condition number is not defined.';
    case null:
      return '';
  }
}

/** Below this κ a bowl looks round. */
const ROUND = 1.2;

/** At a minimum what descent costs; elsewhere what it would, were f this quadratic everywhere. */
function pace({ criticalPoint }: PointAnalysis, rate: DescentRate | null): string {
  if (rate === null) return '';
  const isMinimum = criticalPoint === 'minimum';
  if (rate.stepsPerDigit < 1) {
    return isMinimum
      ? 'With the best fixed step, gradient descent gains a correct digit or more at every step.'
      : '';
  }
  const steps = about(rate.stepsPerDigit);
  return isMinimum
    ? `With the best fixed step, one more correct digit takes about ${steps}.`
    : `Were f this quadratic everywhere, one more correct digit would take about ${steps} at the best fixed step.`;
}

/** Two significant digits with thousands set apart: more would claim more than "about". */
function about(steps: number): string {
  const rounded = Number(steps.toPrecision(2));
  if (rounded >= 1e7) return `${formatNumber(rounded, 2)} steps`;
  const text = withThousands(formatNumber(rounded, 2));
  return `${text} ${text === '1' ? 'step' : 'steps'}`;
}
