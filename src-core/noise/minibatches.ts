import type { Sampling } from '../descent/index.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction } from '../kernel/index.ts';
import type { Landscape } from '../landscapes/index.ts';
import { Random } from './random.ts';

export interface Minibatches {
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  /** Terms a step, from 1 up; at most as many as there are. */
  readonly size: number;
}

/**
 * The weight of each term at each step, steps × terms: 1/size for those of the step's minibatch, 0 for others.
 * Every epoch takes all terms once, in an order of its own; its last minibatch has what is left of them, as of
 * torch's DataLoader with shuffle and without drop_last.
 */
export function minibatchWeights({ seed, size }: Minibatches, steps: number, terms: number): Float64Array {
  const random = new Random(seed);
  const weights = new Float64Array(steps * terms);
  const order = Array.from({ length: terms }, (_, term) => term);
  let epoch: readonly number[] = [];
  for (let step = 0; step < steps; step++) {
    if (epoch.length === 0) epoch = shuffled(order, random);
    const batch = epoch.slice(0, size);
    for (const term of batch) weights[step * terms + term] = 1 / batch.length;
    epoch = epoch.slice(batch.length);
  }
  return weights;
}

/** Each order as likely. (Fisher & Yates 1938, as in Knuth, TAOCP 2, algorithm P.) */
function shuffled(items: readonly number[], random: Random): readonly number[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

const compiledTerms = new WeakMap<Landscape, Sampling['terms']>();

/** The terms of a landscape, compiled when first asked for; null where its f is no mean of terms. */
export function termsOf(landscape: Landscape): Sampling['terms'] | null {
  if (landscape.terms === undefined) return null;
  const names = landscape.parameters.map(({ name }) => name);
  const terms =
    compiledTerms.get(landscape) ??
    landscape.terms.map((formula) => new CompiledFunction(parseFormula(formula, ['x', 'y'], names)));
  compiledTerms.set(landscape, terms);
  return terms;
}
