import { describe, expect, test } from 'vitest';
import { SCALAR } from '../arithmetic/index.ts';
import { solve } from '../linear-algebra/solve.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import {
  checkSetting,
  choicesOf,
  findOptimizer,
  numbersOf,
  OPTIMIZERS,
  settingsOf,
  type Halt,
  type Optimizer,
  type Settings,
  type State,
  type Update,
  updateTex,
  type NumberSetting,
  type Vector,
} from './index.ts';
import { withNames } from './update-formula.ts';

/** A step on plain numbers: f is here ½‖x‖² + (gradient − point)·x, whose Hessian is the identity. */
function tried(
  optimizer: Optimizer,
  { point, gradient }: { readonly point: Vector; readonly gradient: Vector },
  state: State,
  settings: Settings,
): Update | Halt {
  const tilt = gradient.map((partial, i) => partial - (point[i] ?? NaN));
  const valueAt = (x: Vector): number =>
    x.reduce((sum, coordinate, i) => sum + coordinate * (coordinate / 2 + (tilt[i] ?? NaN)), 0);
  const gradientAt = (x: Vector): Vector => x.map((coordinate, i) => coordinate + (tilt[i] ?? NaN));
  if (optimizer.kind === 'gradient')
    return optimizer.update(
      SCALAR,
      { point, gradient, gradientAt },
      state,
      numbersOf(settings),
      choicesOf(settings),
    );
  const identity = point.map((_, i) => point.map((__, j) => (i === j ? 1 : 0)));
  const oracle = {
    point,
    value: () => valueAt(point),
    gradient: () => gradient,
    hessian: () => identity,
    eigenpairs: () => symmetricEigen(identity),
    valueAt,
    firstOrderAt: (x: Vector) => ({ value: valueAt(x), gradient: gradientAt(x) }),
    solve,
  };
  return optimizer.update(oracle, state, settings);
}

function update(...given: Parameters<typeof tried>): Update {
  const next = tried(...given);
  if (typeof next === 'string') throw new Error('The identity is not singular, and a step lowers f.');
  return next;
}

/** Where a method is after a step; where it finds none that lowers f, it stays. */
function pointAfter(...given: Parameters<typeof tried>): Vector {
  const next = tried(...given);
  expect(next).not.toBe('singular');
  return typeof next === 'string' ? given[1].point : next.point;
}

/** With what it tells of itself made. */
const plain = (next: Update | Halt): unknown =>
  typeof next === 'string' ? next : { ...next, told: next.told?.() };

test('ids are the contract of the command line', () => {
  expect(OPTIMIZERS.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['gradient-descent', 'momentum', 'adam']),
  );
  expect(new Set(OPTIMIZERS.map(({ id }) => id)).size).toBe(OPTIMIZERS.length);
  expect(findOptimizer('constructor')).toBeUndefined();
});

const point = [1, -2];
const gradient = [0.5, 3];

test.each(OPTIMIZERS.filter(({ learningRateOf }) => learningRateOf !== null))(
  '$id: a learning rate of 0 moves nothing',
  (optimizer) => {
    const still = settingsOf(optimizer, { learningRate: 0 });
    expect(pointAfter(optimizer, { point, gradient }, optimizer.init(point, still), still)).toEqual(point);
  },
);

// AdamW pulls towards 0 whatever the gradient.
test.each(OPTIMIZERS.filter(({ id }) => id !== 'adamw'))(
  '$id: a gradient of 0 moves nothing at the start',
  (optimizer) => {
    const defaults = settingsOf(optimizer, {});
    const flat = { point, gradient: [0, 0] };
    expect(pointAfter(optimizer, flat, optimizer.init(point, defaults), defaults)).toEqual(point);
  },
);

describe.each(OPTIMIZERS)('$id', (optimizer) => {
  const defaults = settingsOf(optimizer, {});

  const numbers = optimizer.settings.filter((spec): spec is NumberSetting => spec.kind === 'number');

  test('begins with the learning rate it has, names settings once, and its defaults are in range', () => {
    const names = optimizer.settings.map(({ name }) => name);
    expect(names.indexOf('learningRate')).toBe(optimizer.learningRateOf === null ? -1 : 0);
    expect(new Set(names).size).toBe(names.length);
    for (const spec of optimizer.settings) expect(checkSetting(spec, spec.default)).toBeNull();
    expect(Object.keys(defaults)).toEqual(names);
    for (const { named, minimum, maximum } of numbers)
      if (named !== undefined) expect(named).toHaveLength(maximum - minimum + 1);
  });

  test.each(numbers)('refuses a $name out of range', (spec) => {
    for (const wrong of [NaN, Infinity, -Infinity, -1, spec.minimum - 1]) {
      expect(() => settingsOf(optimizer, { [spec.name]: wrong })).toThrow(RangeError);
    }
    const atMaximum = () => settingsOf(optimizer, { [spec.name]: spec.maximum });
    if (spec.open === 'maximum') expect(atMaximum).toThrow(spec.name);
    else expect(atMaximum()[spec.name]).toBe(spec.maximum);
    const atMinimum = () => settingsOf(optimizer, { [spec.name]: spec.minimum });
    if (spec.open === 'minimum') expect(atMinimum).toThrow(spec.name);
    else expect(atMinimum()[spec.name]).toBe(spec.minimum);
    expect(() => settingsOf(optimizer, { [spec.name]: 'much' })).toThrow(spec.name);
  });

  test('refuses a setting it does not have, and names those it has', () => {
    expect(() => settingsOf(optimizer, { nonsense: 1 })).toThrow(
      `no setting nonsense; it has ${Object.keys(defaults)[0] ?? 'none'}`,
    );
    expect(() => settingsOf(optimizer, { constructor: 1 })).toThrow(RangeError);
  });

  test('an update changes neither what it is given nor the old state', () => {
    const state = optimizer.init(point, defaults);
    const first = update(optimizer, { point, gradient }, state, defaults);
    const before = structuredClone(first.state);
    const again = { point: first.point, gradient: first.point.map((x, i) => x + gradient[i]! - point[i]!) };
    const second = tried(optimizer, again, first.state, defaults);
    expect(point).toEqual([1, -2]);
    expect(gradient).toEqual([0.5, 3]);
    expect(first.state).toEqual(before);
    expect(plain(tried(optimizer, again, first.state, defaults))).toEqual(plain(second));
  });

  test('has an update whose names are all known, whatever is switched on', () => {
    const on: Settings = Object.fromEntries(
      optimizer.settings.map((spec): [string, number | string] =>
        spec.kind === 'choice'
          ? [spec.name, spec.options.at(-1) ?? '']
          : [spec.name, spec.default === 0 ? 0.5 * Math.min(1, spec.maximum) : spec.default],
      ),
    );
    for (const settings of [defaults, on]) {
      const state = optimizer.init(point, settings);
      const told = update(optimizer, { point, gradient }, state, settings).told?.() ?? {};
      const named = [optimizer.symbols ?? {}, state, told].flatMap((names) => Object.keys(names));
      const known = new Set(['x', 'g', 'H', 't', ...optimizer.settings.map(({ name }) => name), ...named]);
      const names: string[] = [];
      withNames(
        optimizer,
        (name) => {
          names.push(name);
          return name;
        },
        settings,
      );
      for (const name of names) expect(known).toContain(name);
      expect(updateTex(optimizer, settings).join(' ')).not.toContain('@');
    }
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
