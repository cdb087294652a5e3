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
        node.args.map((argument) => argument.toTex(options)),
      );
    }
    if (isConstantNode(node)) return numberToTex(Number(node.value));
    if (!isOperatorNode(node)) return undefined;
    const [left, right] = node.args;
    if (left === undefined || right === undefined) return undefined;
    if (node.fn === 'pow') return `{${left.toTex(options)}}^{${withoutBrackets(right).toTex(options)}}`;
    if (node.fn !== 'divide') return undefined;
    return `\\frac{${withoutBrackets(left).toTex(options)}}{${withoutBrackets(right).toTex(options)}}`;
  };
  return tree.toTex({ parenthesis: 'keep', implicit: 'hide', handler }).replace(/\s+/g, ' ').trim();
}

/** A call as mathematicians write it: roots and absolute values by their signs, log as ln. */
function callToTex(name: string, operands: readonly string[]): string {
  const inside = operands.join(',');
  if (name === 'sqrt') return `\\sqrt{${inside}}`;
  if (name === 'abs') return `\\left|${inside}\\right|`;
  const operator = name === 'log' ? '\\ln' : `\\${name}`;
  return `${operator}\\left(${inside}\\right)`;
}

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
