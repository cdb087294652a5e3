import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drag, MOVE_EVENT } from './drag.ts';

/** What a drag reads of a pointer event. */
class FakePointerEvent extends Event {
  readonly clientX: number;
  readonly clientY: number;
  readonly pointerId: number;
  readonly button: number;
  constructor(kind: string, [x, y]: readonly [number, number], { pointerId = 1, button = 0 } = {}) {
    super(kind, { cancelable: true });
    [this.clientX, this.clientY, this.pointerId, this.button] = [x, y, pointerId, button];
  }
}

beforeEach(() => vi.stubGlobal('PointerEvent', FakePointerEvent));
afterEach(() => vi.unstubAllGlobals());

/** A drag on an element at (100, 50), and what it told. */
function setUp() {
  const told: string[] = [];
  const element = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 100, top: 50 }),
    setPointerCapture: (id: number) => told.push(`capture ${id}`),
  });
  const detach = drag({
    onstart: ([x, y]) => told.push(`start ${x},${y}`),
    onmove: ([x, y]) => told.push(`move ${x},${y}`),
    onend: (moved) => told.push(moved ? 'end' : 'tap'),
  })(element as unknown as HTMLElement);
  const send = (...event: ConstructorParameters<typeof FakePointerEvent>): void => {
    element.dispatchEvent(new FakePointerEvent(...event));
  };
  return { told, send, detach };
}

test('a drag tells positions on the element it began on, from press to release', () => {
  const { told, send } = setUp();
  send('pointerdown', [110, 60]);
  send(MOVE_EVENT, [150, 80]);
  send('pointerup', [150, 80]);
  send(MOVE_EVENT, [300, 80]);
  expect(told).toEqual(['capture 1', 'start 10,10', 'move 50,30', 'end']);
});

test('a hand that trembles has not moved', () => {
  const { told, send } = setUp();
  send('pointerdown', [110, 60]);
  send(MOVE_EVENT, [112, 62]);
  send('pointerup', [112, 62]);
  expect(told.at(-1)).toBe('tap');
});

test('other pointers and other buttons have no part in it', () => {
  const { told, send } = setUp();
  send('pointerdown', [110, 60], { button: 2 });
  expect(told).toEqual([]);
  send('pointerdown', [110, 60]);
  send('pointerdown', [0, 0], { pointerId: 2 });
  send(MOVE_EVENT, [0, 0], { pointerId: 2 });
  send('pointerup', [0, 0], { pointerId: 2 });
  expect(told).toEqual(['capture 1', 'start 10,10']);
});

test.each(['pointercancel', 'taken off the page'])('%s ends it', (how) => {
  const { told, send, detach } = setUp();
  send('pointerdown', [110, 60]);
  if (how === 'pointercancel') send(how, [110, 60]);
  else detach();
  expect(told.at(-1)).toBe('tap');
  send(MOVE_EVENT, [200, 60]);
  expect(told).toHaveLength(3);
});
