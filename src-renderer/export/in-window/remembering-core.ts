import type { CoreClient, Outcome } from '../../../src-core/worker/client.ts';
import type { RequestName } from '../../../src-core/worker/protocol.ts';
import type { Core } from '../ask.ts';

/** Answers that are kept, as many as a sheet may ask for: a caption that is typed, or another theme, needs no new scene. */
const KEPT = 10;

export interface RememberingCore extends Core {
  /** The same core for somebody whose requests are superseded unsent once this says no. */
  while(isWanted: () => boolean): Core;
  /** Gives up what is under way. */
  cancel(): void;
}

interface UnderWay {
  readonly key: string;
  readonly answer: Promise<Outcome<unknown>>;
}

/** A core that remembers its last answers. Of the requests of one name the newest supersedes those before. */
export function rememberingCore(core: Pick<CoreClient, 'request' | 'cancel'>): RememberingCore {
  const answers = new Map<string, Outcome<unknown>>();
  /** The newest of each name: what is asked again meanwhile is asked once. */
  const underWay = new Map<RequestName, UnderWay>();
  const channelOf = (name: RequestName): string => `export-${name}`;

  function keep(key: string, answer: Outcome<unknown>): void {
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
  }

  function follow(name: RequestName, key: string, answer: Promise<Outcome<unknown>>): void {
    underWay.set(name, { key, answer });
    const end = (): void => {
      if (underWay.get(name)?.answer === answer) underWay.delete(name);
    };
    answer.then((outcome) => {
      end();
      if (outcome.kind === 'done') keep(key, outcome);
    }, end);
  }

  const remembering: Core = {
    request(name, input, options) {
      // The very same request has the very same type of answer.
      type Answer = ReturnType<typeof core.request<typeof name>>;
      const key = JSON.stringify([name, input]);
      const known = answers.get(key);
      if (known !== undefined) {
        keep(key, known);
        return Promise.resolve(known) as Answer;
      }
      const newest = underWay.get(name);
      if (newest?.key === key) return newest.answer as Answer;
      const answer = core.request(name, input, { ...options, channel: channelOf(name) });
      follow(name, key, answer);
      return answer;
    },
  };
  return {
    ...remembering,
    while: (isWanted) => ({
      request: (...asked) =>
        isWanted() ? remembering.request(...asked) : Promise.resolve({ kind: 'superseded' }),
    }),
    cancel() {
      for (const name of underWay.keys()) core.cancel(channelOf(name));
    },
  };
}
