/** The elementary functions a formula may call, with the number of their arguments. */
const ARITIES = {
  sin: 1,
  cos: 1,
  exp: 1,
  log: 1,
  sqrt: 1,
  tanh: 1,
  abs: 1,
} as const satisfies Record<string, number>;

export type FunctionName = keyof typeof ARITIES;

export const FUNCTION_ARITY: Readonly<Record<FunctionName, number>> = ARITIES;

export const FUNCTION_NAMES = Object.keys(ARITIES) as readonly FunctionName[];

/** `log` is the natural logarithm, `tau` is 2π. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
]);

const functionNames: ReadonlySet<string> = new Set(FUNCTION_NAMES);

/** True for our functions only: a plain `in` would also accept `constructor` and its like. */
export function isFunctionName(name: string): name is FunctionName {
  return functionNames.has(name);
}
