/** One step of one optimizer: where it began, what the method made of it, what f's models promised, what f did. */
import {
  strides,
  StepByStepInputs,
  type DescentTask,
  type StopReason,
  type Stride,
} from '../descent/index.ts';
import { nameOf } from '../document/index.ts';
import type { Domain, LabDocument, OptimizerEntry } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { State, Vector } from '../optimizers/index.ts';
import type { Work } from '../work/index.ts';
import {
  indexedSymbol,
  namesInFormula,
  stateTex,
  updateLines,
  type StepQuantities,
  type UpdateLine,
} from './inspector-formula.ts';
import { linearRegion, type LinearRegion } from './inspector-region.ts';
import { boldTex } from './number-tex.ts';
import { endInWords, modelsInWords, regionInWords } from './inspector-words.ts';
import { focusedOf, taskOf } from './runs.ts';

export interface StepScene {
  /** Key, name and look of the optimizer. */
  readonly key: string;
  readonly name: string;
  readonly series: number;
  /** k: all numbers but those of `taken` are of this step. */
  readonly step: number;
  readonly point: Vector;
  readonly value: number;
  readonly gradient: Vector;
  /** What the method sees of ∇f; null where that is ∇f. */
  readonly seen: Vector | null;
  readonly hessian: readonly Vector[];
  readonly memory: readonly MemoryLine[];
  /** From step k to k + 1; null where the run ends at k. */
  readonly taken: StepTaken | null;
  /** Null where f or ∇f is not a finite number. */
  readonly region: LinearRegion | null;
  readonly regionInWords: string;
  /** Why no step follows; null where one does. */
  readonly end: string | null;
}

/** What the method remembers from step to step, in TeX; what it does after the step is bold. */
export interface MemoryLine {
  readonly name: string;
  readonly before: string;
  /** Null where no step follows. */
  readonly after: string | null;
  /** Symbols with the indices of the steps; null for what the method keeps book of and its formula does not name. */
  readonly symbols: { readonly before: string; readonly after: string } | null;
}

export interface StepTaken {
  readonly update: readonly UpdateLine[];
  readonly to: Vector;
  readonly delta: Vector;
  /** f at step k + 1. */
  readonly value: number;
  readonly linear: ModelCheck;
  readonly quadratic: ModelCheck;
  readonly inWords: string;
}

/** A Taylor model of f at step k, asked where the step led. */
export interface ModelCheck {
  /** f at step k + 1 by the model, and by how much it would have changed. */
  readonly value: number;
  readonly change: number;
  /** By how much f is more than the model said. */
  readonly error: number;
  /** ρ: how much f changed, of what was promised; null where no change was. */
  readonly ratio: number | null;
  /** Whether the error is no more than rounding. */
  readonly isExact: boolean;
}

/** Walks along a run as far as it is asked of, and keeps where it is: the next step is asked for next. */
export class StepInspector {
  #walk: Walk | undefined;

  /**
   * @param step null: the last one that was taken
   * @param domain what the map shows
   */
  *inspect(f: PointFunction, document: LabDocument, step: number | null, domain: Domain): Work<StepScene> {
    const entry = focusedOf(document);
    const task = taskOf(f, document, entry);
    return inspectStep(task, yield* this.#strideAt(task, runKey(document), step), entry, domain);
  }

  *#strideAt(task: DescentTask, key: string, step: number | null): Work<Stride> {
    const known = this.#walk?.key === key ? this.#walk : undefined;
    const isBehind = known !== undefined && step !== null && step < (known.before ?? known.now).step;
    const walk = known === undefined || isBehind ? new Walk(key, task) : known;
    this.#walk = walk;
    for (;;) {
      const { before, now } = walk;
      if (before !== null && before.step === step) return before;
      if (now.step === step) return now;
      if (typeof now.next === 'string') return step === null ? (before ?? now) : now;
      walk.goOn();
      if (now.step % STEPS_AT_ONCE === 0) yield now.step / task.steps;
    }
  }
}

const STEPS_AT_ONCE = 200;

class Walk {
  readonly key: string;
  readonly #strides: Iterator<Stride, void>;
  before: Stride | null = null;
  now: Stride;

  constructor(key: string, task: DescentTask) {
    this.key = key;
    this.#strides = strides(task);
    this.now = this.#next();
  }

  goOn(): void {
    this.before = this.now;
    this.now = this.#next();
  }

