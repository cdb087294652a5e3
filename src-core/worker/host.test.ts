import { describe, expect, test } from 'vitest';
import { FormulaError, GraphTooLarge } from '../expression/index.ts';
import { InputError } from '../input-error.ts';
import type { Work } from '../work/index.ts';
import { problemOf, serve, type Handlers } from './host.ts';
import type { FromHost, RequestName, ToHost } from './protocol.ts';

type Answer = (input: never) => Work<unknown>;

/** A host whose clock moves 2 ms a look and whose pauses end when the test says so. */
function setUp(handlers: Partial<Record<RequestName, Answer | { load: () => Promise<Answer> }>>) {
  const posted: { message: FromHost; transfer: readonly ArrayBuffer[] }[] = [];
  const pauses: (() => void)[] = [];
  let time = 0;
  let receive: (message: ToHost) => void = () => undefined;
  serve(
    {
      post: (message, transfer = []) => posted.push({ message, transfer }),
      onMessage: (listener) => (receive = listener),
    },
    handlers as unknown as Handlers,
    { now: () => (time += 2), pause: () => new Promise((resolve) => pauses.push(resolve)) },
  );
  const ask = (id: number, input: unknown = null): void => {
    receive({ kind: 'request', id, name: 'formula', input });
  };
  const cancel = (id: number): void => {
    receive({ kind: 'cancel', id });
  };
  const ping = (): void => {
    receive({ kind: 'ping' });
  };
  /** Ends the oldest pause and lets the work behind it run to its next one. */
  const resume = async (): Promise<void> => {
    pauses.shift()?.();
    await settle();
  };
  const messages = (): FromHost[] => posted.map(({ message }) => message);
  return { ask, cancel, ping, resume, messages, posted };
}

/** Lets promises that can go on do so. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

function* steps(count: number, output: unknown = 'done'): Work<unknown> {
  for (let i = 1; i <= count; i++) yield i / count;
  return output;
}

test('quick work is answered without a pause', () => {
  const { ask, messages } = setUp({ formula: (input) => steps(3, input) });
  ask(7, 'hello');
  expect(messages()).toEqual([{ kind: 'done', id: 7, output: 'hello' }]);
});

test('slow work pauses, each time with the share that is done', async () => {
  const { ask, resume, messages } = setUp({ formula: () => steps(20) });
  ask(1);
  expect(messages()).toHaveLength(1);
  await resume();
  await resume();
  await resume();
  const kinds = messages().map(({ kind }) => kind);
  expect(kinds).toEqual([...kinds.slice(1).map(() => 'progress'), 'done']);
  const shares = messages().flatMap((message) => (message.kind === 'progress' ? [message.share] : []));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

describe('cancel', () => {
  test('stops work at its pause', async () => {
    const { ask, cancel, resume, messages } = setUp({ formula: () => steps(100) });
    ask(1);
    cancel(1);
    await resume();
    expect(messages().at(-1)).toEqual({ kind: 'cancelled', id: 1 });
    await resume();
    expect(messages()).toHaveLength(2);
  });

  test('of what is not at work is forgotten, so that it cannot hit a later request', async () => {
    const { ask, cancel, resume, messages } = setUp({ formula: () => steps(10) });
    cancel(1);
    ask(1);
    await resume();
    expect(messages().at(-1)).toMatchObject({ kind: 'done' });
  });

  test('leaves other requests alone, which take turns with it', async () => {
    const { ask, cancel, resume, messages } = setUp({ formula: (input) => steps(10, input) });
    ask(1, 'first');
    ask(2, 'second');
    cancel(1);
    await resume();
    await resume();
    expect(messages().slice(2)).toEqual([
      { kind: 'cancelled', id: 1 },
      { kind: 'done', id: 2, output: 'second' },
    ]);
  });
});

test('a ping is answered, between the pauses of work too', async () => {
  const { ask, ping, resume, messages } = setUp({ formula: () => steps(20) });
  ping();
  ask(1);
  ping();
  expect(messages().map(({ kind }) => kind)).toEqual(['pong', 'progress', 'pong']);
  await resume();
  expect(messages()).toHaveLength(4);
});

test('what is thrown, at once or later, is answered and stops nothing else', async () => {
  const { ask, resume, messages } = setUp({
    *formula(input: unknown) {
      if (input === 'at once') throw new Error('at once');
      yield* steps(10);
      throw new InputError('later');
    },
  });
  ask(1, 'at once');
  ask(2, 'later');
  await resume();
  expect(messages()).toEqual([
    { kind: 'failed', id: 1, problem: { code: 'internal', message: 'at once' } },
    expect.objectContaining({ kind: 'progress', id: 2 }),
    { kind: 'failed', id: 2, problem: { code: 'input', message: 'later' } },
  ]);
});

test('arrays move to the other thread, each buffer once', () => {
  const shared = new Float64Array(3);
  const output = {
    a: shared,
    b: [{ c: shared.subarray(1) }, { c: new Float32Array(2) }],
    d: [1, 2],
    e: null,
  };
  const { ask, posted } = setUp({ formula: () => steps(0, output) });
  ask(1);
  expect(posted[0]!.transfer).toEqual([shared.buffer, (output.b[1] as { c: Float32Array }).c.buffer]);
});

test('a handler that is loaded when it is first asked for answers too', async () => {
  const formula = { load: () => Promise.resolve(() => steps(0.5)) };
  const { ask, resume, messages } = setUp({ formula });
  ask(1);
  await Promise.resolve();
  await resume();
  expect(messages().at(-1)).toMatchObject({ id: 1 });
});

test('whose fault a problem is', () => {
  const fault = { code: 'syntax', message: 'm', position: 1, length: 2 } as const;
  expect(problemOf(new FormulaError(fault))).toEqual({ code: 'formula', message: 'm', formula: fault });
  expect(problemOf(new GraphTooLarge())).toMatchObject({ code: 'formula', formula: { code: 'too-large' } });
  expect(problemOf(new InputError('r'))).toEqual({ code: 'input', message: 'r' });
  expect(problemOf(new RangeError('stack'))).toEqual({ code: 'internal', message: 'stack' });
  expect(problemOf('text')).toEqual({ code: 'internal', message: 'text' });
});
