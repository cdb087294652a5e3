/** What the bench of sweeps takes, bundled by `bundle.mjs`. */
export { logSpaced, settingsAlong } from '../../src-core/descent/sweep.ts';
export { defaultDocument, withLandscape, writeCompactly } from '../../src-core/document/index.ts';
export { findLandscape } from '../../src-core/landscapes/index.ts';
export { CorePool } from '../../src-core/worker/pool.ts';
export { sweepInPool } from '../../src-core/worker/sweep-in-pool.ts';
export { workerThread } from '../../src-main/core-client.ts';
