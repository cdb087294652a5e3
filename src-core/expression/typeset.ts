import type { MathNode } from 'mathjs/number';
import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
} from './syntax-nodes.ts';

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

/**
 * The formula as KaTeX sets it, with the brackets that its author wrote, except round a whole
 * exponent, numerator or denominator, where the setting itself holds together what they did.
 */
export function typeset(tree: MathNode): string {
  const handler = (node: MathNode, options: object): string | undefined => {
    // The space ends a command such as \cdot that stands before a letter.
    if (isSymbolNode(node)) return ` ${nameToTex(node.name)}`;
    // mathjs sets the arguments of a call twice, which doubles the work with every nested call.
    if (isFunctionNode(node) && isSymbolNode(node.fn)) {
      return callToTex(
        node.fn.name,
        node.args.map((argument) => withoutBrackets(argument).toTex(options)),
      );
    }
    if (isConstantNode(node)) return numberToTex(Number(node.value));
    if (!isOperatorNode(node)) return undefined;
    const [left, right] = node.args;
    if (left === undefined || right === undefined) return undefined;
    if (node.fn === 'pow') {
      const base = left.toTex(options);
      // What is set as a power without being typed as one has no brackets of its own: square(x), 1e13.
      const needsBrackets = !isOperatorNode(left) && POWER.test(base);
      return `{${needsBrackets ? inBrackets(base) : base}}^{${withoutBrackets(right).toTex(options)}}`;
    }
    if (node.fn !== 'divide') return undefined;
    return `\\frac{${withoutBrackets(left).toTex(options)}}{${withoutBrackets(right).toTex(options)}}`;
  };
  return tree.toTex({ parenthesis: 'keep', implicit: 'hide', handler }).replace(/\s+/g, ' ').trim();
}

const POWER = /^(\{|10\^|[\d.]+\\cdot)/;
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

/** A call as mathematicians write it: roots, powers and absolute values by their signs, log as ln. */
function callToTex(name: string, operands: readonly string[]): string {
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
  return `${SIGNS.get(name) ?? `\\${name}`}${inBrackets(operands.join(','))}`;
}

const inBrackets = (tex: string): string => `\\left(${tex}\\right)`;
const powerToTex = (base: string, exponent: string): string =>
  `{${ATOM.test(base) ? base : inBrackets(base)}}^{${exponent}}`;

/** Digits where they can be read, else a power of ten: 100000, 2.5·10⁻⁷, 10¹³. */
function numberToTex(value: number): string {
  if (value === 0 || (value >= 1e-4 && value < 1e7)) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const power = `10^{${Number(exponent)}}`;
  return mantissa === '1' ? power : `${mantissa}\\cdot ${power}`;
}

function withoutBrackets(node: MathNode): MathNode {
  return isParenthesisNode(node) ? withoutBrackets(node.content) : node;
}
