/** Guards for the few kinds of mathjs syntax nodes that may occur in a formula. */
import type {
  ConstantNode as NumberNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs/number';

export const isConstantNode = (node: MathNode): node is NumberNode<number | boolean | string> =>
  node.type === 'ConstantNode';
export const isSymbolNode = (node: MathNode): node is SymbolNode => node.type === 'SymbolNode';
export const isOperatorNode = (node: MathNode): node is OperatorNode => node.type === 'OperatorNode';
export const isFunctionNode = (node: MathNode): node is FunctionNode => node.type === 'FunctionNode';
export const isParenthesisNode = (node: MathNode): node is ParenthesisNode => node.type === 'ParenthesisNode';
