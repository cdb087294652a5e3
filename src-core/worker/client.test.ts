import { describe, expect, test, vi } from 'vitest';
import { CoreClient, WorkerError } from './client.ts';
import type { FromHost, Requests, ToHost, WorkerPort } from './protocol.ts';

/** A worker that does nothing but what a test tells it. */
class FakeWorker implements WorkerPort {
  readonly received: ToHost[] = [];
  terminated = false;
  /** Called by the test: what the worker says. */
  say: (message: FromHost) => void = () => undefined;
  crash: (reason: string) => void = () => undefined;

  post(message: ToHost): void {
    structuredClone(message);
    this.received.push(message);
  }
  onMessage(listener: (message: FromHost) => void): void {
    this.say = listener;
  }
  onCrash(listener: (reason: string) => void): void {
    this.crash = listener;
  }
  terminate(): void {
    this.terminated = true;
  }

  /** The formulas of the requests that arrived, and what was cancelled, in order. */
  get log(): string[] {
    return this.received.map((message) =>
      message.kind === 'cancel' ? `cancel ${message.id}` : (message.input as { formula: string }).formula,
    );
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const onRestart = vi.fn<(reason: string) => void>();
  const client = new CoreClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, onRestart);
  const ask = (formula: string, channel?: string, onProgress?: (share: number) => void) =>
    client.request(
      'formula',
      { formula, variables: [], parameters: [] },
      { ...(channel === undefined ? {} : { channel }), ...(onProgress === undefined ? {} : { onProgress }) },
    );
  return { client, workers, onRestart, ask };
}

const report = (tex: string): Requests['formula']['output'] => ({
  tex,
  usedVariables: [],
  usedParameters: [],
});
const done = (id: number, tex: string): FromHost => ({ kind: 'done', id, output: report(tex) });
const SUPERSEDED = { kind: 'superseded' };

test('an answer comes back to who asked', async () => {
  const { workers, ask } = setUp();
  const [first, second] = [ask('a'), ask('b')];
  workers[0]!.say(done(2, 'B'));
  workers[0]!.say(done(1, 'A'));
  expect(await first).toEqual({ kind: 'done', output: report('A') });
  expect(await second).toEqual({ kind: 'done', output: report('B') });
});

test('a failure is a WorkerError with the problem in it', async () => {
  const { workers, ask } = setUp();
  const asked = ask('x^');
  const problem = { code: 'input', message: 'no' } as const;
  workers[0]!.say({ kind: 'failed', id: 1, problem });
  await expect(asked).rejects.toEqual(new WorkerError(problem));
});

test('an answer to nothing that was asked is ignored', async () => {
  const { workers, ask } = setUp();
  const asked = ask('a');
  workers[0]!.say(done(99, 'nobody'));
  workers[0]!.say(done(1, 'A'));
  workers[0]!.say(done(1, 'again'));
  expect(await asked).toEqual({ kind: 'done', output: report('A') });
});

describe('on a channel', () => {
  test('one is at work, the newest waits, and those between are superseded', async () => {
    const { workers, ask } = setUp();
    const asked = ['a', 'b', 'c'].map((formula) => ask(formula, 'scene'));
    expect(workers[0]!.log).toEqual(['a']);
    expect(await asked[1]).toEqual(SUPERSEDED);
    workers[0]!.say(done(1, 'A'));
    expect(workers[0]!.log).toEqual(['a', 'c']);
    workers[0]!.say(done(3, 'C'));
    expect(await asked[0]).toEqual({ kind: 'done', output: report('A') });
    expect(await asked[2]).toEqual({ kind: 'done', output: report('C') });
  });

  const pause = (worker: { say(message: FromHost): void }, id: number, times: number): void => {
    for (let k = 0; k < times; k++) worker.say({ kind: 'progress', id, share: 0.01 * k });
  };

  test('slow work is cancelled for the next', async () => {
    const { workers, ask } = setUp();
    const slow = ask('a', 'scene');
    pause(workers[0]!, 1, 10);
    const next = ask('b', 'scene');
    expect(workers[0]!.log).toEqual(['a', 'cancel 1']);
    workers[0]!.say({ kind: 'cancelled', id: 1 });
    expect(workers[0]!.log).toEqual(['a', 'cancel 1', 'b']);
    workers[0]!.say(done(2, 'B'));
    expect(await slow).toEqual(SUPERSEDED);
    expect(await next).toEqual({ kind: 'done', output: report('B') });
  });

  test('quick work is let finish; once it turns out slow, it is cancelled', () => {
    const { workers, ask } = setUp();
    void ask('a', 'scene');
    void ask('b', 'scene');
    pause(workers[0]!, 1, 2);
    expect(workers[0]!.log).toEqual(['a']);
    pause(workers[0]!, 1, 2);
    expect(workers[0]!.log).toEqual(['a', 'cancel 1']);
  });

  test('under a stream of requests slow work still answers now and then', async () => {
    const { workers, ask } = setUp();
    void ask('a', 'scene');
    const second = ask('b', 'scene');
    pause(workers[0]!, 1, 4);
    workers[0]!.say({ kind: 'cancelled', id: 1 });
    void ask('c', 'scene');
    pause(workers[0]!, 2, 20);
    expect(workers[0]!.log).toEqual(['a', 'cancel 1', 'b']);
    workers[0]!.say(done(2, 'B'));
    expect(await second).toEqual({ kind: 'done', output: report('B') });
  });

  test('other channels go on', () => {
    const { workers, ask } = setUp();
    void ask('a', 'scene');
    void ask('b', 'preview');
    void ask('c');
    expect(workers[0]!.log).toEqual(['a', 'b', 'c']);
  });

  test('a failure lets the next one go', async () => {
    const { workers, ask } = setUp();
    const [first] = [ask('a', 'scene'), ask('b', 'scene')];
    workers[0]!.say({ kind: 'failed', id: 1, problem: { code: 'internal', message: 'oh' } });
    expect(workers[0]!.log).toEqual(['a', 'b']);
    await expect(first).rejects.toThrow('oh');
  });

  test('what cannot be sent fails and leaves the channel free', async () => {
    const { client, workers, ask } = setUp();
    const input = { formula: 'a', variables: [() => 'no data'] as unknown as string[], parameters: [] };
    await expect(client.request('formula', input, { channel: 'scene' })).rejects.toBeInstanceOf(WorkerError);
    void ask('b', 'scene');
    expect(workers[0]!.log).toEqual(['b']);
  });
});

