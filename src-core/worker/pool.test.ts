import { describe, expect, test } from 'vitest';
import { done, FakeWorker, report, SUPERSEDED } from './fake-worker.ts';
import { CorePool } from './pool.ts';
import type { FormulaReport } from './protocol.ts';

/** A pool of workers that do what the test tells them, with the test's time. */
function fakePool(processors = 2) {
  const workers: FakeWorker[] = [];
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  let now = 0;
  const pool = new CorePool(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      processors,
      later: (milliseconds, then) => {
        const timer = { at: now + milliseconds, then };
        timers.push(timer);
        return () => (timers = timers.filter((other) => other !== timer));
      },
    },
  );
  const told: string[] = [];
  const shares: number[] = [];
  return {
    pool,
    workers,
    told,
    shares,
    ask: (formulas: string, channel?: string) =>
      pool.share(
        'formula',
        Array.from(formulas, (formula) => ({ formula, variables: [], parameters: [] })),
        {
          ...(channel === undefined ? {} : { channel }),
          onPart: ({ tex }: FormulaReport, index) => told.push(`${index} ${tex}`),
          onProgress: (share) => shares.push(share),
        },
      ),
    /** A worker answers what it was asked last. */
    async answer(worker: number, tex: string) {
      const id = workers[worker]!.received.findLast(({ kind }) => kind === 'request')!;
      if (id.kind === 'request') workers[worker]!.say(done(id.id, tex));
      await settled();
    },
    pass(milliseconds: number) {
      now += milliseconds;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers = timers.filter((other) => other !== timer);
        timer.then();
      }
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const log = (worker: FakeWorker): readonly string[] => worker.log.filter((entry) => entry !== 'ping');

test('starts no worker before it is asked, and no more than there are processors or parts', async () => {
  const { workers, ask, answer } = fakePool(3);
  expect(workers).toHaveLength(0);
  void ask('a');
  expect(workers).toHaveLength(1);
  await answer(0, 'A');
  void ask('bcdef');
  expect(workers).toHaveLength(3);
  expect(workers.map(log)).toEqual([['a', 'b'], ['c'], ['d']]);
});

test('hands the next part to whoever is free, and tells the outputs in order', async () => {
  const { ask, answer, workers, told, shares } = fakePool();
  const all = ask('abcd');
  await answer(1, 'B');
  await answer(1, 'C');
  expect(told).toEqual([]);
  await answer(0, 'A');
  expect(told).toEqual(['0 A', '1 B', '2 C']);
  await answer(1, 'D');
  expect(await all).toEqual({ kind: 'done', output: ['A', 'B', 'C', 'D'].map(report) });
  expect(workers.map(log)).toEqual([['a'], ['b', 'c', 'd']]);
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

test('nothing to do is done', async () => {
  const { ask, workers } = fakePool();
  expect(await ask('')).toEqual({ kind: 'done', output: [] });
  expect(workers).toHaveLength(0);
});

test('what is shared on a channel replaces what was, and the workers are told', async () => {
  const { ask, workers, answer, told } = fakePool();
  const old = ask('abc', 'sweep');
  const fresh = ask('xy', 'sweep');
  expect(await old).toEqual(SUPERSEDED);
  await settled();
  expect(workers.map(log)).toEqual([
    ['a', 'cancel 1', 'x'],
    ['b', 'cancel 1', 'y'],
  ]);
  await answer(0, 'X');
  await answer(1, 'Y');
  expect(await fresh).toMatchObject({ kind: 'done' });
  expect(told).toEqual(['0 X', '1 Y']);
});

test('can be cancelled', async () => {
  const { pool, ask, workers } = fakePool();
  const work = ask('abc', 'sweep');
  pool.cancel('sweep');
  expect(await work).toEqual(SUPERSEDED);
  await settled();
  expect(workers.map(log)).toEqual([
    ['a', 'cancel 1'],
    ['b', 'cancel 1'],
  ]);
});

describe('a worker that crashes', () => {
  test('is replaced, and its part is done again', async () => {
    const { ask, workers, answer } = fakePool();
    const all = ask('ab');
    workers[0]!.crash('boom');
    await settled();
    expect(workers).toHaveLength(3);
    await answer(2, 'A');
    await answer(1, 'B');
    expect(await all).toMatchObject({ kind: 'done', output: [report('A'), report('B')] });
  });

  test('at the same part again fails the whole, and the others are told', async () => {
    const { ask, workers } = fakePool();
    const all = ask('abc');
    workers[0]!.crash('boom');
    await settled();
    workers[2]!.crash('boom');
    await expect(all).rejects.toMatchObject({ problem: { code: 'crashed' } });
    await settled();
    expect(log(workers[1]!)).toEqual(['b', 'cancel 1']);
  });
});

test('workers end after a rest, and start again when they are needed', async () => {
  const { ask, answer, workers, pass } = fakePool();
  void ask('ab');
  await answer(0, 'A');
  await answer(1, 'B');
  pass(19_000);
  expect(workers.map(({ terminated }) => terminated)).toEqual([false, false]);
  void ask('c');
  await answer(1, 'C');
  pass(19_000);
  expect(workers.map(({ terminated }) => terminated)).toEqual([false, false]);
  pass(2000);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  void ask('d');
  expect(workers).toHaveLength(3);
});
