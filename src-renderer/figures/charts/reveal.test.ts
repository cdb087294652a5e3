import { expect, it } from 'vitest';
import type { Mark } from '../marks.ts';
import { revealed } from './reveal.ts';

const line: Mark = {
  kind: 'line',
  lines: [
    [0, 0, 10, 10, 20, 0],
    [30, 0, 40, 0],
  ],
};
const dots: Mark = { kind: 'symbol', shape: 'circle', radius: 1, centres: [0, 0, 10, 10, 20, 0] };
const area: Mark = { kind: 'area', points: [0, 0, 20, 0, 20, 10, 0, 10], sizes: [4] };

it('draws lines, dots and areas up to a place', () => {
  const [cutLine, cutDots, cutArea] = revealed([line, dots, area], 15);
  expect(cutLine).toMatchObject({ lines: [[0, 0, 10, 10, 15, 5]] });
  expect(cutDots).toMatchObject({ centres: [0, 0, 10, 10] });
  expect(cutArea).toMatchObject({ points: [0, 0, 15, 0, 15, 10, 0, 10], sizes: [4] });
});

it('draws all at the end, and nothing before the beginning', () => {
  expect(revealed([line, dots, area], 40)).toEqual([line, dots, area]);
  expect(revealed([line, dots, area], -1)).toMatchObject([{ lines: [] }, { centres: [] }, { sizes: [] }]);
});
