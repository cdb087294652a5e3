import { expect, test } from 'vitest';
import { rateScale } from './rate-scale.ts';
import { textWidth } from '../figures/text-width.ts';
import { gradientDescent } from '../../src-core/optimizers/first-order/gradient-descent.ts';
import { placeLabels } from './rate-labels.ts';

const FONT_SIZE = 14;

function placed(kappa: number, width: number, rate = 1 / kappa) {
  const theory = gradientDescent.rateTheory({ minimum: 1, maximum: kappa }, {});
  if (typeof theory === 'string') throw new Error(theory);
  const scale = rateScale(theory, rate);
  return placeLabels(theory.marks, scale, width, FONT_SIZE).map((label) => {
    const extent = textWidth(label.text, FONT_SIZE);
    const mark = scale.position(label.learningRate) * width;
    return { ...label, right: label.left + extent, stray: Math.abs(label.left + extent / 2 - mark) };
  });
}

for (const width of [420, 460, 700, 1400]) {
  test.each([1, 1.5, 20, 1e6])(`κ = %d, ${width} px: no label covers another or strays far`, (kappa) => {
    const labels = placed(kappa, width);
    for (const a of labels) {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.right).toBeLessThanOrEqual(width + 0.01);
      expect(a.stray, a.text).toBeLessThan(60);
      for (const b of labels) {
        const apart = a === b || a.row !== b.row || a.right <= b.left || b.right <= a.left;
        expect(apart, `${a.text} and ${b.text}`).toBe(true);
      }
    }
    expect(labels.find(({ text }) => text === '2/λmax')?.row).toBe(1);
  });
}

test('where neither row has room, a label keeps as close to its mark as it can', () => {
  expect(placed(20, 460).find(({ text }) => text === '1/λmax')).toMatchObject({ row: 1 });
});

test('where the marks crowd at the left end, only the names that fit are written', () => {
  const labels = placed(20, 700, 1e308);
  expect(labels.map(({ text }) => text)).toContain('2/λmax');
  for (const { left } of labels) expect(left).toBeGreaterThanOrEqual(0);
});
