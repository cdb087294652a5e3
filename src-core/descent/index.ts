export { descend, type DescentTask } from './descend.ts';
export { LARGEST_POINT, LARGEST_VALUE, type StopReason } from './stop-reason.ts';
export type { Trajectory } from './trajectory.ts';
