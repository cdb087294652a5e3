import { expect, test } from 'vitest';
import {
  defaultDocument,
  withLearningRate,
  withStart,
  withSweep,
  withVisibility,
} from '../../src-core/document/index.ts';
import type { LabDocument } from '../../src-core/document/lab-document.ts';
import { sweepPlan } from '../../src-core/scene/sweep/sweep-plan.ts';
import { FakeWorker } from '../../src-core/worker/fake-worker.ts';
import { CorePool } from '../../src-core/worker/pool.ts';
import type { Requests, ToHost } from '../../src-core/worker/protocol.ts';
import { SweepStore } from './sweeps.svelte.ts';

const one = defaultDocument();
const two = withVisibility(one, 'momentum', 'shown');

function setUp() {
  const worker = new FakeWorker();
  const store = new SweepStore(new CorePool(() => worker, { processors: 1 }));
  const inputOf = (message: ToHost): Requests['sweep']['input'] | null =>
    message.kind === 'request' ? (message.input as Requests['sweep']['input']) : null;
  /** Answers the newest part, each run with its learning rate in place of a loss. */
  async function answer(): Promise<void> {
    const asked = worker.received.findLast(({ kind }) => kind === 'request');
    if (asked?.kind !== 'request') throw new Error('Nothing was asked.');
    const [{ settings } = { settings: [] }] = inputOf(asked)?.sweeps ?? [];
    const values = Float64Array.from(settings, ({ learningRate }) => Number(learningRate));
    const output = [{ values, steps: values, evaluations: values, stops: settings.map(() => 'steps') }];
    worker.say({ kind: 'done', id: asked.id, output });
    await settled();
  }
  return {
    store,
    answer,
    cancelled: () => worker.received.some(({ kind }) => kind === 'cancel'),
    /** Keys of the entries of all parts that were asked for. */
    asked: () => worker.received.flatMap((message) => inputOf(message)?.sweeps.map(({ key }) => key) ?? []),
    async answerAll(): Promise<void> {
      for (let guard = 0; store.state === 'sweeping' && guard < 1000; guard++) await answer();
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const valuesOf = (store: SweepStore, k = 0): number[] => [...(store.parts[k]?.result.values ?? [])];

test('a sweep fills part by part, in the order of its rates', async () => {
  const { store, answer, answerAll } = setUp();
  void store.make(one);
  expect(store.state).toBe('sweeping');
  expect(store.has(sweepPlan(one))).toBe(false);
  await answer();
  const [sweep] = sweepPlan(one).sweeps;
  const some = valuesOf(store).length;
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(sweep!.settings.length);
  expect(store.has(sweepPlan(one)), 'what is shown is of this lab already').toBe(true);
  await answerAll();
  expect(store.state).toBe('done');
  expect(valuesOf(store)).toEqual(sweep!.across.values);
});

test('what is there is not made again: another optimizer, a rate that is taken, the other view and back', async () => {
  const { store, asked, answerAll } = setUp();
  void store.make(one);
  await answerAll();
  const before = asked().length;
  void store.make(withLearningRate(one, 0.01));
  expect(store.state).toBe('done');
  expect(asked().length).toBe(before);
  void store.make(two);
  await answerAll();
  expect(new Set(asked().slice(before))).toEqual(new Set(['momentum']));
  expect(store.parts).toHaveLength(2);
  void store.make(withSweep(two, { view: 'heat-map' }));
  await answerAll();
  const after = asked().length;
  void store.make(two);
  expect(store.state).toBe('done');
  expect(asked().length).toBe(after);
});

test('the newest lab wins, and what was there before stays until it comes', async () => {
  const { store, answerAll, cancelled, answer } = setUp();
  void store.make(one);
  await answerAll();
  const moved: LabDocument = withStart(one, [1, 1]);
  void store.make(moved);
  expect(valuesOf(store)).toHaveLength(200);
  expect(store.has(sweepPlan(moved))).toBe(false);
  void store.make(withStart(one, [2, 2]));
  expect(cancelled()).toBe(true);
  await answer();
  await answerAll();
  expect(store.has(sweepPlan(moved)), 'what was given up left nothing behind').toBe(false);
  expect(store.has(sweepPlan(withStart(one, [2, 2])))).toBe(true);
});

test('what a person gave up begins when they say so, or something changes; what nobody looks at, when they look', async () => {
  const { store, answer, answerAll } = setUp();
  void store.make(one);
  await answer();
  store.cancel();
  expect(store.state).toBe('given up');
  void store.make({ ...one, theme: 'dark' });
  expect(store.state).toBe('given up');
  void store.again(one);
  expect(store.state).toBe('sweeping');
  await answer();
  store.rest();
  expect(store.state).toBe('none');
  void store.make(one);
  await answer();
  await answerAll();
  expect(store.state).toBe('done');
  expect(valuesOf(store)).toHaveLength(200);
});
