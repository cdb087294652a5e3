import type { GroundScene } from '../../src-core/scene/scene.ts';
import type { CoreClient } from '../../src-core/worker/client.ts';

/** The small pictures of the landscapes, each made once a window, when it is first to be seen. */
export class Thumbnails {
  readonly #client: CoreClient;
  readonly #wanted: string[] = [];
  readonly #waiting: string[] = [];
  #isAtWork = false;
  pictures = $state.raw<Readonly<Record<string, GroundScene>>>({});

  constructor(client: CoreClient) {
    this.#client = client;
  }

  want(landscape: string): void {
    if (this.#wanted.includes(landscape)) return;
    this.#wanted.push(landscape);
    this.#waiting.push(landscape);
    if (!this.#isAtWork) void this.#makeAll();
  }

  /** One after another, so that what the hand asks for waits for one of them at most. */
  async #makeAll(): Promise<void> {
    this.#isAtWork = true;
    for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift()) {
      try {
        const outcome = await this.#client.request('thumbnail', { landscape: id });
        if (outcome.kind === 'done') this.pictures = { ...this.pictures, [id]: outcome.output };
      } catch {
        // A picture that fails is only missing; the others come.
      }
    }
    this.#isAtWork = false;
  }
}
