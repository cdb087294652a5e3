export { analysePoint, GRADIENT_TOLERANCE, type PointAnalysis } from './analyse-point.ts';
export {
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
  ZERO_EIGENVALUE,
  type CriticalPointType,
  type Definiteness,
} from './classify.ts';
export { reachMinimum } from './reach-minimum.ts';
export { symmetricEigen, type Eigenpairs } from './symmetric-eigen.ts';
