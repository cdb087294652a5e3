/** What Adam and its kin remember: running means of g and g², and what makes up for their beginning at 0. */
import type { Arithmetic } from '../../arithmetic/index.ts';
import { byStepsTaken, indexedBy } from '../formula-lines.ts';
import { component, setting, type State, type Vector } from '../optimizer.ts';
import { blend, squares, zeros } from '../vectors.ts';

/** β₁ᵗ and β₂ᵗ are carried along as products, so that a step needs no power. */
export const noMoments = (point: Vector): State => ({ m: zeros(point), v: zeros(point), decay: [1, 1] });

export interface Moments<Value> {
  /** β₁m + (1 − β₁)g and β₂v + (1 − β₂)g². */
  readonly m: Vector<Value>;
  readonly v: Vector<Value>;
  readonly decay: Vector<Value>;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ, the weights that m and v have so far. */
  readonly weight1: Value;
  readonly weight2: Value;
}

export function momentsAfter<Value>(
  arithmetic: Arithmetic<Value>,
  gradient: Vector<Value>,
  state: State<Value>,
  settings: Readonly<Record<string, Value>>,
): Moments<Value> {
  const beta1 = setting(settings, 'beta1');
  const beta2 = setting(settings, 'beta2');
  return {
    m: blend(arithmetic, beta1, state['m'], gradient),
    v: blend(arithmetic, beta2, state['v'], squares(arithmetic, gradient)),
    ...weightsAfter(arithmetic, state, settings),
  };
}

/** The weights alone, for methods with means of another kind. */
export function weightsAfter<Value>(
  { constant, subtract, multiply }: Arithmetic<Value>,
  state: State<Value>,
  settings: Readonly<Record<string, Value>>,
): Omit<Moments<Value>, 'm' | 'v'> {
  const one = constant(1);
  const power1 = multiply(component(state['decay'], 0), setting(settings, 'beta1'));
  const power2 = multiply(component(state['decay'], 1), setting(settings, 'beta2'));
  return { decay: [power1, power2], weight1: subtract(one, power1), weight2: subtract(one, power2) };
}

/** √(v/weight) + ε by coordinate. */
export function unbiasedRoots<Value>(
  { add, divide, squareRoot }: Arithmetic<Value>,
  v: Vector<Value>,
  weight: Value,
  epsilon: Value,
): Vector<Value> {
  return v.map((mean) => add(squareRoot(divide(mean, weight)), epsilon));
}

/** Of what is kept besides m and v. */
export const momentSymbols = {
  decay: byStepsTaken((t) => `(\\beta_1^{${t}},\\,\\beta_2^{${t}})`),
  mean: indexedBy((k) => `\\hat m${k}`, 1),
  size: indexedBy((k) => `\\hat v${k}`, 1),
};

/** m̂ and v̂, for who looks at a step. */
export const unbiased = <Value>(
  { divide }: Arithmetic<Value>,
  m: Vector<Value>,
  v: Vector<Value>,
  { weight1, weight2 }: Pick<Moments<Value>, 'weight1' | 'weight2'>,
): { readonly mean: Vector<Value>; readonly size: Vector<Value> } => ({
  mean: m.map((sum) => divide(sum, weight1)),
  size: v.map((sum) => divide(sum, weight2)),
});

/** Their lines in a formula. */
export const unbiasedMean = "@mean = @m'/(1-@beta1^{@t})";
export const unbiasedSize = (v = '@v'): string => `@size = ${v}'/(1-@beta2^{@t})`;

/** The lines of m and v in a formula. */
export const momentLines = (g = '@g'): readonly [string, string] => [
  `@m' \\leftarrow @beta1\\,@m + (1-@beta1)\\,${g}`,
  `@v' \\leftarrow @beta2\\,@v + (1-@beta2)\\,${g}^2`,
];
