import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultDocument } from '../../src-core/document/index.ts';
import { fakeCore } from '../../src-core/worker/fake-worker.ts';
import type { LabScene } from '../../src-core/scene/lab-scene.ts';
import { SceneLoader } from './scene-loader.ts';

let frames: (() => void)[] = [];
beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});
afterEach(() => vi.unstubAllGlobals());

const document = defaultDocument();
const REQUEST = { document, domain: document.domain, gridSize: 8, levelCount: 2, tell: 'all' } as const;

/** A scene by its ground: one that comes along, or one that the asker is taken to have. */
const scene = (groundKey: string, ground: 'with' | 'without'): LabScene =>
  ({
    groundKey,
    ground: ground === 'with' ? { of: groundKey } : null,
    paths: [],
    focus: null,
    surface: null,
  }) as unknown as LabScene;

function setUp() {
  const { client, workers } = fakeCore();
  const [worker] = workers;
  if (worker === undefined) throw new Error('No worker.');
  const shown: LabScene[] = [];
  const problems: string[] = [];
  const shares: (number | null)[] = [];
  const loader = new SceneLoader(client, {
    onScene: (arrived) => shown.push(arrived),
    onProblem: ({ message }) => problems.push(message),
    onProgress: (share) => shares.push(share),
  });
  const requests = () => worker.received.flatMap((message) => (message.kind === 'request' ? [message] : []));
  const answer = async (output: LabScene): Promise<void> => {
    worker.say({ kind: 'done', id: requests().at(-1)?.id ?? NaN, output });
    await settle();
  };
  return { loader, worker, requests, answer, shown, problems, shares };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};
const have = ({ input }: { readonly input: unknown }): unknown => (input as { have: unknown }).have;

test('a ground that has come is not asked for again', async () => {
  const { loader, requests, answer, shown } = setUp();
  loader.ask(REQUEST, 'at once');
  await answer(scene('a', 'with'));
  loader.ask(REQUEST, 'at once');
  await answer(scene('a', 'without'));
  expect(requests().map(have)).toEqual([null, 'a']);
  expect(shown).toEqual([scene('a', 'with'), scene('a', 'without')]);
});

test('while the hand moves scenes come once a frame, the newest, and its ground is not lost', async () => {
  const { loader, answer, shown } = setUp();
  loader.ask(REQUEST, 'next frame');
  await answer(scene('a', 'with'));
  loader.ask(REQUEST, 'next frame');
  await answer(scene('a', 'without'));
  expect(shown).toEqual([]);
  expect(frames).toHaveLength(1);
  frames[0]?.();
  expect(shown).toEqual([scene('a', 'with')]);
});

test('a scene for a ground that another answer has replaced is asked for again, whole', async () => {
  const { loader, requests, answer, shown } = setUp();
  loader.ask(REQUEST, 'at once');
  await answer(scene('b', 'without'));
  expect(shown).toEqual([]);
  expect(requests().map(have)).toEqual([null, null]);
  await answer(scene('b', 'with'));
  expect(shown).toEqual([scene('b', 'with')]);
});

test('a problem is told, unless something newer was asked for', async () => {
  const { loader, worker, requests, problems } = setUp();
  const fail = async (id: number, message: string): Promise<void> => {
    worker.say({ kind: 'failed', id, problem: { code: 'input', message } });
    await settle();
  };
  loader.ask(REQUEST, 'at once');
  loader.ask(REQUEST, 'at once');
  await fail(1, 'old');
  expect(problems).toEqual([]);
  await fail(requests().at(-1)?.id ?? NaN, 'new');
  expect(problems).toEqual(['new']);
});

test('only work that takes long is said to be under way, and then how far it is', async () => {
  vi.useFakeTimers();
  const { loader, worker, requests, answer, shares } = setUp();
  const report = (share: number): void => {
    worker.say({ kind: 'progress', id: requests().at(-1)?.id ?? NaN, share });
  };
  loader.ask(REQUEST, 'at once');
  report(0.5);
  vi.advanceTimersByTime(400);
  await answer(scene('a', 'with'));
  expect(shares, 'nothing of what was quick').toEqual([]);
  loader.ask(REQUEST, 'at once');
  report(0.1);
  vi.advanceTimersByTime(500);
  report(0.6);
  await answer(scene('a', 'without'));
  expect(shares).toEqual([0.1, 0.6, null]);
  vi.advanceTimersByTime(1000);
  expect(shares, 'and nothing after the end').toHaveLength(3);
  vi.useRealTimers();
});
