import { describe, expect, test } from 'vitest';
import { SCALAR } from '../arithmetic/index.ts';
import {
  checkSetting,
  findOptimizer,
  OPTIMIZERS,
  settingsOf,
  type Optimizer,
  type Settings,
  type State,
  type Update,
  type Vector,
} from './index.ts';

/** A step on plain numbers, with the identity as Hessian. */
function update(
  optimizer: Optimizer,
  evaluation: { readonly point: Vector; readonly gradient: Vector },
  state: State,
  settings: Settings,
): Update {
  const next =
    optimizer.kind === 'gradient'
      ? optimizer.update(SCALAR, evaluation, state, settings)
      : optimizer.update(
          {
            ...evaluation,
            hessian: [
              [1, 0],
              [0, 1],
            ],
          },
          state,
          settings,
        );
  if (next === null) throw new Error('The identity is not singular.');
  return next;
}

test('ids are the contract of the command line', () => {
  expect(OPTIMIZERS.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['gradient-descent', 'momentum', 'adam']),
  );
  expect(new Set(OPTIMIZERS.map(({ id }) => id)).size).toBe(OPTIMIZERS.length);
  expect(findOptimizer('constructor')).toBeUndefined();
});

describe.each(OPTIMIZERS)('$id', (optimizer) => {
  const defaults = settingsOf(optimizer, {});
  const point = [1, -2];
  const gradient = [0.5, 3];

  test('begins with the learning rate, names settings once, and its defaults are in range', () => {
    const names = optimizer.settings.map(({ name }) => name);
    expect(names[0]).toBe('learningRate');
    expect(new Set(names).size).toBe(names.length);
    for (const spec of optimizer.settings) expect(checkSetting(spec, spec.default)).toBeNull();
    expect(Object.keys(defaults)).toEqual(names);
  });

  test.each(optimizer.settings)('refuses a $name out of range', (spec) => {
    for (const wrong of [NaN, Infinity, -Infinity, -1, spec.minimum - 1]) {
      expect(() => settingsOf(optimizer, { [spec.name]: wrong })).toThrow(RangeError);
    }
    const atMaximum = () => settingsOf(optimizer, { [spec.name]: spec.maximum });
    if (spec.open === 'maximum') expect(atMaximum).toThrow(spec.name);
    else expect(atMaximum()[spec.name]).toBe(spec.maximum);
    expect(settingsOf(optimizer, { [spec.name]: spec.minimum })[spec.name]).toBe(spec.minimum);
  });

  test('refuses a setting it does not have, and names those it has', () => {
    expect(() => settingsOf(optimizer, { nonsense: 1 })).toThrow(/nonsense.*learningRate/);
    expect(() => settingsOf(optimizer, { constructor: 1 })).toThrow(RangeError);
  });

  test('an update changes neither what it is given nor the old state', () => {
    const state = optimizer.init(point, defaults);
    const first = update(optimizer, { point, gradient }, state, defaults);
    const before = structuredClone(first.state);
    const second = update(optimizer, { point: first.point, gradient }, first.state, defaults);
    expect(point).toEqual([1, -2]);
    expect(gradient).toEqual([0.5, 3]);
    expect(first.state).toEqual(before);
    expect(update(optimizer, { point: first.point, gradient }, first.state, defaults)).toEqual(second);
  });

  test('a learning rate of 0 moves nothing; a gradient of 0 moves nothing at the start', () => {
    const still = settingsOf(optimizer, { learningRate: 0 });
    expect(update(optimizer, { point, gradient }, optimizer.init(point, still), still).point).toEqual(point);
    const flat = { point, gradient: [0, 0] };
    expect(update(optimizer, flat, optimizer.init(point, defaults), defaults).point).toEqual(point);
  });

  test('theory gives rising marks and zones, or says why there are none', () => {
    const theory = optimizer.rateTheory({ minimum: 1, maximum: 10 }, defaults);
    if (typeof theory === 'string') {
      expect(theory).not.toBe('');
      return;
    }
    const rates = theory.marks.map(({ learningRate }) => learningRate);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    const zones = theory.zones.map(({ from }) => from);
    expect(zones[0]).toBe(0);
    expect(zones).toEqual([...zones].sort((a, b) => a - b));
  });
});
