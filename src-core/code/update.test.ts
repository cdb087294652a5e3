import { describe, expect, test } from 'vitest';
import type { GradientMethod, Vector } from '../optimizers/index.ts';
import { NUMPY, PYTORCH } from './library.ts';
import { Names } from './names.ts';
import { NotWritten } from './recording.ts';
import { assigned } from './statements.ts';
import { Trees } from './tree.ts';
import { writtenUpdate } from './written-update.ts';

/** A method that is nothing but its update. */
const method = (
  update: GradientMethod['update'],
  init: GradientMethod['init'] = () => ({}),
): GradientMethod => ({
  kind: 'gradient',
  id: 'made-up',
  name: 'Made up',
  family: 'modern',
  settings: [],
  formula: [],
  source: '',
  learningRateOf: 'gradient',
  inWords: '',
  init,
  update,
  rateTheory: () => '',
});

const written = (of: GradientMethod, settings: Record<string, number> = {}, library = NUMPY) =>
  writtenUpdate(of, settings, [1, 2], library, new Names());

const at = <Value>(vector: Vector<Value> | undefined, i: number): Value =>
  vector?.[i] ?? expect.fail('no component');

describe('whole vectors', () => {
  test('what is done to both coordinates is done to the vector', () => {
    const { step } = written(
      method(({ subtract, multiply }, { point, gradient }, state, { eta }) => ({
        point: point.map((x, i) => subtract(x, multiply(eta ?? at([], 0), at(gradient, i)))),
        state,
      })),
      { eta: 0.5 },
    );
    expect(step).toEqual(['p = p - eta * g']);
  });

  test('where coordinates meet, there is a norm, a sum, a largest', () => {
    const divided = (by: 'norm' | 'sum' | 'largest'): GradientMethod =>
      method(
        ({ add, multiply, divide, subtract, squareRoot, absolute, maximum }, { point, gradient }, state) => {
          const sum = {
            norm: () => squareRoot(gradient.map((g) => multiply(g, g)).reduce(add)),
            sum: () => gradient.map(absolute).reduce(add),
            largest: () => gradient.map(absolute).reduce(maximum),
          }[by]();
          return { point: point.map((x, i) => subtract(x, divide(at(gradient, i), sum))), state };
        },
      );
    expect(written(divided('norm')).step).toEqual(['p = p - g / np.linalg.norm(g)']);
    expect(written(divided('sum')).step).toEqual(['p = p - g / np.sum(np.abs(g))']);
    expect(written(divided('largest')).step).toEqual(['p = p - g / np.max(np.abs(g))']);
    expect(written(divided('norm'), {}, PYTORCH).step).toEqual(['p = p - g / torch.linalg.norm(g)']);
  });

  test('∇f elsewhere', () => {
    const lookahead = method(({ add, subtract }, { point, gradient, gradientAt }, state) => {
      const there = gradientAt(point.map((x, i) => add(x, at(gradient, i))));
      return { point: point.map((x, i) => subtract(x, at(there, i))), state };
    });
    expect(written(lookahead).step).toEqual(['p = p - gradient(p + g)']);
  });

  test('a method that treats coordinates otherwise is refused in words', () => {
    const one = method((arithmetic, { point, gradient }, state) => ({
      point: [arithmetic.subtract(at(point, 0), at(gradient, 0)), at(point, 1)],
      state,
    }));
    expect(() => written(one)).toThrow(NotWritten);
    const swapped = method((_, { point }, state) => ({ point: [at(point, 1), at(point, 0)], state }));
    expect(() => written(swapped)).toThrow(NotWritten);
  });
});

describe('state', () => {
  const remembering = method(
    ({ add, multiply, subtract }, { point, gradient }, { old, count, unused }) => ({
      point: point.map((x, i) => subtract(x, multiply(at(count, 1), at(old, i)))),
      state: { old: gradient, count: [at(count, 0), add(at(count, 0), at(count, 1))], unused: unused ?? [] },
    }),
    (point) => ({ old: point.map(() => 0), count: [1, 2], unused: point.map(() => 7) }),
  );

  test('vectors and numbers are told apart, what the point does not need is left out, old values are used first', () => {
    const { before, step } = written(remembering);
    expect(before).toEqual(['old = np.zeros(2)', 'count1 = 1.0', 'count2 = 2.0']);
    expect(step).toEqual([
      'count2_next = count1 + count2',
      'p = p - count2 * old',
      'old, count2 = g, count2_next',
    ]);
  });

  test('a start that is the point, a number, a tensor', () => {
    const slow = (initial: (point: Vector) => Vector): GradientMethod =>
      method(
        ({ add }, { point }, { slow: old }) => ({
          point: point.map((x, i) => add(x, at(old, i))),
          state: { slow: old ?? [] },
        }),
        (point) => ({ slow: initial(point) }),
      );
    expect(written(slow((point) => point)).before).toEqual(['slow = p']);
    expect(written(slow((point) => point.map(() => 3))).before).toEqual(['slow = np.full((2,), 3.0)']);
    expect(written(slow((point) => point.map((x) => -x))).before).toEqual(['slow = np.array([-1.0, -2.0])']);
    expect(
      written(
        slow((point) => point.map((x) => -x)),
        {},
        PYTORCH,
      ).before,
    ).toEqual(['slow = torch.tensor([-1.0, -2.0])']);
  });
});

test('settings that are off drop out, known comparisons are decided, unknown ones are written', () => {
  const branching = method(
    ({ add, multiply, whereLess, whereEqual, constant }, { point, gradient }, state, s) => {
      const decay = s['weightDecay'] ?? constant(NaN);
      return {
        point: point.map((x, i) =>
          whereEqual(
            decay,
            constant(0),
            whereLess(x, constant(0), add(at(gradient, i), multiply(decay, x)), constant(1)),
            constant(5),
          ),
        ),
        state,
      };
    },
  );
  const off = written(branching, { weightDecay: 0 });
  expect([off.before, off.step]).toEqual([[], ['p = np.where(p < 0, g, 1)']]);
  expect(written(branching, { weightDecay: 0.1 }).step).toEqual(['p = 5']);
});

test('variables that need one another are changed at once', () => {
  const trees = new Trees();
  const [a, b] = [trees.name('a'), trees.name('b')];
  const lines = (list: Parameters<typeof assigned>[0]) => assigned(list, NUMPY).lines;
  expect(
    lines([
      { name: 'a', tree: b },
      { name: 'b', tree: a },
    ]),
  ).toEqual(['a, b = b, a']);
  const crossed = [
    { name: 'a', tree: trees.call('add', [b, trees.number(1)]) },
    { name: 'b', tree: trees.call('multiply', [a, trees.number(2)]) },
  ];
  expect(lines(crossed)).toEqual(['a_next = b + 1', 'b = a * 2', 'a = a_next']);
  expect(lines([{ name: 'a', tree: a }])).toEqual([]);
});
