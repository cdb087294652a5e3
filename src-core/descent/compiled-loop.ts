/** The loops of the kernel in which runs go on together. */
import { compileLoop, type CompiledFunction, type LoopKernel } from '../kernel/index.ts';
import { choicesOf } from '../optimizers/index.ts';
import type { Work } from '../work/index.ts';
import { recordTurn, type RunStart } from './record-turn.ts';
import { givenColumns, type StepColumn } from './step-inputs.ts';
import type { GradientTask, Sampling } from './task.ts';

/** What runs are given, each column once however many share it. */
export function sharedColumns(starts: readonly RunStart[]): readonly StepColumn[] {
  const columns = starts.flatMap(({ inputs }) => givenColumns(inputs));
  return [...new Map(columns.map((column) => [column.rows, column])).values()];
}

/** A loop serves all runs of this function and these methods, whatever their numbers are. */
interface KnownLoop {
  readonly terms: Sampling['terms'] | undefined;
  readonly loop: LoopKernel | null;
}

/** Loops of one function that are kept: those of the methods that were last compared. */
const KEPT = 24;

const knownLoops = new WeakMap<CompiledFunction, Map<string, KnownLoop>>();

/**
 * The loop of some runs, compiled when first asked for; null where it cannot be.
 * @param common a task with what all have in common
 */
export function* loopOf(
  common: GradientTask,
  starts: readonly RunStart[],
  given: readonly StepColumn[],
): Work<LoopKernel | null> {
  const f = common.function.compiled;
  const terms = common.sampling?.terms;
  const known = knownLoops.get(f) ?? new Map<string, KnownLoop>();
  knownLoops.set(f, known);
  const key = JSON.stringify(starts.map((start) => kindOf(start, given)));
  const found = known.get(key);
  known.delete(key);
  const loop =
    found !== undefined && found.terms === terms
      ? found.loop
      : compileLoop(yield* recordTurn(common, starts, given));
  known.set(key, { terms, loop });
  for (const [oldest] of known) if (known.size > KEPT) known.delete(oldest);
  return loop;
}

/** What its arithmetic depends on: the method, and which columns it is given. */
function kindOf({ task, inputs }: RunStart, given: readonly StepColumn[]): unknown {
  const columns = [inputs.learningRates, inputs.gradientNoise, inputs.weights].map((column) =>
    given.findIndex(({ rows }) => rows === column?.rows),
  );
  return [task.optimizer.id, choicesOf(task.settings), columns];
}
