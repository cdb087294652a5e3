import type { Arithmetic } from '../arithmetic/index.ts';
import { component, type Setting, type Vector } from './optimizer.ts';

/** η, the same for all: any number from 0 up, since to see what too much does is what the lab is for. */
export const learningRate = (byDefault: number): Setting => ({
  name: 'learningRate',
  default: byDefault,
  minimum: 0,
  maximum: Number.MAX_VALUE,
  meaning: 'η, the factor on each step; torch: lr',
});

/** x − η·direction. */
export function stepAgainst<Value>(
  arithmetic: Arithmetic<Value>,
  point: Vector<Value>,
  direction: Vector<Value>,
  eta: Value,
): Vector<Value> {
  return point.map((x, i) => arithmetic.subtract(x, arithmetic.multiply(eta, component(direction, i))));
}
