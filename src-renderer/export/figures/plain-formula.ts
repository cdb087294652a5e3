/** A formula as a line of text, for captions: what was typed, with the signs that print has. */

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  pi: 'π',
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A name of a parameter as it is printed. */
export const plainName = (name: string): string => GREEK[name] ?? name;

/** A formula too long for a line or two is cut off. */
const LONGEST = 240;

export function plainFormula(formula: string): string {
  const text = formula
    .replace(/[A-Za-z]+/g, plainName)
    .replace(/\s*\^\s*(\d+)(?![\d.])/g, (_, digits: string) =>
      Array.from(digits, (digit) => SUPERSCRIPTS[Number(digit)] ?? '').join(''),
    )
    .replace(/\s*\*\s*/g, ' · ')
    .replace(/-/g, '−')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
