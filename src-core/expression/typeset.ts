import type { MathNode } from 'mathjs/number';
import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
} from './syntax-nodes.ts';
import { callToTex, inBrackets, nameToTex, numberToTex } from './tex-parts.ts';

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

function withoutBrackets(node: MathNode): MathNode {
  return isParenthesisNode(node) ? withoutBrackets(node.content) : node;
}
