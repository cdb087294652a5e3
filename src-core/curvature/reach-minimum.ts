import type { PointFunction } from '../kernel/index.ts';
import type { Work } from '../work/index.ts';
import { analysePoint, type PointAnalysis } from './analyse-point.ts';

const MAXIMUM_STEPS = 400;
const SUFFICIENT_DECREASE = 1e-4;

/**
 * The minimum below a point, found without a learning rate: Newton's step where H is positive
 * definite, else −∇f, each halved until f decreases enough (Armijo; Nocedal & Wright 2006, alg. 3.2).
 * Null where it reaches no minimum: f unbounded, undefined, flat, or the limit is degenerate.
 */
export function* reachMinimum(f: PointFunction, from: readonly number[]): Work<PointAnalysis | null> {
  let here = analysePoint(f, from);
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    if (!Number.isFinite(here.value) || here.definiteness === null) return null;
    if (here.criticalPoint === 'minimum' && !newtonImproves(here)) return minimumAt(f, here);
    const next = yield* stepFrom(f, here);
    if (next === null) return minimumAt(f, here);
    here = next;
  }
  return minimumAt(f, here);
}

/**
 * Towards a degenerate limit, as of x⁴, each Newton step shrinks the distance by a fixed factor and H
 * with it, so that H stays definite all the way; at a minimum of the second order H has settled.
 */
function minimumAt(f: PointFunction, here: PointAnalysis): PointAnalysis | null {
  if (here.criticalPoint !== 'minimum') return null;
  const [smallest = 0] = here.eigenvalues;
  const [next = 0] = analysePoint(f, stepped(here.point, newtonDirection(here), 1)).eigenvalues;
  return Math.abs(next - smallest) <= 0.1 * smallest ? here : null;
}

const stepped = (point: readonly number[], direction: readonly number[], length: number): readonly number[] =>
  point.map((x, i) => x + length * (direction[i] ?? 0));

/** Whether Newton's step would still move the point by more than rounding. */
function newtonImproves(here: PointAnalysis): boolean {
  const direction = newtonDirection(here);
  return Math.hypot(...direction) > 1e-12 * (1 + Math.hypot(...here.point));
}

/** −H⁻¹∇f, along the eigenvectors. */
function newtonDirection({ gradient, eigenvalues, eigenvectors }: PointAnalysis): readonly number[] {
  const direction = gradient.map(() => 0);
  eigenvectors.forEach((vector, i) => {
    const along = vector.reduce((sum, component, j) => sum + component * (gradient[j] ?? 0), 0);
    vector.forEach((component, j) => {
      direction[j] = (direction[j] ?? 0) - (along / (eigenvalues[i] ?? 1)) * component;
    });
  });
  return direction;
}

function* stepFrom(f: PointFunction, here: PointAnalysis): Work<PointAnalysis | null> {
  const newton = here.definiteness === 'positive-definite';
  const direction = newton ? newtonDirection(here) : here.gradient.map((partial) => -partial);
  const slope = direction.reduce((sum, component, i) => sum + component * (here.gradient[i] ?? 0), 0);
  // Down a slope with no curvature to go by, the first trial is one unit long.
  let length = newton ? 1 : 1 / Math.max(1, Math.hypot(...direction));
  for (let halving = 0; halving < 60; halving++, length /= 2) {
    const trial = stepped(here.point, direction, length);
    const value = f.value(trial);
    yield 0;
    if (value < here.value + SUFFICIENT_DECREASE * length * slope) return analysePoint(f, trial);
  }
  // Within rounding of the minimum no decrease can be seen; there Newton's full step is the best guess.
  const polished = newton ? analysePoint(f, stepped(here.point, direction, 1)) : null;
  const better = polished !== null && Math.hypot(...polished.gradient) < Math.hypot(...here.gradient);
  return better ? polished : null;
}
