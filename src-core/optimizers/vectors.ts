/** What updates do with vectors, over any arithmetic. */
import type { Arithmetic } from '../arithmetic/index.ts';
import { component, type State, type Update, type Vector } from './optimizer.ts';

export const zeros = (point: Vector): Vector => point.map(() => 0);

/** The one number of a state that is no vector. */
export const single = <Value>(state: State<Value>, name: string): Value => component(state[name], 0);

/** Coordinate by coordinate. */
export function zip<Value>(
  a: Vector<Value>,
  b: Vector<Value> | undefined,
  combine: (a: Value, b: Value) => Value,
): Vector<Value> {
  return a.map((value, i) => combine(value, component(b, i)));
}

/** a + factor·b. */
export function plusMultiple<Value>(
  { add, multiply }: Arithmetic<Value>,
  a: Vector<Value>,
  factor: Value,
  b: Vector<Value> | undefined,
): Vector<Value> {
  return zip(a, b, (value, other) => add(multiply(factor, other), value));
}

/** x − η·direction. */
export function stepAgainst<Value>(
  { subtract, multiply }: Arithmetic<Value>,
  point: Vector<Value>,
  direction: Vector<Value>,
  eta: Value,
): Vector<Value> {
  return zip(point, direction, (x, along) => subtract(x, multiply(eta, along)));
}

/** x − η·direction/root by coordinate, and the η/root that makes of η. */
export function rescaledStep<Value>(
  { subtract, multiply, divide }: Arithmetic<Value>,
  point: Vector<Value>,
  direction: Vector<Value>,
  roots: Vector<Value>,
  eta: Value,
): Pick<Update<Value>, 'point'> & { readonly effectiveRates: Vector<Value> } {
  return {
    point: point.map((x, i) =>
      subtract(x, divide(multiply(eta, component(direction, i)), component(roots, i))),
    ),
    effectiveRates: roots.map((root) => divide(eta, root)),
  };
}

/** kept·old + (1 − kept)·fresh: a running mean. */
export function blend<Value>(
  { add, subtract, multiply, constant }: Arithmetic<Value>,
  kept: Value,
  old: Vector<Value> | undefined,
  fresh: Vector<Value>,
): Vector<Value> {
  const rest = subtract(constant(1), kept);
  return zip(fresh, old, (now, before) => add(multiply(kept, before), multiply(rest, now)));
}

export const squares = <Value>({ multiply }: Arithmetic<Value>, vector: Vector<Value>): Vector<Value> =>
  vector.map((value) => multiply(value, value));

export function dot<Value>({ add, multiply }: Arithmetic<Value>, a: Vector<Value>, b: Vector<Value>): Value {
  return zip(a, b, multiply).reduce(add);
}

/** ‖v‖₂ as torch takes it; the squares may over- and underflow. */
export const norm = <Value>(arithmetic: Arithmetic<Value>, vector: Vector<Value>): Value =>
  arithmetic.squareRoot(dot(arithmetic, vector, vector));

/** 1 or −1; 0 and NaN as they are. */
export function sign<Value>({ constant, whereLess }: Arithmetic<Value>, value: Value): Value {
  const zero = constant(0);
  return whereLess(zero, value, constant(1), whereLess(value, zero, constant(-1), value));
}
