import { expect, it } from 'vitest';
import { cellCentres, cellCorners, gridPoints } from './grid.ts';

const domain = { x: [-2, 2], y: [0, 1] } as const;

it('samples the centres of the cells', () => {
  expect([...cellCentres([-2, 2], 4)]).toEqual([-1.5, -0.5, 0.5, 1.5]);
});

it('ends where the interval does at the corners of the cells', () => {
  expect([...cellCorners([-2, 2], 4)]).toEqual([-2, -1, 0, 1, 2]);
  expect([...cellCorners([0.1, 0.7], 3)].at(-1)).toBe(0.7);
});

it('runs through the grid row by row, upwards', () => {
  const { x, y } = gridPoints(domain, 2);
  expect([...x]).toEqual([-1, 1, -1, 1]);
  expect([...y]).toEqual([0.25, 0.25, 0.75, 0.75]);
});

it('does not overflow in the widest interval', () => {
  expect(cellCentres([-1.7e308, 1.7e308], 2).every(Number.isFinite)).toBe(true);
});
