import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { OPTIMIZERS } from '../optimizers/index.ts';
import { defaultDocument } from './defaults.ts';
import type { LabDocument } from './lab-document.ts';
import {
  LONGEST_NAME,
  MAXIMUM_OPTIMIZERS,
  nameOf,
  withComparison,
  withDuplicate,
  withLearningRate,
  withLearningRates,
  withName,
  withOptimizer,
  withOrder,
  withoutOptimizer,
  withSetting,
  withVisibility,
} from './optimizer-edits.ts';
import { readDocument } from './read-document.ts';

const document = defaultDocument();
const keysOf = ({ optimizers }: LabDocument): readonly string[] => optimizers.map(({ key }) => key);
const settingOf = ({ optimizers }: LabDocument, id: string, name = 'learningRate') =>
  optimizers.find((entry) => entry.id === id)?.settings[name];

describe('the learning rate', () => {
  test('is one for all methods whose η multiplies a gradient', () => {
    const shared = withLearningRate(document, 0.01);
    expect(settingOf(shared, 'gradient-descent')).toBe(0.01);
    expect(settingOf(shared, 'momentum')).toBe(0.01);
    expect(settingOf(shared, 'newton')).toBe(settingOf(document, 'newton'));
  });

  test('belongs to one method where each has its own', () => {
    const each = withLearningRate({ ...document, learningRates: 'each' }, 0.01);
    expect(settingOf(each, 'gradient-descent')).toBe(0.01);
    expect(settingOf(each, 'momentum')).toBe(settingOf(document, 'momentum'));
  });

  test('shared again it is that of the one the slider speaks of, or of the first that shares', () => {
    const apart = withSetting({ ...document, learningRates: 'each' }, 'momentum', 'learningRate', 0.02);
    const shared = withLearningRates({ ...apart, focus: 'momentum' }, 'shared');
    expect(settingOf(shared, 'gradient-descent')).toBe(0.02);
    expect(settingOf(shared, 'newton')).toBe(1);
    const ofNewton = withLearningRates({ ...apart, focus: 'newton' }, 'shared');
    expect(settingOf(ofNewton, 'momentum')).toBe(settingOf(document, 'gradient-descent'));
    expect(withLearningRates(shared, 'each')).toEqual({ ...shared, learningRates: 'each' });
  });

  test.each([-1, NaN, Infinity, -0.5])('%s is refused', (rate) => {
    expect(() => withLearningRate(document, rate)).toThrow(InputError);
  });
});

test('a learning rate out of range is told by its words, other settings by their names', () => {
  const lab = defaultDocument();
  expect(() => withLearningRate(lab, -1)).toThrow('The learning rate must be a finite number of at least 0.');
  expect(() => withSetting(lab, 'momentum', 'dampening', 2)).toThrow('dampening must be from 0 to 1.');
});

test('other settings belong to their method', () => {
  const changed = withSetting(document, 'momentum', 'momentum', 0.5);
  expect(settingOf(changed, 'momentum', 'momentum')).toBe(0.5);
  expect({ ...changed, optimizers: document.optimizers }).toEqual(document);
  expect(() => withSetting(document, 'momentum', 'constructor', 1)).toThrow(
    'momentum has no setting constructor',
  );
});

