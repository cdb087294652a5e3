/** Names, numbers and calls as TeX, for whatever is typeset. */

const GREEK: ReadonlySet<string> = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu'],
  ...['nu', 'xi', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'],
]);

/** A name as TeX: Greek where it names a Greek letter, upright where it has several letters, digits below. */
export function nameToTex(name: string): string {
  const [, stem = name, digits = ''] = /^([A-Za-z_]*?)_?(\d*)$/.exec(name) ?? [];
  const escaped = stem.replaceAll('_', '\\_');
  const body = GREEK.has(stem) ? `\\${stem}` : stem.length > 1 ? `\\mathrm{${escaped}}` : escaped;
  return digits === '' ? body : `${body}_{${digits}}`;
}

const ATOM = /^ ?(\\?[A-Za-z]+|[\d.]+)$/;

/** Functions whose sign is not their own name behind a backslash. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['log', '\\ln'],
  ['log2', '\\log_{2}'],
  ['log10', '\\log_{10}'],
  ['asin', '\\arcsin'],
  ['acos', '\\arccos'],
  ['atan', '\\arctan'],
  ['asinh', '\\operatorname{arsinh}'],
  ['acosh', '\\operatorname{arcosh}'],
  ['atanh', '\\operatorname{artanh}'],
  ...['atan2', 'expm1', 'log1p', 'hypot', 'sigmoid', 'softplus', 'relu'].map(upright),
  ['sign', '\\operatorname{sgn}'],
]);

function upright(name: string): [name: string, tex: string] {
  return [name, `\\operatorname{${name}}`];
}

/**
 * A call as mathematicians write it: roots, powers and absolute values by their signs, log as ln.
 * @param exponent the call's own, written after the sign as in sin²(x); only of functions with a sign
 */
export function callToTex(name: string, operands: readonly string[], exponent?: string): string {
  const [first = '', second] = operands;
  switch (name) {
    case 'sqrt':
      return `\\sqrt{${first}}`;
    case 'cbrt':
      return `\\sqrt[3]{${first}}`;
    case 'abs':
      return `\\left|${first}\\right|`;
    case 'square':
      return powerToTex(first, '2');
    case 'cube':
      return powerToTex(first, '3');
    case 'pow':
      return powerToTex(first, second ?? '');
    case 'log':
      if (second !== undefined) return `\\log_{${second}}${inBrackets(first)}`;
  }
  const raised = exponent === undefined ? '' : `^{${exponent}}`;
  return `${SIGNS.get(name) ?? `\\${name}`}${raised}${inBrackets(operands.join(','))}`;
}

export const inBrackets = (tex: string): string => `\\left(${tex}\\right)`;
export const powerToTex = (base: string, exponent: string): string =>
  `{${ATOM.test(base) ? base : inBrackets(base)}}^{${exponent}}`;

/** Digits where they can be read, else a power of ten: 100000, 2.5·10⁻⁷, 10¹³. */
export function numberToTex(value: number): string {
  if (value === 0 || (value >= 1e-4 && value < 1e7)) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa}\\cdot ${power}`;
}
