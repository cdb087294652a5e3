export { parseFormula, type Expression } from './parse.ts';
export { FormulaError, type FormulaErrorCode, type FormulaProblem } from './formula-error.ts';
export { CONSTANTS, FUNCTION_NAMES, type FunctionName } from './functions.ts';
export { nameProblem, productOfVariables } from './names.ts';
export { callToTex, inBrackets, nameToTex, numberToTex, powerToTex } from './tex-parts.ts';
export { MAXIMUM_LENGTH } from './bounds.ts';
export {
  ExpressionGraph,
  GraphTooLarge,
  topologicalOrder,
  type GraphNode,
  type Operation,
  type OperationNode,
} from './graph.ts';
