import type { Atom, Factor } from './form.ts';
import { isInteger, isOdd, isOne, multiply, type Ratio } from './ratio.ts';

/** What is positive wherever it is defined. */
function isPositive(atom: Atom): boolean {
  if (atom.kind === 'symbol') return true;
  if (atom.kind === 'number') return atom.value.n > 0;
  if (atom.kind === 'power') return isPositive(atom.base);
  return atom.kind === 'call' && (atom.name === 'cosh' || atom.name === 'sigmoid');
}

/**
 * Whether (a·b·…)ʳ is aʳ·bʳ·… for a real exponent: at most one factor may change its sign, and that must
 * show, so that both sides are undefined there: (x³)^½ is x^(3/2), but (x²)^½ is not x.
 */
export function canRaise(factors: readonly Factor[], exponent: Ratio): boolean {
  const [factor, more] = factors.filter(({ atom }) => !isPositive(atom));
  if (factor === undefined) return true;
  if (more !== undefined || factors.length > 1) return false;
  if (isOne(factor.exponent)) return true;
  if (isInteger(multiply(factor.exponent, exponent))) return false;
  return isOdd(factor.exponent) || !isInteger(factor.exponent);
}
