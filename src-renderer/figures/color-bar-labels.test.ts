import { expect, it } from 'vitest';
import { barLabels } from './color-bar-labels.ts';

const bandsAt = (levels: readonly number[]): { level: number; rings: []; lines: [] }[] =>
  levels.map((level) => ({ level, rings: [], lines: [] }));

function textsOf(
  levels: readonly number[],
  levelScale: 'linear' | 'log' | 'quantile',
  spacing: number,
  levelBase = 0,
): string[] {
  return barLabels({ bands: bandsAt(levels), levelScale, levelBase }, spacing).map(({ text }) => text);
}

it('labels every level where there is room, at equal distances', () => {
  const labels = barLabels({ bands: bandsAt([1, 2, 3]), levelScale: 'linear', levelBase: 0 }, 0.1);
  expect(labels).toEqual([
    { at: 0.25, text: '1' },
    { at: 0.5, text: '2' },
    { at: 0.75, text: '3' },
  ]);
});

it('labels round multiples on a crowded linear scale', () => {
  expect(textsOf([-30, -25, -20, -15, -10, -5, 0, 5, 10, 15, 20, 25, 30], 'linear', 0.14)).toEqual([
    '−30',
    '−20',
    '−10',
    '0',
    '10',
    '20',
    '30',
  ]);
});

it('labels decades first on a log scale, as offsets from its base', () => {
  const levels = [0.1, 0.2, 0.5, 1, 2, 5, 10].map((offset) => offset - 3);
  expect(textsOf(levels, 'log', 0.3, -3)).toEqual(['0.1', '1', '10']);
});

it('thins quantiles by room alone', () => {
  expect(textsOf([1, 4, 9, 16], 'quantile', 0.3)).toEqual(['1', '9']);
});
