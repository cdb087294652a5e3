import { describe, expect, test } from 'vitest';
import katex from 'katex';
import { checkSetting, settingsOf, type Settings } from '../../optimizers/index.ts';
import { findSchedule, learningRatesOf, SCHEDULES } from './index.ts';

test('ids are unique and found', () => {
  expect(SCHEDULES.map(({ id }) => id)).toEqual([
    ...['constant', 'step', 'exponential', 'cosine', 'warmup-cosine', 'inverse-time'],
  ]);
  expect(findSchedule('constructor')).toBeUndefined();
});

describe.each(SCHEDULES)('$id', (schedule) => {
  const defaults = settingsOf(schedule, {});

  test('has settings in range and a formula that KaTeX sets', () => {
    for (const spec of schedule.settings) expect(checkSetting(spec, spec.default)).toBeNull();
    expect(() =>
      katex.renderToString(schedule.formula, { throwOnError: true, strict: 'error' }),
    ).not.toThrow();
    for (const { symbol } of schedule.settings) expect(schedule.formula).toContain(symbol);
    expect(schedule.source).not.toBe('');
  });

  test('gives a finite rate of at most the base at every step, however few there are', () => {
    for (const steps of [1, 2, 10, 1000]) {
      const rates = learningRatesOf(schedule, defaults, 0.3, steps);
      expect(rates).toHaveLength(steps);
      expect(rates.every((rate) => rate >= 0 && rate <= 0.3)).toBe(true);
    }
  });

  test('is proportional to the base', () => {
    const [one, two] = [0.25, 0.5].map((base) => learningRatesOf(schedule, defaults, base, 100));
    expect(one!.map((rate) => 2 * rate)).toEqual(two);
  });
});

/** Five steps from η = 0.8; torch 2 gives the same with the optimizer's step before the scheduler's. */
test.each<[string, Settings, readonly number[]]>([
  ['constant', {}, [0.8, 0.8, 0.8, 0.8, 0.8]],
  ['step', { stepSize: 2, gamma: 0.5 }, [0.8, 0.8, 0.4, 0.4, 0.2]],
  ['exponential', { gamma: 0.5 }, [0.8, 0.4, 0.2, 0.1, 0.05]],
  ['cosine', { minimumRate: 0.2 }, [0.8, 0.742705098312, 0.592705098312, 0.407294901688, 0.257294901688]],
  ['warmup-cosine', { warmupSteps: 2, startFactor: 0.5 }, [0.4, 0.6, 0.8, 0.6, 0.2]],
  ['inverse-time', { decay: 1 }, [0.8, 0.4, 0.8 / 3, 0.2, 0.16]],
])('%s', (id, chosen, expected) => {
  const schedule = findSchedule(id)!;
  const rates = learningRatesOf(schedule, settingsOf(schedule, chosen), 0.8, 5);
  rates.forEach((rate, k) => expect(rate).toBeCloseTo(expected[k]!, 12));
});
