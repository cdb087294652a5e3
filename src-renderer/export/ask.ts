/** How what is exported asks the core. */
import type { CoreClient } from '../../src-core/worker/client.ts';
import type { RequestName, Requests } from '../../src-core/worker/protocol.ts';

/** What asks the core. */
export type Core = Pick<CoreClient, 'request'>;

/** The core was told to give up, or asked for something newer: there is no answer, and nothing is wrong. */
export class GivenUp extends Error {
  constructor() {
    super('The work was given up.');
    this.name = 'GivenUp';
  }
}

/**
 * @throws GivenUp
 * @throws WorkerError where it cannot be computed
 */
export async function ask<Name extends RequestName>(
  core: Core,
  name: Name,
  input: Requests[Name]['input'],
): Promise<Requests[Name]['output']> {
  const outcome = await core.request(name, input);
  if (outcome.kind === 'superseded') throw new GivenUp();
  return outcome.output;
}
