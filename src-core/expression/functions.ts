type Arity = readonly [least: number, most: number];

const ONE: Arity = [1, 1];
const TWO: Arity = [2, 2];
const TWO_OR_MORE: Arity = [2, Number.POSITIVE_INFINITY];

/** The elementary functions a formula may call, with the least and the largest number of their arguments. */
const ARITIES = {
  sin: ONE,
  cos: ONE,
  tan: ONE,
  asin: ONE,
  acos: ONE,
  atan: ONE,
  atan2: TWO,
  sinh: ONE,
  cosh: ONE,
  tanh: ONE,
  asinh: ONE,
  acosh: ONE,
  atanh: ONE,
  exp: ONE,
  expm1: ONE,
  log: [1, 2],
  log2: ONE,
  log10: ONE,
  log1p: ONE,
  sqrt: ONE,
  cbrt: ONE,
  square: ONE,
  cube: ONE,
  pow: TWO,
  hypot: TWO_OR_MORE,
  abs: ONE,
  sign: ONE,
  min: TWO_OR_MORE,
  max: TWO_OR_MORE,
  sigmoid: ONE,
  softplus: ONE,
  relu: ONE,
} as const satisfies Record<string, Arity>;

export type FunctionName = keyof typeof ARITIES;

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

/** Why a function cannot be called with so many arguments, or null where it can. */
export function arityProblem(name: FunctionName, given: number): string | null {
  const [least, most]: Arity = ARITIES[name];
  if (given >= least && given <= most) return null;
  return `${name} takes ${arityInWords([least, most])}, not ${given}.`;
}

function arityInWords([least, most]: Arity): string {
  if (most === Number.POSITIVE_INFINITY) return `${least} or more arguments`;
  if (least < most) return `${least} or ${most} arguments`;
  return least === 1 ? '1 argument' : `${least} arguments`;
}