describe('an entry of the comparison', () => {
  test('is also what the slider speaks of; the last path stays', () => {
    const both = withVisibility(document, 'adam', 'shown');
    expect(both.focus).toBe('adam');
    const one = withVisibility(both, 'adam', 'hidden');
    expect(one.focus).toBe('gradient-descent');
    expect(withVisibility(one, 'gradient-descent', 'hidden')).toBe(one);
  });

  test('is added shown and spoken of, at the common rate, in a look of its own; a second one is numbered', () => {
    const once = withOptimizer(withLearningRate(document, 0.02), 'adam');
    const twice = withOptimizer(once, 'adam', { beta1: 0.5 });
    const [added, again] = twice.optimizers.slice(-2);
    expect(added).toMatchObject({ key: 'adam-2', name: 'Adam 2', series: 4, visibility: 'shown' });
    expect(added?.settings['learningRate']).toBe(0.02);
    expect(again).toMatchObject({ key: 'adam-3', name: 'Adam 3', series: 5, settings: { beta1: 0.5 } });
    expect(twice.focus).toBe('adam-3');
    expect(() => withOptimizer(document, 'constructor')).toThrow(InputError);
  });

  test('leaves with its look, which the next one takes; the last that is shown stays', () => {
    const less = withoutOptimizer(document, 'momentum');
    expect(keysOf(less)).toEqual(['gradient-descent', 'adam', 'newton']);
    expect(withOptimizer(less, 'momentum').optimizers.at(-1)).toMatchObject({ key: 'momentum', series: 1 });
    expect(withoutOptimizer(document, 'gradient-descent')).toBe(document);
    const both = withVisibility(document, 'adam', 'shown');
    expect(withoutOptimizer(both, 'adam').focus).toBe('gradient-descent');
  });

  test('has a number that no other has, whichever left', () => {
    const three = withOptimizer(withOptimizer(document, 'adam'), 'adam');
    expect(three.optimizers.map(nameOf).slice(-2)).toEqual(['Adam 2', 'Adam 3']);
    expect(nameOf(withOptimizer(withoutOptimizer(three, 'adam-2'), 'adam').optimizers.at(-1)!)).toBe(
      'Adam 2',
    );
  });

  test('has a second beside it, with its settings', () => {
    const slow = withSetting(document, 'momentum', 'momentum', 0.5);
    const two = withDuplicate(slow, 'momentum');
    expect(keysOf(two)).toEqual(['gradient-descent', 'momentum', 'momentum-2', 'adam', 'newton']);
    expect(two.optimizers[2]).toMatchObject({ name: 'Momentum 2', settings: { momentum: 0.5 } });
    expect(two.focus).toBe('momentum-2');
    expect(withDuplicate(document, 'nobody')).toBe(document);
  });

  test('moves in the list and keeps its look', () => {
    const moved = withOrder(document, 'newton', 0);
    expect(keysOf(moved)).toEqual(['newton', 'gradient-descent', 'momentum', 'adam']);
    expect(moved.optimizers.map(({ series }) => series)).toEqual([3, 0, 1, 2]);
    expect(keysOf(withOrder(document, 'momentum', 99)).at(-1)).toBe('momentum');
    expect(withOrder(document, 'nobody', 0)).toBe(document);
  });

  test('is called what the person calls it, and by its own name again without one', () => {
    const named = withName(document, 'adam', '  Fast one ');
    expect(nameOf(named.optimizers[2] ?? { id: '', name: null })).toBe('Fast one');
    expect(withName(named, 'adam', ' ')).toEqual(document);
    expect(() => withName(document, 'adam', 'n'.repeat(LONGEST_NAME + 1))).toThrow(InputError);
  });

  test(`is one of at most ${MAXIMUM_OPTIMIZERS}`, () => {
    let lab = document;
    while (lab.optimizers.length < MAXIMUM_OPTIMIZERS) lab = withOptimizer(lab, 'momentum');
    expect(() => withOptimizer(lab, 'momentum')).toThrow(String(MAXIMUM_OPTIMIZERS));
  });
});

test('another comparison has looks from the first on, the common rate, and what it chose', () => {
  const two = withComparison(withLearningRate(document, 0.02), [
    { id: 'momentum' },
    { id: 'momentum', settings: { momentum: 0.5 } },
  ]);
  expect(two.optimizers).toMatchObject([
    { key: 'momentum', name: null, series: 0, settings: { learningRate: 0.02, momentum: 0.9 } },
    { key: 'momentum-2', name: 'Momentum 2', series: 1, settings: { learningRate: 0.02, momentum: 0.5 } },
  ]);
  expect(two.focus).toBe('momentum');
  expect(readDocument(two)).toEqual(two);
});

test('whatever is done to the list, the lab can be stored and one is shown and spoken of', () => {
  const key = fc.nat(7).map((k) => (lab: LabDocument) => lab.optimizers[k]?.key ?? 'gone');
  const edit = fc.oneof(
    fc.constantFrom(...OPTIMIZERS).map(
      ({ id }) =>
        (lab: LabDocument) =>
          withOptimizer(lab, id),
    ),
    key.map((of) => (lab: LabDocument) => withoutOptimizer(lab, of(lab))),
    key.map((of) => (lab: LabDocument) => withDuplicate(lab, of(lab))),
    fc.tuple(key, fc.nat(9)).map(
      ([of, place]) =>
        (lab: LabDocument) =>
          withOrder(lab, of(lab), place),
    ),
    fc.tuple(key, fc.constantFrom('shown', 'hidden')).map(
      ([of, visibility]) =>
        (lab: LabDocument) =>
          keysOf(lab).includes(of(lab)) ? withVisibility(lab, of(lab), visibility) : lab,
    ),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
      const lab = edits.reduce((so, change) => change(so), document);
      expect(readDocument(lab)).toEqual(lab);
      expect(lab.optimizers.find((entry) => entry.key === lab.focus)?.visibility).toBe('shown');
      expect(new Set(lab.optimizers.map(({ series }) => series)).size).toBe(lab.optimizers.length);
    }),
  );
});
