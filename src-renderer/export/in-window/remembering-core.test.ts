import { expect, test } from 'vitest';
import { done, fakeCore, report, SUPERSEDED } from '../../../src-core/worker/fake-worker.ts';
import type { Core } from '../ask.ts';
import { rememberingCore } from './remembering-core.ts';

const ask = (core: Core, formula: string) =>
  core.request('formula', { formula, variables: [], parameters: [] });

function setUp() {
  const { client, workers } = fakeCore();
  const core = rememberingCore(client);
  const worker = workers[0]!;
  return { core, worker, pause: (id: number) => worker.say({ kind: 'progress', id, share: 0.1 }) };
}
const answer = (tex: string) => ({ kind: 'done', output: report(tex) });

test('what is asked again is asked once, while it is under way and when it is answered', async () => {
  const { core, worker } = setUp();
  const both = [ask(core, 'a'), ask(core, 'a')];
  worker.say(done(1, 'A'));
  expect(await Promise.all(both)).toEqual([answer('A'), answer('A')]);
  expect(await ask(core, 'a')).toEqual(answer('A'));
  expect(worker.log).toEqual(['a']);
});

test('of the answers the ten that were used last are kept', async () => {
  const { core, worker } = setUp();
  const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'h', 'i', 'j', 'k'];
  for (const [k, formula] of ten.entries()) {
    const asked = ask(core, formula);
    worker.say(done(k + 1, formula));
    await asked;
  }
  await ask(core, 'a');
  const another = ask(core, 'g');
  worker.say(done(11, 'g'));
  await another;
  await ask(core, 'a');
  expect(worker.log).toEqual([...ten, 'g']);
  void ask(core, 'b');
  expect(worker.log).toEqual([...ten, 'g', 'b']);
});

test('the newest supersedes what was asked before, which is not remembered', async () => {
  const { core, worker } = setUp();
  const asked = ['a', 'b', 'c'].map((formula) => ask(core, formula));
  worker.say(done(1, 'A'));
  worker.say(done(3, 'C'));
  expect(await Promise.all(asked)).toEqual([answer('A'), SUPERSEDED, answer('C')]);
  const again = ask(core, 'b');
  worker.say(done(4, 'B'));
  expect(await again).toEqual(answer('B'));
  expect(worker.log).toEqual(['a', 'c', 'b']);
});

test('what is asked again while a newer request is about to supersede it is asked anew', async () => {
  const { core, worker, pause } = setUp();
  const old = ask(core, 'slow');
  pause(1);
  pause(1);
  void ask(core, 'newer');
  const again = ask(core, 'slow');
  worker.say(done(2, 'newer'));
  expect(await old).toEqual(SUPERSEDED);
  worker.say(done(3, 'SLOW'));
  expect(await again).toEqual(answer('SLOW'));
});

test('other names go on beside it', () => {
  const { core, worker } = setUp();
  void ask(core, 'a');
  void core.request('derivatives', { formula: 'b', variables: [], parameters: [] });
  expect(worker.log).toEqual(['a', 'b']);
});

test('who is no longer wanted asks nothing, and supersedes nothing', async () => {
  const { core, worker } = setUp();
  let isWanted = true;
  const older = core.while(() => isWanted);
  const first = ask(older, 'a');
  worker.say(done(1, 'A'));
  expect(await first).toEqual(answer('A'));
  isWanted = false;
  const newer = ask(core, 'b');
  expect(await ask(older, 'c')).toEqual(SUPERSEDED);
  worker.say(done(2, 'B'));
  expect(await newer).toEqual(answer('B'));
  expect(worker.log).toEqual(['a', 'b']);
});

test('cancelled, what is under way is given up, and nothing is left of it', async () => {
  const { core, worker } = setUp();
  const asked = ask(core, 'a');
  core.cancel();
  expect(await asked).toEqual(SUPERSEDED);
  expect(worker.log).toEqual(['a', 'cancel 1']);
  void ask(core, 'a');
  expect(worker.log).toEqual(['a', 'cancel 1', 'a']);
});

test('a fault is told, and not remembered', async () => {
  const { core, worker } = setUp();
  const asked = ask(core, 'a');
  worker.say({ kind: 'failed', id: 1, problem: { code: 'internal', message: 'oh' } });
  await expect(asked).rejects.toThrow('oh');
  void ask(core, 'a');
  expect(worker.log).toEqual(['a', 'a']);
});
