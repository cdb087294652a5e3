export type { CriticalPoint, CriticalPoints } from './critical-point.ts';
export { findCriticalPoints, MAXIMUM_POINTS } from './find-critical-points.ts';
export { criticalPointNear } from './near-point.ts';
