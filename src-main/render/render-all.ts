/** Many labs at once, each core at one of them. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RenderFailure, RenderJob, RenderWish } from './render-wish.ts';

/** More threads than this would only wait for the disk and for memory. */
const MOST_THREADS = 8;

/** What a render worker says of a job: null where it is done, else why not. */
export type JobAnswer = string | null;

/**
 * @param onProgress is told how many are done, whether well or not
 * @returns what could not be rendered; all else is written
 */
export async function renderAll(
  jobs: readonly RenderJob[],
  wish: RenderWish,
  onProgress: (done: number) => void,
): Promise<readonly RenderFailure[]> {
  const waiting = [...jobs];
  const failures: RenderFailure[] = [];
  let done = 0;
  const threads = Math.min(availableParallelism(), MOST_THREADS, jobs.length);
  await Promise.all(
    Array.from({ length: threads }, async () => {
      let thread: Thread | null = null;
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        thread ??= new Thread();
        const problem = await thread.run(job, wish).catch((error: unknown) => {
          // A thread that broke down takes no further job with it.
          thread = null;
          return error instanceof Error ? error.message : String(error);
        });
        if (problem !== null) failures.push({ input: job.input, problem });
        onProgress(++done);
      }
      await thread?.end();
    }),
  );
  return failures.sort((a, b) => (a.input < b.input ? -1 : 1));
}

class Thread {
  readonly #worker = new Worker(new URL('./render-worker.js', import.meta.url));
  #settle: { resolve(answer: JobAnswer): void; reject(error: Error): void } | null = null;

  constructor() {
    this.#worker.on('message', (answer: JobAnswer) => this.#settle?.resolve(answer));
    this.#worker.on('error', (error) => this.#settle?.reject(error));
    this.#worker.on('exit', (code) =>
      this.#settle?.reject(new Error(`its thread ended with code ${String(code)}`)),
    );
  }

  run(job: RenderJob, wish: RenderWish): Promise<JobAnswer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage({ job, wish });
    });
  }

  async end(): Promise<void> {
    this.#settle = null;
    await this.#worker.terminate();
  }
}