  #next(): Stride {
    const next = this.#strides.next();
    if (next.done === true) throw new Error('A run was asked for more steps than it has.');
    return next.value;
  }
}

/** What a run depends on, and a little more. */
function runKey(document: LabDocument): string {
  const unread = ['domain', 'view', 'charts', 'theme', 'bench', 'curvature', 'pinned', 'sheet', 'unknown'];
  return JSON.stringify(document, (name, value: unknown) => (unread.includes(name) ? undefined : value));
}

/** What there is to say of one step of a run. */
export function inspectStep(
  task: DescentTask,
  { step, point, state, next }: Stride,
  entry: OptimizerEntry,
  domain: Domain,
): StepScene {
  const { function: f } = task;
  const at = { point, ...f.secondOrder(point) };
  const inputs = new StepByStepInputs(task);
  const seen = inputs.firstOrder(step, point, at).gradient;
  const after = typeof next === 'string' ? null : next;
  const quantities = {
    step,
    chosen: task.settings,
    settings: inputs.settings(step),
    point,
    gradient: seen,
    hessian: at.hessian,
    state,
  };
  const taken = after === null ? null : takenStep(task, at, { ...quantities, next: after });
  const region = linearRegion(f, at, taken?.delta ?? null, domain);
  return {
    key: entry.key,
    name: nameOf(entry),
    series: entry.series,
    step,
    point,
    value: at.value,
    gradient: at.gradient,
    seen: inputs.areGradientsOwn ? seen : null,
    hessian: at.hessian,
    memory: memoryOf(task, step, state, after?.state ?? null),
    taken,
    region,
    regionInWords: regionInWords(
      region,
      at.gradient.every((partial) => partial === 0),
      taken !== null,
    ),
    end: typeof next === 'string' ? endInWords(next satisfies StopReason) : null,
  };
}

interface SecondOrderAt {
  readonly value: number;
  readonly gradient: Vector;
  readonly hessian: readonly Vector[];
}

function takenStep(
  { function: f, optimizer }: DescentTask,
  at: SecondOrderAt,
  quantities: StepQuantities,
): StepTaken {
  const to = quantities.next.point;
  const delta = to.map((coordinate, i) => coordinate - (quantities.point[i] ?? Number.NaN));
  const value = f.value(to);
  const slope = dot(at.gradient, delta);
  const bend =
    dot(
      at.hessian.map((row) => dot(row, delta)),
      delta,
    ) / 2;
  // So much of it may be rounding, of f and of the models.
  const rounding = 64 * Number.EPSILON * Math.max(...[at.value, value, slope, bend].map(Math.abs));
  const check = (change: number): ModelCheck => {
    const error = value - at.value - change;
    return {
      value: at.value + change,
      change,
      error,
      ratio: change === 0 ? null : (value - at.value) / change,
      isExact: Math.abs(error) <= rounding,
    };
  };
  const [linear, quadratic] = [check(slope), check(slope + bend)];
  const update = updateLines(optimizer, quantities);
  return {
    update,
    to,
    delta,
    value,
    linear,
    quadratic,
    inWords: modelsInWords(linear, quadratic, value - at.value),
  };
}

const dot = (a: Vector, b: Vector): number =>
  a.reduce((sum, component, i) => sum + component * (b[i] ?? Number.NaN), 0);

/** Numbers of a long memory that are written out. */
const MOST_NUMBERS = 12;

function memoryOf(
  { function: f, optimizer, settings }: DescentTask,
  step: number,
  before: State,
  after: State | null,
): readonly MemoryLine[] {
  const told = new Set([...namesInFormula(optimizer, settings), ...Object.keys(optimizer.symbols ?? {})]);
  const tex = (numbers: Vector, cell?: typeof boldTex): string => {
    if (numbers.length === 0) return '\\text{none yet}';
    const shown = stateTex(numbers.slice(-MOST_NUMBERS), f.dimension, cell);
    return numbers.length > MOST_NUMBERS ? `\\text{${numbers.length} numbers, the last } ${shown}` : shown;
  };
  return Object.entries(before).map(([name, numbers]) => ({
    name,
    before: tex(numbers),
    after: after === null ? null : tex(after[name] ?? [], boldTex),
    symbols: told.has(name)
      ? {
          before: indexedSymbol(optimizer, name, 'before', step),
          after: indexedSymbol(optimizer, name, 'after', step),
        }
      : null,
  }));
}
