export type { Cost } from './counting-oracle.ts';
export { descend, descendTogether } from './descend.ts';
export { strides, type Stride } from './step-by-step.ts';
export { StepByStepInputs } from './step-inputs.ts';
export type { StopReason } from './stop-reason.ts';
export type { DescentTask, Sampling } from './task.ts';
export type { Trajectory } from './trajectory.ts';
