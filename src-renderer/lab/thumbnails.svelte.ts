import { LANDSCAPES } from '../../src-core/landscapes/index.ts';
import type { GroundScene } from '../../src-core/scene/scene.ts';
import type { CoreClient } from '../../src-core/worker/client.ts';

/** The small pictures of the landscapes, made once a window. */
export class Thumbnails {
  readonly #client: CoreClient;
  #isAsked = false;
  pictures = $state.raw<Readonly<Record<string, GroundScene>>>({});

  constructor(client: CoreClient) {
    this.#client = client;
  }

  /** One after another, so that what the hand asks for waits for one of them at most. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    for (const { id } of LANDSCAPES) {
      try {
        const outcome = await this.#client.request('thumbnail', { landscape: id });
        if (outcome.kind === 'done') this.pictures = { ...this.pictures, [id]: outcome.output };
      } catch {
        // A picture that fails is only missing; the others come.
      }
    }
  }
}
