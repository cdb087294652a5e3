import { describe, expect, test, vi } from 'vitest';
import { WorkerError } from './client.ts';
import { done, fakeCore, report, SUPERSEDED } from './fake-worker.ts';
import type { FromHost } from './protocol.ts';

test('an answer comes back to who asked', async () => {
  const { workers, ask } = fakeCore();
  const [first, second] = [ask('a'), ask('b')];
  workers[0]!.say(done(2, 'B'));
  workers[0]!.say(done(1, 'A'));
  expect(await first).toEqual({ kind: 'done', output: report('A') });
  expect(await second).toEqual({ kind: 'done', output: report('B') });
});

test('a failure is a WorkerError with the problem in it', async () => {
  const { workers, ask } = fakeCore();
  const asked = ask('x^');
  const problem = { code: 'input', message: 'no' } as const;
  workers[0]!.say({ kind: 'failed', id: 1, problem });
  await expect(asked).rejects.toEqual(new WorkerError(problem));
});

test('an answer to nothing that was asked is ignored', async () => {
  const { workers, ask } = fakeCore();
  const asked = ask('a');
  workers[0]!.say(done(99, 'nobody'));
  workers[0]!.say(done(1, 'A'));
  workers[0]!.say(done(1, 'again'));
  expect(await asked).toEqual({ kind: 'done', output: report('A') });
});

describe('on a channel', () => {
  test('one is at work, the newest waits, and those between are superseded', async () => {
    const { workers, ask } = fakeCore();
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

  test('the newest waits for work that is nearly done, and no longer than two pauses', () => {
    const { workers, ask } = fakeCore();
    void ask('a', 'scene');
    void ask('b', 'scene');
    pause(workers[0]!, 1, 1);
    expect(workers[0]!.log).toEqual(['a']);
    pause(workers[0]!, 1, 1);
    expect(workers[0]!.log).toEqual(['a', 'b']);
  });

  test('slow work may still answer while the next is under way, but not after it', async () => {
    for (const firstDone of [true, false]) {
      const { workers, ask } = fakeCore();
      const slow = ask('a', 'scene');
      pause(workers[0]!, 1, 10);
      const next = ask('b', 'scene');
      expect(workers[0]!.log).toEqual(['a', 'b']);
      if (firstDone) workers[0]!.say(done(1, 'A'));
      workers[0]!.say(done(2, 'B'));
      expect(workers[0]!.log).toEqual(firstDone ? ['a', 'b'] : ['a', 'b', 'cancel 1']);
      expect(await slow).toEqual(firstDone ? { kind: 'done', output: report('A') } : SUPERSEDED);
      expect(await next).toEqual({ kind: 'done', output: report('B') });
    }
  });

  test('under a stream of requests slow work answers now and then, and each new one begins soon', async () => {
    const { workers, ask } = fakeCore();
    const first = ask('a', 'scene');
    void ask('b', 'scene');
    pause(workers[0]!, 1, 2);
    const second = ask('c', 'scene');
    pause(workers[0]!, 2, 1);
    expect(workers[0]!.log).toEqual(['a', 'b', 'cancel 2', 'c']);
    workers[0]!.say({ kind: 'cancelled', id: 2 });
    workers[0]!.say(done(1, 'A'));
    expect(await first).toEqual({ kind: 'done', output: report('A') });
    workers[0]!.say(done(3, 'C'));
    expect(await second).toEqual({ kind: 'done', output: report('C') });
  });

  test('work that lingers is given up after twelve pauses, and tells neither its progress nor its failure', async () => {
    const { workers, ask } = fakeCore();
    const onProgress = vi.fn<(share: number) => void>();
    const [slow, failing] = [ask('a', 'scene', onProgress), ask('f', 'preview')];
    void ask('b', 'scene');
    void ask('g', 'preview');
    pause(workers[0]!, 1, 2);
    pause(workers[0]!, 2, 2);
    expect(onProgress).toHaveBeenCalledTimes(2);
    pause(workers[0]!, 1, 9);
    expect(workers[0]!.log).toEqual(['a', 'f', 'b', 'g']);
    pause(workers[0]!, 1, 1);
    expect(onProgress).toHaveBeenCalledTimes(2);
    expect(workers[0]!.log).toEqual(['a', 'f', 'b', 'g', 'cancel 1']);
    expect(await slow).toEqual(SUPERSEDED);
    workers[0]!.say({ kind: 'failed', id: 2, problem: { code: 'internal', message: 'oh' } });
    expect(await failing).toEqual(SUPERSEDED);
  });

  test('other channels go on', () => {
    const { workers, ask } = fakeCore();
    void ask('a', 'scene');
    void ask('b', 'preview');
    void ask('c');
    expect(workers[0]!.log).toEqual(['a', 'b', 'c']);
  });

  test('a failure lets the next one go', async () => {
    const { workers, ask } = fakeCore();
    const [first] = [ask('a', 'scene'), ask('b', 'scene')];
    workers[0]!.say({ kind: 'failed', id: 1, problem: { code: 'internal', message: 'oh' } });
    expect(workers[0]!.log).toEqual(['a', 'b']);
    await expect(first).rejects.toThrow('oh');
  });

  test('what cannot be sent fails and leaves the channel free', async () => {
    const { client, workers, ask } = fakeCore();
    const input = { formula: 'a', variables: [() => 'no data'] as unknown as string[], parameters: [] };
    await expect(client.request('formula', input, { channel: 'scene' })).rejects.toBeInstanceOf(WorkerError);
    void ask('b', 'scene');
    expect(workers[0]!.log).toEqual(['b']);
  });
});

describe('progress', () => {
  test('is told to who asked', () => {
    const { workers, ask } = fakeCore();
    const onProgress = vi.fn<(share: number) => void>();
    void ask('a', 'scene', onProgress);
    workers[0]!.say({ kind: 'progress', id: 1, share: 0.25 });
    expect(onProgress.mock.calls).toEqual([[0.25]]);
  });
});

describe('cancel', () => {
  test('resolves at once what is at work and what waits, even if an answer still comes', async () => {
    const { client, workers, ask } = fakeCore();
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
    const { client, workers } = fakeCore();
    client.cancel('scene');
    expect(workers[0]!.received).toEqual([]);
  });
});

test('a closed client is closed for good', () => {
  const { client, workers, restarts, ask } = fakeCore();
  void ask('a', 'scene');
  client.close();
  workers[0]!.crash('terminated');
  void ask('b');
  expect(workers).toHaveLength(1);
  expect(workers[0]!.terminated).toBe(true);
  expect(restarts).toEqual([]);
});
