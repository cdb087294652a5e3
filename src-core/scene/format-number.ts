/**
 * Numbers as a person reads them: significant digits, true minus signs, 1.2×10⁴ rather than 1.2e+4.
 */
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';

/** Powers of ten from here on, and up to the second, are written with a power of ten. */
const LARGE_EXPONENT = 5;
const SMALL_EXPONENT = -4;

/**
 * `value` to `significantDigits` digits, trailing zeros trimmed: 0.1, −2.718, 12346, 1.2×10⁵.
 * The integer part of a number below 10⁵ is never rounded away: 12346, not 12350.
 * NaN is "not defined here".
 */
export function formatNumber(value: number, significantDigits = 4): string {
  if (Number.isNaN(value)) return 'not defined here';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return `${MINUS}∞`;
  if (value === 0) return '0';
  const digits = Math.min(Math.max(Math.round(significantDigits), 1), 17);
  const sign = value < 0 ? MINUS : '';
  // Round first: 99999.9 has exponent 5 once rounded to four digits.
  const [mantissa = '', exponentText = '0'] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  const exponent = Number(exponentText);
  const isLarge = exponent >= LARGE_EXPONENT && Math.round(Math.abs(value)) >= 10 ** LARGE_EXPONENT;
  if (isLarge || exponent <= SMALL_EXPONENT) {
    return `${sign}${trimZeros(mantissa)}×${powerOfTen(exponent)}`;
  }
  const decimals = Math.max(0, digits - 1 - exponent);
  return sign + trimZeros(Math.abs(value).toFixed(decimals));
}

/**
 * A number, or one that is written already, with the thousands of its integer part set apart, as running text has it:
 * 2,508. (`toLocaleString` would take longer than the descent's theory.)
 */
export function withThousands(number: number | string): string {
  return String(number).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** 10ⁿ with Unicode superscripts, for ticks of a log axis: 10⁻³. */
export function powerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

function superscript(integer: number): string {
  const digits = Array.from(String(Math.abs(integer)), (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return (integer < 0 ? '⁻' : '') + digits.join('');
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** The same, a power of ten without the 1 before it: for axes and captions. */
export const shortNumber = (value: number, digits?: number): string =>
  formatNumber(value, digits).replace(/^(−?)1×/, '$1');
