import { describe, expect, test } from 'vitest';
import { done, fakeCore, report, SUPERSEDED } from './fake-worker.ts';

describe('a crash', () => {
  test('starts another worker, which is asked again and answers', async () => {
    const { workers, restarts, ask } = fakeCore();
    const asked = ask('a', 'scene');
    workers[0]!.crash('out of memory');
    expect(workers[0]!.terminated).toBe(true);
    expect(restarts).toEqual(['out of memory']);
    expect(workers[1]!.log).toEqual(['a']);
    workers[0]!.say(done(1, 'from the grave'));
    workers[1]!.say(done(1, 'A'));
    expect(await asked).toEqual({ kind: 'done', output: report('A') });
  });

  test('twice by one request fails it, and the next request finds a new worker', async () => {
    const { workers, ask } = fakeCore();
    const asked = ask('a', 'scene');
    workers[0]!.crash('boom');
    workers[1]!.crash('boom again');
    await expect(asked).rejects.toMatchObject({ problem: { code: 'crashed' }, message: /twice: boom again/ });
    expect(workers).toHaveLength(2);
    const next = ask('b', 'scene');
    workers[2]!.say(done(2, 'B'));
    expect(await next).toEqual({ kind: 'done', output: report('B') });
  });

  test('of several requests: they are asked again one by one, and only the one that crashes again fails', async () => {
    const { workers, ask } = fakeCore();
    const [a, poison, c] = ['a', 'poison', 'c'].map((formula) => ask(formula));
    expect(workers[0]!.log).toEqual(['a', 'poison', 'c']);
    workers[0]!.crash('boom');
    expect(workers[1]!.log).toEqual(['a']);
    workers[1]!.say(done(1, 'A'));
    expect(workers[1]!.log).toEqual(['a', 'poison']);
    const fresh = ask('d');
    workers[1]!.crash('boom');
    await expect(poison).rejects.toMatchObject({ problem: { code: 'crashed' } });
    expect(workers[2]!.log).toEqual(['c']);
    workers[2]!.say(done(3, 'C'));
    expect(workers[2]!.log).toEqual(['c', 'd']);
    workers[2]!.say(done(4, 'D'));
    const answers = await Promise.all([a, c, fresh]);
    expect(answers).toEqual(['A', 'C', 'D'].map((tex) => ({ kind: 'done', output: report(tex) })));
  });

  test('goes on with the newest request where one waits', async () => {
    const { workers, ask } = fakeCore();
    const [first, second] = [ask('a', 'scene'), ask('b', 'scene')];
    workers[0]!.crash('boom');
    expect(await first).toEqual(SUPERSEDED);
    expect(workers[1]!.log).toEqual(['b']);
    workers[1]!.say(done(2, 'B'));
    expect(await second).toEqual({ kind: 'done', output: report('B') });
  });

  test('does not ask again for work that lingers beside a newer request', async () => {
    const { workers, ask } = fakeCore();
    const [slow, newer] = [ask('a', 'scene'), ask('b', 'scene')];
    for (const share of [0.1, 0.2]) workers[0]!.say({ kind: 'progress', id: 1, share });
    expect(workers[0]!.log).toEqual(['a', 'b']);
    workers[0]!.crash('boom');
    expect(await slow).toEqual(SUPERSEDED);
    expect(workers[1]!.log).toEqual(['b']);
    workers[1]!.say(done(2, 'B'));
    expect(await newer).toEqual({ kind: 'done', output: report('B') });
  });

  test('what is asked again later can be superseded and cancelled before its turn', async () => {
    const { client, workers, ask } = fakeCore();
    void ask('a');
    const [old, given] = [ask('b', 'scene'), ask('c', 'preview')];
    workers[0]!.crash('boom');
    const newer = ask('b2', 'scene');
    client.cancel('preview');
    expect([await old, await given]).toEqual([SUPERSEDED, SUPERSEDED]);
    workers[1]!.say(done(1, 'A'));
    expect(workers[1]!.log).toEqual(['a', 'b2']);
    workers[1]!.say(done(4, 'B'));
    expect(await newer).toEqual({ kind: 'done', output: report('B') });
  });

  test('does not ask again for what was cancelled', () => {
    const { client, workers, ask } = fakeCore();
    void ask('a', 'scene');
    client.cancel('scene');
    workers[0]!.crash('boom');
    expect(workers).toHaveLength(1);
  });

  test('of an idle worker, or one reported twice, starts none until there is a request', () => {
    const { workers, ask } = fakeCore();
    workers[0]!.crash('boom');
    workers[0]!.crash('and gone');
    expect(workers).toHaveLength(1);
    void ask('a');
    expect(workers).toHaveLength(2);
  });
});

describe('a worker that hangs', () => {
  test('is pinged after 1 s without a word, and replaced 4 s later', async () => {
    const { workers, restarts, ask, pass } = fakeCore();
    const asked = ask('a', 'scene');
    pass(999);
    expect(workers[0]!.log).toEqual(['a']);
    pass(1);
    expect(workers[0]!.log).toEqual(['a', 'ping']);
    pass(3999);
    expect(restarts).toEqual([]);
    pass(1);
    expect(restarts).toEqual(['it gave no sign of life for 5 seconds']);
    expect(workers[0]!.terminated).toBe(true);
    workers[1]!.say(done(1, 'A'));
    expect(await asked).toEqual({ kind: 'done', output: report('A') });
  });

  test('twice at one request fails it with the reason', async () => {
    const { workers, ask, pass } = fakeCore();
    const asked = ask('a', 'scene');
    pass(10_000);
    await expect(asked).rejects.toMatchObject({
      problem: {
        code: 'crashed',
        message: 'This stopped the core twice: it gave no sign of life for 5 seconds',
      },
    });
    expect(workers).toHaveLength(2);
    pass(60_000);
    expect(workers).toHaveLength(2);
  });

  test('does not: one that answers the ping, or reports progress, or has nothing to do', () => {
    const { workers, restarts, ask, pass } = fakeCore();
    pass(60_000);
    expect(workers[0]!.log).toEqual([]);
    void ask('a');
    for (let second = 0; second < 60; second++) {
      pass(1000);
      if (workers[0]!.log.at(-1) === 'ping') workers[0]!.say({ kind: 'pong' });
      else workers[0]!.say({ kind: 'progress', id: 1, share: 0.5 });
    }
    workers[0]!.say(done(1, 'A'));
    pass(60_000);
    expect(restarts).toEqual([]);
  });

  test('is noticed again after one was answered in time', () => {
    const { workers, restarts, ask, pass } = fakeCore();
    void ask('a');
    workers[0]!.say(done(1, 'A'));
    pass(60_000);
    void ask('b');
    pass(5000);
    expect(restarts).toHaveLength(1);
  });
});
