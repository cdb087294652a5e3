import { CoreClient, type Outcome } from './client.ts';
import { PoolJob, type ShareOptions } from './pool-job.ts';
import type { RequestName, Requests, WorkerPort } from './protocol.ts';
import type { Later } from './watchdog.ts';

/** More workers than this are no use: what they share is small. */
const MOST_WORKERS = 8;
/** ms without work after which the workers are ended. */
const REST = 20_000;
/** Each worker has one part at a time, so that one channel of each is enough. */
const CHANNEL = 'part';

export interface PoolOptions {
  /** Of the machine, as the shell counts them. */
  readonly processors: number;
  /** The asker's timer; without one, workers that hang are waited for and those that rest are kept. */
  readonly later?: Later;
}

/**
 * Shares work that falls into parts among several workers: each takes the next part when it is free. Workers start
 * when they are first needed, and end after a rest. A part whose worker crashes is done again, once.
 */
export class CorePool {
  readonly #spawn: () => WorkerPort;
  readonly #size: number;
  readonly #later: Later | undefined;
  /** What is not over yet. */
  #jobs: PoolJob[] = [];
  /** Clients at work, with what they are at. */
  readonly #atWork = new Map<CoreClient, PoolJob>();
  #idle: CoreClient[] = [];
  #stopResting: () => void = () => undefined;

  constructor(spawn: () => WorkerPort, { processors, later }: PoolOptions) {
    this.#spawn = spawn;
    this.#size = Math.max(1, Math.min(Math.floor(processors), MOST_WORKERS));
    this.#later = later;
  }

  /** Asks the same of every part, and answers in their order. Fails with the first part that fails. */
  share<Name extends RequestName>(
    name: Name,
    parts: readonly Requests[Name]['input'][],
    options: ShareOptions<Requests[Name]['output']> = {},
  ): Promise<Outcome<readonly Requests[Name]['output'][]>> {
    if (options.channel !== undefined) this.cancel(options.channel);
    this.#stopResting();
    return new Promise((resolve, reject) => {
      // Outputs are of this request; that is lost on the way through a list of all.
      const job = new PoolJob(name, parts, options as ShareOptions<unknown>, {
        resolve: resolve as (outcome: Outcome<readonly unknown[]>) => void,
        reject,
      });
      this.#jobs.push(job);
      if (parts.length === 0) job.complete();
      while (this.#atWork.size < this.#size && this.#nextJob() !== undefined)
        void this.#work(this.#idle.pop() ?? this.#newClient());
    });
  }

  /** Gives up what is shared on a channel; it resolves as superseded. */
  cancel(channel: string): void {
    for (const job of this.#jobs) {
      if (job.options.channel !== channel) continue;
      job.supersede();
      this.#release(job);
    }
  }

  /** Ends the workers; what is under way never answers, and what is shared later starts others. */
  close(): void {
    this.#stopResting();
    for (const client of [...this.#idle, ...this.#atWork.keys()]) client.close();
    this.#idle = [];
    this.#atWork.clear();
    this.#jobs = [];
  }

  #newClient(): CoreClient {
    return new CoreClient(this.#spawn, this.#later === undefined ? {} : { later: this.#later });
  }

  #nextJob(): PoolJob | undefined {
    this.#jobs = this.#jobs.filter(({ isOver }) => !isOver);
    return this.#jobs.find(({ hasMore }) => hasMore);
  }

  /** Takes part after part, until there are none. */
  async #work(client: CoreClient): Promise<void> {
    for (let job = this.#nextJob(); job !== undefined; job = this.#nextJob()) {
      this.#atWork.set(client, job);
      await this.#takePart(client, job);
    }
    this.#atWork.delete(client);
    this.#idle.push(client);
    if (this.#atWork.size === 0 && this.#later !== undefined)
      this.#stopResting = this.#later(REST, () => {
        this.close();
      });
  }

  async #takePart(client: CoreClient, job: PoolJob): Promise<void> {
    const { index, input } = job.begin();
    try {
      const outcome = await client.request(job.name, input, {
        channel: CHANNEL,
        onProgress: (share) => {
          job.advance(index, share);
        },
      });
      if (outcome.kind === 'done') job.finish(index, outcome.output);
    } catch (error) {
      job.fail(error);
      this.#release(job);
    }
  }

  /** Those that are at a job that is over need not go on. */
  #release(job: PoolJob): void {
    for (const [client, at] of this.#atWork) if (at === job) client.cancel(CHANNEL);
  }
}
