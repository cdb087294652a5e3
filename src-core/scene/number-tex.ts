/** Numbers, vectors and matrices in TeX, written as `formatNumber` writes them. */
import type { Vector } from '../optimizers/index.ts';
import { formatNumber } from './format-number.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** −1.2\times 10^{4}; what is not a number is a dash. */
export function numberTex(value: number, significantDigits = 4): string {
  if (Number.isNaN(value)) return '\\text{–}';
  return formatNumber(value, significantDigits)
    .replace('∞', '\\infty ')
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, exponent: string) => `{\\times}10^{${plainDigits(exponent)}}`)
    .replace('−', '-');
}

function plainDigits(exponent: string): string {
  return Array.from(exponent, (sign) => (sign === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(sign)))).join('');
}

/** How a component is written. */
type Cell = (value: number) => string;

/** For what is to be told from the rest. */
export const boldTex: Cell = (value) => `\\boldsymbol{${numberTex(value)}}`;

/** A column. */
export const vectorTex = (vector: Vector, cell?: Cell): string =>
  matrixTex(
    vector.map((value) => [value]),
    cell,
  );

export function matrixTex(rows: readonly Vector[], cell: Cell = (value) => numberTex(value)): string {
  const lines = rows.map((row) => row.map(cell).join(' & '));
  return `\\begin{pmatrix}${lines.join(' \\\\ ')}\\end{pmatrix}`;
}
