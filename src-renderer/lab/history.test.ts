import { describe, expect, test } from 'vitest';
import { historyOf, record, redo, undo, type History } from './history.ts';

const typed = (values: readonly (readonly [value: number, label: string, time: number])[]): History<number> =>
  values.reduce((history, [value, label, time]) => record(history, value, label, time), historyOf(0));

describe('history', () => {
  test('goes back and forth, and stays at its ends', () => {
    const history = typed([
      [1, '', 0],
      [2, '', 0],
    ]);
    expect(undo(history).present).toBe(1);
    expect(undo(undo(undo(history))).present).toBe(0);
    expect(redo(undo(history)).present).toBe(2);
    expect(redo(history)).toBe(history);
  });

  test('changes of one kind soon after each other are one; later ones, others and unlabelled ones are not', () => {
    expect(
      typed([
        [1, 'rate', 0],
        [2, 'rate', 900],
        [3, 'rate', 1800],
      ]).past,
    ).toEqual([0]);
    expect(
      typed([
        [1, 'rate', 0],
        [2, 'rate', 1100],
      ]).past,
    ).toEqual([0, 1]);
    expect(
      typed([
        [1, 'rate', 0],
        [2, 'start', 10],
      ]).past,
    ).toEqual([0, 1]);
    expect(
      typed([
        [1, '', 0],
        [2, '', 10],
      ]).past,
    ).toEqual([0, 1]);
  });

  test('after an undo a change joins nothing and leaves nothing to redo', () => {
    const history = record(undo(typed([[1, 'rate', 0]])), 2, 'rate', 10);
    expect(history).toMatchObject({ past: [0], present: 2, future: [] });
  });

  test('an equal value is no change', () => {
    const history = historyOf({ start: [1, 2] });
    expect(record(history, { start: [1, 2] }, '', 0)).toBe(history);
    expect(record(history, { start: [1, 3] }, '', 0).past).toHaveLength(1);
  });

  test('a long past forgets its beginning', () => {
    const history = typed(Array.from({ length: 500 }, (_, k) => [k + 1, '', 0] as const));
    expect(history.past).toHaveLength(300);
    expect(history.present).toBe(500);
  });
});
