/** What to type instead: the second half of an error's message, empty where there is nothing to say. */
import { excerpt } from './formula-error.ts';
import { FUNCTION_NAMES, isFunctionName, type FunctionName } from './functions.ts';

const CHARACTER_HINTS: ReadonlyMap<string, string> = new Map([
  ['=', 'Type only what stands on the right of the =.'],
  ['[', 'Brackets are round: ( and ).'],
  [']', 'Brackets are round: ( and ).'],
  ['{', 'Brackets are round: ( and ).'],
  ['}', 'Brackets are round: ( and ).'],
  ['|', 'For the absolute value write abs(…).'],
  ['√', 'For the root write sqrt(…).'],
  ['÷', 'For a quotient write /.'],
  [':', 'For a quotient write /.'],
  ['⋅', 'For a product write *.'],
  ['∗', 'For a product write *.'],
  ['–', 'For a difference write -.'],
  ['—', 'For a difference write -.'],
  [';', 'Type one formula.'],
  ["'", 'Derivatives are taken for you.'],
  ['’', 'Derivatives are taken for you.'],
  ['%', 'For a hundredth write /100.'],
  ['!', 'There are no factorials.'],
  ['"', 'There is no text in a formula.'],
  ...['<', '>', '≤', '≥', '?', '&'].map(
    (sign) => [sign, 'There are no comparisons: see min, max, abs and relu.'] as const,
  ),
]);

/** Superscripts and subscripts that are not read as exponents. */
const SMALL_DIGIT_OR_LETTER = /^[\p{Lm}\u2070-\u209f]$/u;

export function characterHint(character: string): string {
  const hint = CHARACTER_HINTS.get(character);
  if (hint !== undefined) return ` ${hint}`;
  if (SMALL_DIGIT_OR_LETTER.test(character)) return ' For a power write ^, for an index a plain digit.';
  return /^\p{L}$/u.test(character) ? ' Names are made of the letters a to z.' : '';
}

/** What people call our functions elsewhere. */
const OTHER_NAMES: ReadonlyMap<string, FunctionName> = new Map([
  ['ln', 'log'],
  ['lg', 'log10'],
  ['lb', 'log2'],
  ['ld', 'log2'],
  ['tg', 'tan'],
  ['arcsin', 'asin'],
  ['arccos', 'acos'],
  ['arctan', 'atan'],
  ['arctan2', 'atan2'],
  ['sh', 'sinh'],
  ['ch', 'cosh'],
  ['th', 'tanh'],
  ['arsinh', 'asinh'],
  ['arcosh', 'acosh'],
  ['artanh', 'atanh'],
  ['arcsinh', 'asinh'],
  ['arccosh', 'acosh'],
  ['arctanh', 'atanh'],
  ['sgn', 'sign'],
  ['power', 'pow'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['norm', 'hypot'],
  ['logistic', 'sigmoid'],
  ['expit', 'sigmoid'],
]);

/** For a name that nobody knows: what it may have been meant to be. */
export function nameHint(name: string, variables: readonly string[]): string {
  const lowered = name.toLowerCase();
  if (lowered !== name && variables.includes(lowered)) return ` Did you mean ${excerpt(lowered)}?`;
  const ours = OTHER_NAMES.get(lowered);
  if (ours !== undefined) return ` Write ${ours}(…).`;
  const prefix = longestPrefix(name);
  if (prefix !== undefined) return ` Did you mean ${prefix}(${excerpt(name.slice(prefix.length))})?`;
  const [first = '', second = ''] = name;
  const isProduct = name.length === 2 && /^[A-Za-z]{2}$/.test(name);
  return isProduct && (variables.includes(first) || variables.includes(second))
    ? ` For the product write ${first}*${second}.`
    : '';
}

/** Of sin and sinh the latter for sinhx. */
function longestPrefix(name: string): FunctionName | undefined {
  const prefixes = FUNCTION_NAMES.filter((candidate) => name.startsWith(candidate) && name !== candidate);
  return prefixes.sort((a, b) => b.length - a.length)[0];
}

/** For a name before an opening bracket that is no function. */
export function callHint(name: string, isKnownName: boolean, argumentCount: number): string {
  const lowered = name.toLowerCase();
  const ours = OTHER_NAMES.get(lowered) ?? lowered;
  if (isFunctionName(ours)) return ` Write ${ours}(…).`;
  const product = (isKnownName || name.length === 1) && argumentCount === 1;
  return product
    ? ` For the product write ${excerpt(name)}*(…).`
    : ` The functions are ${FUNCTION_NAMES.join(', ')}.`;
}
