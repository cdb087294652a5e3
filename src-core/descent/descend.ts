export type StopReason = 'steps' | 'converged' | 'diverged' | 'not-finite';
