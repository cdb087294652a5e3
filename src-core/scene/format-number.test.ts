import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withThousands, formatNumber, powerOfTen } from './format-number.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.1, '0.1'],
    [-2.71828, '−2.718'],
    [0.001, '0.001'],
    [0.00012, '1.2×10⁻⁴'],
    [12345.67, '12346'],
    [99999.4, '99999'],
    [99999.9, '1×10⁵'],
    [120000, '1.2×10⁵'],
    [-1e300, '−1×10³⁰⁰'],
    [5e-324, '4.941×10⁻³²⁴'],
    [NaN, 'not defined here'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps the asked number of significant digits', () => {
    expect(formatNumber(Math.PI, 2)).toBe('3.1');
    expect(formatNumber(Math.PI, 7)).toBe('3.141593');
    expect(formatNumber(0.00987, 1)).toBe('0.01');
  });

  it('stays within half a unit of the last digit, without a hyphen or an e', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = formatNumber(value);
        expect(text).toMatch(/^−?\d+(\.\d*[1-9])?(×10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?$/);
        const plain = text
          .replace('×10', 'e')
          .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
          .replace(/[⁻−]/g, '-');
        // Half a unit in the fourth digit, up to rounding; the largest double rounds up to infinity.
        if (Math.abs(value) < 1e308) {
          expect(Math.abs(Number(plain) - value)).toBeLessThanOrEqual(Math.abs(value) * 5.001e-4);
        }
      }),
    );
  });
});

describe('powerOfTen', () => {
  it('raises its exponent', () => {
    expect(powerOfTen(-12)).toBe('10⁻¹²');
    expect(powerOfTen(0)).toBe('10⁰');
  });
});

it.each([
  [1, '1'],
  [999, '999'],
  [2508, '2,508'],
  ['12345.6789', '12,345.6789'],
  [1234567, '1,234,567'],
  ['1.2×10⁵', '1.2×10⁵'],
])('%s in running text is %s', (number, text) => {
  expect(withThousands(number)).toBe(text);
});