describe('progress', () => {
  test('is told to who asked', () => {
    const { workers, ask } = setUp();
    const onProgress = vi.fn<(share: number) => void>();
    void ask('a', 'scene', onProgress);
    workers[0]!.say({ kind: 'progress', id: 1, share: 0.25 });
    expect(onProgress.mock.calls).toEqual([[0.25]]);
  });
});

describe('cancel', () => {
  test('resolves at once what is at work and what waits, even if an answer still comes', async () => {
    const { client, workers, ask } = setUp();
    const onProgress = vi.fn<(share: number) => void>();
    const [working, waiting] = [ask('a', 'scene', onProgress), ask('b', 'scene')];
    client.cancel('scene');
    expect(await working).toEqual(SUPERSEDED);
    expect(await waiting).toEqual(SUPERSEDED);
    expect(workers[0]!.log).toEqual(['a', 'cancel 1']);
    workers[0]!.say({ kind: 'progress', id: 1, share: 0.5 });
    workers[0]!.say(done(1, 'A'));
    expect(onProgress).not.toHaveBeenCalled();
    void ask('c', 'scene');
    expect(workers[0]!.log).toEqual(['a', 'cancel 1', 'c']);
  });

  test('of nothing does nothing', () => {
    const { client, workers } = setUp();
    client.cancel('scene');
    expect(workers[0]!.received).toEqual([]);
  });
});

describe('a crash', () => {
  test('starts another worker, which is asked again and answers', async () => {
    const { workers, onRestart, ask } = setUp();
    const asked = ask('a', 'scene');
    workers[0]!.crash('out of memory');
    expect(workers[0]!.terminated).toBe(true);
    expect(onRestart.mock.calls).toEqual([['out of memory']]);
    expect(workers[1]!.log).toEqual(['a']);
    workers[0]!.say(done(1, 'from the grave'));
    workers[1]!.say(done(1, 'A'));
    expect(await asked).toEqual({ kind: 'done', output: report('A') });
  });

  test('twice by one request fails it, and the next request finds a new worker', async () => {
    const { workers, ask } = setUp();
    const asked = ask('a', 'scene');
    workers[0]!.crash('boom');
    workers[1]!.crash('boom again');
    await expect(asked).rejects.toMatchObject({ problem: { code: 'crashed' }, message: /twice: boom again/ });
    expect(workers).toHaveLength(2);
    const next = ask('b', 'scene');
    workers[2]!.say(done(2, 'B'));
    expect(await next).toEqual({ kind: 'done', output: report('B') });
  });

  test('goes on with the newest request where one waits', async () => {
    const { workers, ask } = setUp();
    const [first, second] = [ask('a', 'scene'), ask('b', 'scene')];
    workers[0]!.crash('boom');
    expect(await first).toEqual(SUPERSEDED);
    expect(workers[1]!.log).toEqual(['b']);
    workers[1]!.say(done(2, 'B'));
    expect(await second).toEqual({ kind: 'done', output: report('B') });
  });

  test('does not ask again for what was cancelled', () => {
    const { client, workers, ask } = setUp();
    void ask('a', 'scene');
    client.cancel('scene');
    workers[0]!.crash('boom');
    expect(workers).toHaveLength(1);
  });

  test('of an idle worker, or one reported twice, starts none until there is a request', () => {
    const { workers, ask } = setUp();
    workers[0]!.crash('boom');
    workers[0]!.crash('and gone');
    expect(workers).toHaveLength(1);
    void ask('a');
    expect(workers).toHaveLength(2);
  });
});

test('a closed client is closed for good', () => {
  const { client, workers, onRestart, ask } = setUp();
  void ask('a', 'scene');
  client.close();
  workers[0]!.crash('terminated');
  void ask('b');
  expect(workers).toHaveLength(1);
  expect(workers[0]!.terminated).toBe(true);
  expect(onRestart).not.toHaveBeenCalled();
});
