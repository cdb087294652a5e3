import { analysePoint, resolveDegenerate, type PointAnalysis, type Resolved } from '../curvature/index.ts';
import type { Point2 } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import { probeSentence } from './probe-sentence.ts';

/** Where one step from the probe leads, what its model of f says is there, and what is. */
export interface ProbeStep {
  readonly to: Point2;
  readonly model: number;
  readonly value: number;
}

/** How fast gradient descent closes in on a minimum with its best fixed step. */
export interface DescentRate {
  /** (κ − 1)/(κ + 1): what is left of the error after a step. */
  readonly rate: number;
  /** Steps for one more correct decimal digit: −1/log₁₀(rate); 0 where one step is enough. */
  readonly stepsPerDigit: number;
}

/** What f's derivatives say at the probe. */
export interface ProbeScene {
  readonly analysis: PointAnalysis;
  /** What looking further says of a degenerate point; null for others. */
  readonly resolved: Resolved | null;
  /** What would hold if f were its quadratic model everywhere; null unless H is positive definite. */
  readonly descentRate: DescentRate | null;
  /** −η∇f, by the linear model f + ∇fᵀδ; null where there is no ∇f. */
  readonly gradientStep: ProbeStep | null;
  /** −H⁻¹∇f, by the quadratic model f + ∇fᵀδ + ½δᵀHδ; null where H is singular or not finite. */
  readonly newtonStep: ProbeStep | null;
  readonly sentence: string;
}

export interface ProbeTask {
  readonly function: PointFunction;
  readonly point: Point2;
  /** How far the point may be from the one meant: 0 where it was typed or dragged. */
  readonly uncertainty: number;
  /** η of the gradient step. */
  readonly learningRate: number;
}

export function makeProbe({ function: f, point, uncertainty, learningRate }: ProbeTask): ProbeScene {
  const analysis = analysePoint(f, point, uncertainty);
  const resolved = analysis.criticalPoint === 'degenerate' ? resolveDegenerate(f, point, uncertainty) : null;
  const descentRate = descentRateOf(analysis);
  return {
    analysis,
    resolved,
    descentRate,
    gradientStep: gradientStepOf(f, analysis, learningRate),
    newtonStep: newtonStepOf(f, analysis),
    sentence: probeSentence(analysis, resolved, descentRate),
  };
}

function descentRateOf({ definiteness, conditionNumber: kappa }: PointAnalysis): DescentRate | null {
  if (definiteness !== 'positive-definite' || kappa === null) return null;
  const rate = (kappa - 1) / (kappa + 1);
  // log1p keeps the digits where the rate is all but 1.
  return { rate, stepsPerDigit: rate === 0 ? 0 : Math.LN10 / -Math.log1p(-2 / (kappa + 1)) };
}

function gradientStepOf(f: PointFunction, at: PointAnalysis, learningRate: number): ProbeStep | null {
  if (at.smoothness === 'kink') return null;
  const slope = at.gradient.reduce((sum, partial) => sum + partial * partial, 0);
  const step = at.gradient.map((partial) => -learningRate * partial);
  return landing(f, at, step, at.value - learningRate * slope);
}

function newtonStepOf(f: PointFunction, at: PointAnalysis): ProbeStep | null {
  if (at.conditionNumber === null || at.conditionNumber === Infinity) return null;
  // In the basis of eigenvectors the step along each is −(vᵀ∇f)/λ, and f falls by ½(vᵀ∇f)²/λ.
  let model = at.value;
  const step = [0, 0];
  at.eigenvectors.forEach((vector, i) => {
    const slope = vector.reduce((sum, component, j) => sum + component * (at.gradient[j] ?? NaN), 0);
    const along = -slope / (at.eigenvalues[i] ?? NaN);
    model += (slope * along) / 2;
    vector.forEach((component, j) => (step[j] = (step[j] ?? 0) + along * component));
  });
  return landing(f, at, step, model);
}

function landing(
  f: PointFunction,
  { point }: PointAnalysis,
  step: readonly number[],
  model: number,
): ProbeStep | null {
  const [x = NaN, y = NaN] = point.map((coordinate, i) => coordinate + (step[i] ?? NaN));
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return { to: [x, y], model, value: f.value([x, y]) };
}
