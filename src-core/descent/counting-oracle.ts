import type { FirstOrder, PointFunction, SecondOrder } from '../kernel/index.ts';
import type { Oracle, Vector } from '../optimizers/index.ts';
import { solve } from '../linear-algebra/solve.ts';
import type { StepByStepInputs } from './step-inputs.ts';

/** What a run asked for. To look at a path, f and ∇f at every point of it, is not counted. */
export interface Cost {
  /** Times f alone was asked for. */
  readonly values: number;
  /** Times ∇f was, with f for nothing. */
  readonly gradients: number;
  readonly hessians: number;
  /** Linear systems. */
  readonly solves: number;
}

type Counts = { -readonly [Kind in keyof Cost]: number };

/** Asks f for a method, step after step, and counts. What was asked at a point is known there, and counted once. */
export class CountingOracle implements Oracle {
  readonly #f: PointFunction;
  readonly #inputs: StepByStepInputs;
  readonly #counts: Counts = { values: 0, gradients: 0, hessians: 0, solves: 0 };
  #step = 0;
  #here: { readonly point: Vector; readonly first: FirstOrder } = {
    point: [],
    first: { value: Number.NaN, gradient: [] },
  };
  #second: SecondOrder | null = null;
  #isGradientKnown = false;
  #isValueKnown = false;
  /** The last point looked at from afar: a line search ends where the next step begins. */
  #afar: { readonly point: Vector; readonly first: FirstOrder | null } | null = null;

  constructor(f: PointFunction, inputs: StepByStepInputs) {
    this.#f = f;
    this.#inputs = inputs;
  }

  get cost(): Cost {
    return { ...this.#counts };
  }

  get point(): Vector {
    return this.#here.point;
  }

  /** Begins a step at a point, f and ∇f at which are known to the one who watches. */
  moveTo(step: number, point: Vector, first: FirstOrder): void {
    const wasAsked = this.#afar !== null && isSame(this.#afar.point, point) ? this.#afar : null;
    this.#step = step;
    this.#here = { point, first: this.#inputs.firstOrder(step, point, first) };
    this.#second = null;
    this.#isValueKnown = wasAsked !== null;
    // What was seen from afar is not what this step sees, where each step sees a gradient of its own.
    this.#isGradientKnown = wasAsked !== null && wasAsked.first !== null && !this.#inputs.areGradientsOwn;
    this.#afar = null;
  }

  value(): number {
    if (!this.#isValueKnown && !this.#isGradientKnown) this.#counts.values++;
    this.#isValueKnown = true;
    return this.#here.first.value;
  }

  gradient(): Vector {
    if (!this.#isGradientKnown) this.#counts.gradients++;
    this.#isGradientKnown = true;
    return this.#here.first.gradient;
  }

  hessian(): readonly Vector[] {
    if (this.#second === null) {
      this.#counts.hessians++;
      this.#second = this.#f.secondOrder(this.point);
    }
    return this.#second.hessian;
  }

  valueAt(point: Vector): number {
    this.#counts.values++;
    this.#afar = { point, first: null };
    return this.#f.value(point);
  }

  firstOrderAt(point: Vector): FirstOrder {
    this.#counts.gradients++;
    const first = this.#inputs.firstOrder(this.#step, point);
    this.#afar = { point, first };
    return first;
  }

  solve(matrix: readonly Vector[], right: Vector): Vector | null {
    this.#counts.solves++;
    return solve(matrix, right);
  }
}

const isSame = (a: Vector, b: Vector): boolean =>
  a.length === b.length && a.every((coordinate, i) => Object.is(coordinate, b[i]));
