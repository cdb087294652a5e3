export { analysePoint, GRADIENT_TOLERANCE, type PointAnalysis } from './analyse-point.ts';
export {
  conditionNumberDigits,
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
  type CriticalPointType,
  type Definiteness,
} from './classify.ts';
export type { CriticalPoint, CriticalPoints } from './critical-points/index.ts';
export { OverlayFunction } from './overlay.ts';
export { reachMinimum } from './reach-minimum.ts';
export { smoothnessAt, type Smoothness } from './smoothness.ts';
export { resolveDegenerate } from './resolve-degenerate.ts';
export type { Resolution, Resolved } from './degenerate/resolution.ts';
