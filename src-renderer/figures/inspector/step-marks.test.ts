import { describe, expect, test } from 'vitest';
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import { mapFrame } from '../frame.ts';
import type { Mark } from '../marks.ts';
import { isInside } from '../project-path.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { figureTheme } from '../theme.ts';
import { regionMarks, stepMarks } from './step-marks.ts';

const theme = figureTheme('light');
const domain = { x: [-3, 3], y: [-2, 2] } as const;
const frame = mapFrame({ width: 800, height: 600, domain, aspect: 'equal', theme, legend: 'none' });

const circle = ([x, y]: Point2, radius: number): Float64Array =>
  Float64Array.from({ length: 120 }, (_, k) => {
    const angle = (Math.PI * Math.floor(k / 2)) / 30;
    return k % 2 === 0 ? x + radius * Math.cos(angle) : y + radius * Math.sin(angle);
  });
const only = <Kind extends Mark['kind']>(marks: readonly Mark[], kind: Kind) =>
  marks.filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind);
const coordinates = (mark: Mark): readonly number[] =>
  mark.kind === 'area' ? mark.points : mark.kind === 'line' ? mark.lines.flat() : [];

describe('the region', () => {
  const [within, beside] = ['linear model holds', 'linear model holds inside'];
  test.each<[string, Point2, number, string]>([
    ['within the map, smaller than its name', [0, 0], 0.5, beside],
    ['over its edge', [2.9, 0], 1, beside],
    ['larger than the map', [0, 0], 50, within],
    ['so large that px overflow', [0, 0], 1e300, within],
    ['seen from outside', [40, 0], 39, beside],
  ])('%s: filled, within the plot, and named in it or beside it', (_, centre, radius, name) => {
    const marks = regionMarks(circle(centre, radius), centre, frame, theme, []);
    expect(only(marks, 'area')).toHaveLength(1);
    for (const mark of marks) {
      const all = coordinates(mark);
      for (let k = 0; k + 1 < all.length; k += 2)
        expect(
          isInside(all[k]!, all[k + 1]!, {
            ...frame.plot,
            x: frame.plot.x - 0.01,
            width: frame.plot.width + 0.02,
            y: frame.plot.y - 0.01,
            height: frame.plot.height + 0.02,
          }),
        ).toBe(true);
    }
    expect(only(marks, 'text').map(({ text }) => text)).toEqual([name]);
    const [box] = marks.flatMap(textBox);
    expect(isInside(box!.x, box!.y, frame.plot)).toBe(true);
    expect(isInside(box!.x + box!.width, box!.y + box!.height, frame.plot)).toBe(true);
  });

  test('its name keeps off other names', () => {
    const first = regionMarks(circle([0, 0], 0.5), [0, 0], frame, theme, []);
    const second = regionMarks(circle([0, 0], 0.5), [0, 0], frame, theme, first);
    const [a, b] = [first.flatMap(textBox)[0]!, second.flatMap(textBox)[0]!];
    expect(boxDistance(a, b)).toBeGreaterThanOrEqual(0);
  });

  test('nothing where it lies elsewhere, or is a blot', () => {
    expect(regionMarks(circle([40, 0], 1), [40, 0], frame, theme, [])).toEqual([]);
    expect(regionMarks(circle([0, 0], 1e-6), [0, 0], frame, theme, [])).toEqual([]);
  });
});

describe('the step', () => {
  const draw = (from: Point2, to: Point2 | null, gradient: Point2) =>
    stepMarks({ from, to, gradient, color: '#123456', present: [] }, frame, theme);
  const heads = (marks: readonly Mark[]) => only(marks, 'symbol').filter(({ shape }) => shape === 'arrow');

  test('an arrow to where it leads, and a thin one along −∇f', () => {
    const marks = draw([0, 0], [1, 1], [0, 2]);
    const [thin, step] = heads(marks);
    expect(thin?.angle, 'downwards').toBeCloseTo(Math.PI / 2);
    expect(step?.angle, 'up and to the right').toBeCloseTo(-Math.PI / 4);
    expect(step?.fill).toBe('#123456');
  });

  test.each<[string, Point2, Point2 | null, Point2, number]>([
    ['no direction where ∇f = 0', [0, 0], [1, 1], [0, 0], 1],
    ['nor where there is none', [0, 0], [1, 1], [NaN, 1], 1],
    ['a gradient of 1e300 is a direction as well', [0, 0], null, [1e300, -1e300], 1],
    ['a step out of the map has no head in it', [0, 0], [1e200, 0], [0, 0], 0],
    ['no step', [0, 0], null, [1, 0], 1],
    ['a step to nowhere', [0, 0], [NaN, NaN], [1, 0], 1],
    ['nothing of a point outside', [10, 0], [0, 0], [1, 0], 0],
  ])('%s', (_, from, to, gradient, count) => {
    const marks = draw(from, to, gradient);
    expect(heads(marks)).toHaveLength(count);
    for (const mark of marks) expect(coordinates(mark).every(Number.isFinite)).toBe(true);
  });
});
