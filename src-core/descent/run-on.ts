/** A run of a method on a formula, as tests want one. For tests only. */
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findOptimizer, settingsOf, type Settings } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { descend, type Trajectory } from './index.ts';

interface Run {
  readonly start: readonly number[];
  readonly steps: number;
  readonly settings?: Settings | undefined;
  readonly tolerance?: number;
}

export function runOn(
  formula: string,
  variables: readonly string[],
  id: string,
  { start, steps, settings = {}, tolerance = 0 }: Run,
): Trajectory {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new Error(`There is no optimizer ${id}.`);
  const f = new PointFunction(new CompiledFunction(parseFormula(formula, variables)), []);
  return runToEnd(
    descend({ function: f, optimizer, settings: settingsOf(optimizer, settings), start, steps, tolerance }),
  );
}

/** Of two points, relative to the second where that is far out; NaN where the first has none. */
export function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  const scale = Math.max(1, ...expected.map(Math.abs));
  return Math.max(...expected.map((coordinate, i) => Math.abs((actual[i] ?? NaN) - coordinate))) / scale;
}

/** Row k of the points, or the last one. */
export function pointAt({ points, steps }: Trajectory, dimension: number, row = steps): readonly number[] {
  return [...points.subarray(row * dimension, (row + 1) * dimension)];
}
