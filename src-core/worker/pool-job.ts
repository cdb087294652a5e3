import type { Outcome } from './client.ts';
import type { RequestName, Requests } from './protocol.ts';

export interface ShareOptions<Output> {
  /** What is shared on a channel replaces what was shared on it before. */
  readonly channel?: string;
  /** The share of all parts that is done. */
  readonly onProgress?: (share: number) => void;
  /** Each part as soon as it and those before it are done. */
  readonly onPart?: (output: Output, index: number) => void;
}

interface Asker {
  readonly resolve: (outcome: Outcome<readonly unknown[]>) => void;
  readonly reject: (error: unknown) => void;
}

/** Work in parts that a pool is at: which are begun, how far they are, and what came of them. */
export class PoolJob {
  readonly name: RequestName;
  readonly options: ShareOptions<unknown>;
  readonly #parts: readonly unknown[];
  readonly #asker: Asker;
  /** Of each part that is begun. */
  readonly #shares: number[] = [];
  /** Of parts that are done before one that comes before them. */
  readonly #early = new Map<number, unknown>();
  readonly #outputs: unknown[] = [];
  #isOver = false;

  constructor(name: RequestName, parts: readonly unknown[], options: ShareOptions<unknown>, asker: Asker) {
    this.name = name;
    this.options = options;
    this.#parts = parts;
    this.#asker = asker;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get hasMore(): boolean {
    return this.#shares.length < this.#parts.length;
  }

  /** The next part. */
  begin(): { readonly index: number; readonly input: Requests[RequestName]['input'] } {
    const index = this.#shares.push(0) - 1;
    // Parts are of the request of this name, as the pool was given them.
    return { index, input: this.#parts[index] as Requests[RequestName]['input'] };
  }

  advance(index: number, share: number): void {
    if (this.#isOver) return;
    this.#shares[index] = share;
    const done = this.#shares.reduce((sum, part) => sum + part, 0);
    this.options.onProgress?.(done / this.#parts.length);
  }

  finish(index: number, output: unknown): void {
    if (this.#isOver) return;
    this.#early.set(index, output);
    this.advance(index, 1);
    for (let next = this.#outputs.length; this.#early.has(next); next++) {
      const following = this.#early.get(next);
      this.#early.delete(next);
      this.#outputs.push(following);
      this.options.onPart?.(following, next);
    }
    if (this.#outputs.length === this.#parts.length) this.complete();
  }

  complete(): void {
    this.#isOver = true;
    this.#asker.resolve({ kind: 'done', output: this.#outputs });
  }

  supersede(): void {
    this.#isOver = true;
    this.#asker.resolve({ kind: 'superseded' });
  }

  fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#asker.reject(error);
  }
}
