import type { PointFunction, SecondOrder } from '../kernel/index.ts';
import type { Work } from '../work/index.ts';
import { analysePoint, GRADIENT_TOLERANCE, type PointAnalysis } from './analyse-point.ts';
import { symmetricEigen, type Eigenpairs } from '../linear-algebra/symmetric-eigen.ts';

const MAXIMUM_STEPS = 400;
const SUFFICIENT_DECREASE = 1e-4;

/** What a step needs. The bounds on rounding, which cost more than all of it, are asked for at the end alone. */
interface Place extends SecondOrder {
  readonly point: readonly number[];
  readonly eigen: Eigenpairs;
}

function placeAt(f: PointFunction, point: readonly number[]): Place {
  const local = f.secondOrder(point);
  return { ...local, point, eigen: symmetricEigen(local.hessian) };
}

/** Whether H is positive definite as computed: what rounding leaves open, the end decides. */
const isConvex = ({ eigen }: Place): boolean => (eigen.values[0] ?? NaN) > 0;

/**
 * The minimum below a point, found without a learning rate: Newton's step where H is positive
 * definite, else −∇f, each halved until f decreases enough (Armijo; Nocedal & Wright 2006, alg. 3.2).
 * Null where it reaches no minimum: f unbounded, undefined, flat, or the limit is degenerate.
 */
export function* reachMinimum(f: PointFunction, from: readonly number[]): Work<PointAnalysis | null> {
  let here = placeAt(f, from);
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    if (!Number.isFinite(here.value) || !here.eigen.values.every(Number.isFinite)) return null;
    const isLow = isConvex(here) && Math.hypot(...here.gradient) <= GRADIENT_TOLERANCE;
    if (isLow && !newtonImproves(here)) break;
    const next = yield* stepFrom(f, here);
    if (next === null) break;
    here = next;
  }
  return minimumAt(f, here);
}

/**
 * Towards a degenerate limit, as of x⁴, each Newton step shrinks the distance by a fixed factor and H
 * with it, so that H stays definite all the way; at a minimum of the second order H has settled.
 */
function minimumAt(f: PointFunction, here: Place): PointAnalysis | null {
  const analysis = analysePoint(f, here.point);
  if (analysis.criticalPoint !== 'minimum') return null;
  const [smallest = 0] = here.eigen.values;
  const [next = 0] = placeAt(f, stepped(here.point, newtonDirection(here), 1)).eigen.values;
  return Math.abs(next - smallest) <= 0.1 * smallest ? analysis : null;
}

const stepped = (point: readonly number[], direction: readonly number[], length: number): readonly number[] =>
  point.map((x, i) => x + length * (direction[i] ?? 0));

/** Whether Newton's step would still move the point by more than rounding. */
function newtonImproves(here: Place): boolean {
  const direction = newtonDirection(here);
  return Math.hypot(...direction) > 1e-12 * (1 + Math.hypot(...here.point));
}

/** −H⁻¹∇f, along the eigenvectors. */
function newtonDirection({ gradient, eigen }: Place): readonly number[] {
  const direction = gradient.map(() => 0);
  eigen.vectors.forEach((vector, i) => {
    const along = vector.reduce((sum, component, j) => sum + component * (gradient[j] ?? 0), 0);
    vector.forEach((component, j) => {
      direction[j] = (direction[j] ?? 0) - (along / (eigen.values[i] ?? 1)) * component;
    });
  });
  return direction;
}

function* stepFrom(f: PointFunction, here: Place): Work<Place | null> {
  const newton = isConvex(here);
  const direction = newton ? newtonDirection(here) : here.gradient.map((partial) => -partial);
  const slope = direction.reduce((sum, component, i) => sum + component * (here.gradient[i] ?? 0), 0);
  // Down a slope with no curvature to go by, the first trial is one unit long.
  let length = newton ? 1 : 1 / Math.max(1, Math.hypot(...direction));
  for (let halving = 0; halving < 60; halving++, length /= 2) {
    const trial = stepped(here.point, direction, length);
    const value = f.value(trial);
    yield 0;
    if (value < here.value + SUFFICIENT_DECREASE * length * slope) return placeAt(f, trial);
  }
  // Within rounding of the minimum no decrease can be seen; there Newton's full step is the best guess.
  const polished = newton ? placeAt(f, stepped(here.point, direction, 1)) : null;
  const better = polished !== null && Math.hypot(...polished.gradient) < Math.hypot(...here.gradient);
  return better ? polished : null;
}
