/** Entry of a thread that renders one lab after another. */
import { parentPort } from 'node:worker_threads';
import type { JobAnswer } from './render/render-all.ts';
import { runJob } from './render/render-job.ts';
import type { RenderJob, RenderWish } from './render/render-wish.ts';

parentPort?.on('message', ({ job, wish }: { readonly job: RenderJob; readonly wish: RenderWish }) => {
  const answer = (said: JobAnswer): void => parentPort?.postMessage(said);
  runJob(job, wish).then(
    () => answer(null),
    (error: unknown) => answer(error instanceof Error ? error.message : String(error)),
  );
});
