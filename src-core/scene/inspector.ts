/** One step of one optimizer: where it began, what the method made of it, what f's models promised, what f did. */
import { StepByStepInputs, type DescentTask, type StopReason, type Stride } from '../descent/index.ts';
import { nameOf } from '../document/index.ts';
import type { Domain, LabDocument, OptimizerEntry } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { State, Update, Vector } from '../optimizers/index.ts';
import { symbolOf } from '../optimizers/update-formula.ts';
import type { Work } from '../work/index.ts';
import { arrivalOf } from './arrivals.ts';
import { endingInWords } from './endings.ts';
import {
  namesInFormula,
  stateTex,
  updateLines,
  type StepQuantities,
  type UpdateLine,
} from './inspector-formula.ts';
import { linearRegion, type LinearRegion } from './inspector-region.ts';
import { boldTex } from './number-tex.ts';
import { modelsInWords, regionInWords } from './inspector-words.ts';
import { RunWalk } from './run-walk.ts';
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
  /** Symbols with the indices of the steps. */
  readonly symbols: { readonly before: string; readonly after: string };
  /** Whether the formula names it, or the method only keeps book of it. */
  readonly role: 'in-formula' | 'bookkeeping';
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
  #known: { readonly key: string; readonly walk: RunWalk } | undefined;

  /**
   * @param step null: the last one that was taken
   * @param domain what the map shows
   */
  *inspect(f: PointFunction, document: LabDocument, step: number | null, domain: Domain): Work<StepScene> {
    const entry = focusedOf(document);
    const task = taskOf(f, document, entry);
    const key = runKey(document);
    if (this.#known?.key !== key || this.#known.walk.isBeyond(step))
      this.#known = { key, walk: new RunWalk(task) };
    return inspectStep(task, yield* this.#known.walk.to(step), entry, domain);
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
  stride: Stride,
  entry: OptimizerEntry,
  domain: Domain,
): StepScene {
  const { function: f } = task;
  const { step, point, state, next } = stride;
  const at = { point, ...f.secondOrder(point) };
  const inputs = new StepByStepInputs(task);
  const seen = inputs.firstOrder(step, point, at).gradient;
  const after = typeof next === 'string' ? null : next;
  const taken = after === null ? null : takenStep(task, at, quantitiesAt(task, stride, after));
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
    end: typeof next === 'string' ? endOf(task, step, at, next) : null,
  };
}

/** Why no step follows a point. */
function endOf({ function: f }: DescentTask, steps: number, at: SecondOrderAt, stop: StopReason): string {
  const arrival = stop === 'converged' ? arrivalOf(f, at.point) : null;
  return endingInWords(stop, { steps, slope: Math.hypot(...at.gradient), arrival }).noStep;
}

/** What the formula of a step may speak of. */
export function quantitiesAt(
  task: DescentTask,
  { step, point, state }: Stride,
  next: Update,
): StepQuantities {
  const inputs = new StepByStepInputs(task);
  const at = task.function.secondOrder(point);
  return {
    step,
    chosen: task.settings,
    settings: inputs.settings(step),
    point,
    gradient: inputs.firstOrder(step, point, at).gradient,
    isNoisy: inputs.areGradientsOwn,
    hessian: at.hessian,
    state,
    next,
  };
}

interface SecondOrderAt {
  readonly point: Vector;
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
  const inFormula = namesInFormula(optimizer, settings);
  const tex = (numbers: Vector, cell?: typeof boldTex): string => {
    if (numbers.length === 0) return '\\text{none yet}';
    const shown = stateTex(numbers.slice(-MOST_NUMBERS), f.dimension, cell);
    return numbers.length > MOST_NUMBERS ? `\\text{${numbers.length} numbers, the last } ${shown}` : shown;
  };
  return Object.entries(before).map(([name, numbers]) => ({
    name,
    before: tex(numbers),
    after: after === null ? null : tex(after[name] ?? [], boldTex),
    symbols: { before: symbolOf(optimizer, name, step), after: symbolOf(optimizer, name, step + 1) },
    role: inFormula.has(name) ? 'in-formula' : 'bookkeeping',
  }));
}
