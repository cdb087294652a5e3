import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf, spectrumOf, steepAxis, turnedTo, withConditionNumber } from './spectrum.ts';

const eigenvalue = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const angle = fc.double({ min: -180, max: 180, noNaN: true });

describe('a matrix from eigenvalues and angle', () => {
  test.each([
    [[0.1, 10], 0, { xx: 0.1, xy: 0, yy: 10 }],
    [[0.1, 10], 90, { xx: 10, xy: 0, yy: 0.1 }],
    [[0.1, 10], -180, { xx: 0.1, xy: 0, yy: 10 }],
    [[0, 2], 45, { xx: 1, xy: -1, yy: 1 }],
    [[0, 2], -45, { xx: 1, xy: 1, yy: 1 }],
    [[0, 2], 135, { xx: 1, xy: 1, yy: 1 }],
    [[3, 3], 30, { xx: 3, xy: 0, yy: 3 }],
  ] as const)('is exact where it can be: %j at %d°', (eigenvalues, at, matrix) => {
    expect(matrixOf({ eigenvalues, angle: at })).toEqual(matrix);
  });

  test('and back: the same eigenvalues on the same axes', () => {
    fc.assert(
      fc.property(eigenvalue, eigenvalue, angle, (first, second, at) => {
        const spectrum = { eigenvalues: [first, second], angle: at } as const;
        const found = spectrumOf(matrixOf(spectrum), spectrum);
        const size = Math.max(Math.abs(first), Math.abs(second));
        // Among the least of doubles rounding is no share of their size.
        const tolerance = 1e-14 * size + 2 ** -1070;
        expect(Math.abs(found.eigenvalues[0] - first)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(found.eigenvalues[1] - second)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });
});

describe('the spectrum of a matrix', () => {
  test('begins with the smaller eigenvalue where nothing was before', () => {
    expect(spectrumOf({ xx: 10, xy: 0, yy: 0.1 })).toEqual({ eigenvalues: [0.1, 10], angle: 90 });
    expect(spectrumOf({ xx: 1, xy: 1, yy: 1 })).toEqual({ eigenvalues: [0, 2], angle: -45 });
  });

  test('keeps the angle where it has no axes of its own', () => {
    const before = { eigenvalues: [1, 2], angle: 30 } as const;
    expect(spectrumOf({ xx: 2, xy: 0, yy: 2 }, before)).toEqual({ eigenvalues: [2, 2], angle: 30 });
    expect(spectrumOf({ xx: 0, xy: 0, yy: 0 }, before)).toEqual({ eigenvalues: [0, 0], angle: 30 });
  });

  test('keeps which axis is the first', () => {
    const before = { eigenvalues: [1, 2], angle: 10 } as const;
    expect(spectrumOf({ xx: 5, xy: 0, yy: 2 }, before)).toEqual({ eigenvalues: [5, 2], angle: 0 });
    expect(spectrumOf({ xx: 5, xy: 0, yy: 2 }, { ...before, angle: 170 }).angle).toBe(180);
  });
});

test('another condition number keeps the steep eigenvalue and the signs', () => {
  const eigenvaluesAt = (eigenvalues: readonly [number, number], kappa: number) =>
    withConditionNumber({ eigenvalues, angle: 0 }, kappa).eigenvalues;
  expect(eigenvaluesAt([0.1, 10], 1000)).toEqual([0.01, 10]);
  expect(eigenvaluesAt([-8, 2], 2)).toEqual([-8, 4]);
  expect(eigenvaluesAt([-2, 8], 2)).toEqual([-4, 8]);
  expect(eigenvaluesAt([-8, 0], 2)).toEqual([-8, -4]);
  expect(eigenvaluesAt([0, 0], 4)).toEqual([0.25, 1]);
});

test('the second axis counts as steep where both are alike; an angle is told within half a turn', () => {
  const round = { eigenvalues: [1, 1], angle: 0 } as const;
  expect(steepAxis(round)).toBe(1);
  expect(turnedTo(round, 190).angle).toBe(-170);
  expect(turnedTo(round, -180).angle).toBe(180);
});
