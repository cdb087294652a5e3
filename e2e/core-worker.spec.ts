/** The core in a real worker thread, as the command line starts it. */
import { expect, test } from '@playwright/test';
import { startCore, workerThread } from '../src-main/core-client.ts';
import { CoreClient } from '../src-core/worker/client.ts';

const BUILT = new URL('../out/main/core-worker.js', import.meta.url);
const formula = { formula: 'x^2 + k', variables: ['x'], parameters: ['k'] };
/** Seconds of work, so that it is still under way when something else happens. */
const LONG_RUN = {
  formula: 'x^2 + sin(y)',
  variables: ['x', 'y'],
  parameters: {},
  optimizer: 'adam',
  settings: {},
  start: [1, 1],
  steps: 1_000_000,
  tolerance: 0,
};

test('answers, and tells a fault of the formula with its place', async () => {
  const core = startCore(BUILT);
  const outcome = await core.request('formula', formula);
  expect(outcome).toMatchObject({ kind: 'done', output: { usedVariables: ['x'], usedParameters: ['k'] } });
  const fault = core.request('formula', { ...formula, formula: 'x^' });
  await expect(fault).rejects.toMatchObject({ problem: { code: 'formula', formula: { position: 1 } } });
  core.close();
});

/** Starts the long run on the channel `run`; resolves with it once it has reported progress. */
function underWay(core: CoreClient): Promise<{ readonly outcome: Promise<unknown> }> {
  return new Promise((resolve) => {
    const outcome = core.request('descend', LONG_RUN, {
      channel: 'run',
      onProgress: (share) => {
        // Nothing is done yet while the function is still being compiled.
        if (share > 0) resolve({ outcome });
      },
    });
  });
}

test('the newest request on a channel wins over slow work', async () => {
  const core = startCore(BUILT);
  const slow = await underWay(core);
  const quick = core.request('descend', { ...LONG_RUN, steps: 3 }, { channel: 'run' });
  expect(await slow.outcome).toEqual({ kind: 'superseded' });
  expect(await quick).toMatchObject({ kind: 'done', output: { steps: 3 } });
  core.close();
});

test('can be cancelled while it works, and goes on answering', async () => {
  const core = startCore(BUILT);
  const slow = await underWay(core);
  core.cancel('run');
  expect(await slow.outcome).toEqual({ kind: 'superseded' });
  expect(await core.request('formula', formula)).toMatchObject({ kind: 'done' });
  core.close();
});

const script = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const ENDS_ITSELF = script(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => process.exit(3));
`);
const THROWS = script(`
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => { throw new Error('boom'); });
`);
const NOWHERE = new URL('../out/main/no-such-worker.js', import.meta.url);

test('a worker that crashes is replaced, and the request is answered', async () => {
  const scripts = [THROWS, BUILT];
  const reasons: string[] = [];
  const core = new CoreClient(() => workerThread(scripts.shift() ?? BUILT), {
    onRestart: (reason) => reasons.push(reason),
  });
  expect(await core.request('formula', formula)).toMatchObject({ kind: 'done' });
  expect(reasons).toEqual(['boom']);
  core.close();
});

for (const [name, url, reason] of [
  ['throws', THROWS, 'boom'],
  ['ends itself', ENDS_ITSELF, 'ended with code 3'],
  ['is not there', NOWHERE, 'no-such-worker.js'],
] as const) {
  test(`a worker that ${name} fails the request at the second time`, async () => {
    let started = 0;
    const core = new CoreClient(() => {
      started++;
      return workerThread(url);
    });
    await expect(core.request('formula', formula)).rejects.toMatchObject({ problem: { code: 'crashed' } });
    await expect(core.request('formula', formula)).rejects.toThrow(reason);
    expect(started).toBe(4);
    core.close();
  });
}
