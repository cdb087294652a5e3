import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseWindowState, placeWindow, SMALLEST, type WindowState } from './window-state.ts';

const LAPTOP = { workArea: { x: 0, y: 0, width: 1440, height: 860 } };
const BESIDE = { workArea: { x: 1440, y: -200, width: 2560, height: 1400 } };
const at = (x: number, y: number, width = 1100, height = 720): WindowState => ({
  bounds: { x, y, width, height },
  fills: 'nothing',
});
const USUAL = { width: 1280, height: 800 };

it('stands where it stood, on whichever screen', () => {
  expect(placeWindow(at(10, 20), [LAPTOP])).toEqual(at(10, 20));
  expect(placeWindow(at(2000, -100), [LAPTOP, BESIDE])).toEqual(at(2000, -100));
});

it.each([
  ['its screen is gone', at(2000, -100)],
  ['it is above the screen', at(10, -40)],
  ['it is below the screen', at(10, 850)],
  ['only a corner is left of it', at(1400, 10)],
])('opens in the middle at its usual size where %s', (_why, state) => {
  expect(placeWindow({ ...state, fills: 'screen' }, [LAPTOP])).toEqual({ bounds: USUAL, fills: 'screen' });
});

it('fits a smaller screen, but never below what the layout needs', () => {
  expect(placeWindow(at(0, 0, 3000, 2000), [LAPTOP]).bounds).toMatchObject({ width: 1440, height: 860 });
  const small = { workArea: { x: 0, y: 0, width: 800, height: 600 } };
  expect(placeWindow(at(0, 0, 300, 100), [small]).bounds).toMatchObject(SMALLEST);
});

it('comes back from a text as it went', () => {
  for (const fills of ['nothing', 'work area', 'screen'] as const) {
    const state = { ...at(-5, 7), fills };
    expect(parseWindowState(JSON.stringify(state))).toEqual(state);
  }
});

it('takes nothing that is damaged, and places a window for any text', () => {
  for (const text of [null, '', '{', 'null', '[]', '{"bounds":{}}', '{"fills":"nothing"}'])
    expect(parseWindowState(text)).toBeNull();
  expect(parseWindowState(JSON.stringify({ ...at(0.5, 0) }))).toBeNull();
  expect(parseWindowState(JSON.stringify({ ...at(1e9, 0) }))).toBeNull();
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { bounds } = placeWindow(parseWindowState(text), [LAPTOP]);
      expect(bounds.width).toBeGreaterThanOrEqual(SMALLEST.width);
    }),
  );
});
