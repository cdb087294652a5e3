import type { FirstOrder, PointFunction } from '../kernel/index.ts';
import { solve } from '../linear-algebra/solve.ts';
import { symmetricEigen, type Eigenpairs } from '../linear-algebra/symmetric-eigen.ts';
import { isSame } from '../linear-algebra/vectors.ts';
import type { Oracle, Vector } from '../optimizers/index.ts';
import type { StepByStepInputs } from './step-inputs.ts';

/** What a run asked for. To look at a path, f and ∇f at every point of it, is not counted. */
export interface Cost {
  /** Times f alone was asked for. */
  readonly values: number;
  /** Times ∇f was, with f for nothing. */
  readonly gradients: number;
  readonly hessians: number;
  /** Linear systems, and eigenpairs of H, which are as good as one. */
  readonly solves: number;
}

type Counts = { -readonly [Kind in keyof Cost]: number };

/** What was asked at a point. */
interface Asked {
  readonly point: Vector;
  value: boolean;
  gradient: boolean;
}

/** Asks f for a method, step after step, and counts. What was asked at a point is known there, and counted once. */
export class CountingOracle implements Oracle {
  readonly #f: PointFunction;
  readonly #inputs: StepByStepInputs;
  readonly #counts: Counts = { values: 0, gradients: 0, hessians: 0, solves: 0 };
  #step = 0;
  #first: FirstOrder = { value: Number.NaN, gradient: [] };
  #here: Asked = { point: [], value: false, gradient: false };
  #hessian: readonly Vector[] | null = null;
  #eigenpairs: Eigenpairs | null = null;
  /** Places looked at since the last step: a line search ends at one of them, where the next step begins. */
  #afar: Asked[] = [];

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
    const isThere = ({ point: asked }: Asked): boolean => isSame(asked, point);
    if (!isThere(this.#here)) {
      this.#hessian = null;
      this.#eigenpairs = null;
    }
    const asked = this.#afar.filter(isThere);
    if (isThere(this.#here)) asked.push(this.#here);
    this.#step = step;
    this.#first = this.#inputs.firstOrder(step, point, first);
    this.#here = {
      point,
      value: asked.some(({ value, gradient }) => value || gradient),
      // What was seen before is not what this step sees, where each step sees a gradient of its own.
      gradient: !this.#inputs.areGradientsOwn && asked.some(({ gradient }) => gradient),
    };
    this.#afar = [];
  }

  value(): number {
    if (!this.#here.value && !this.#here.gradient) this.#counts.values++;
    this.#here.value = true;
    return this.#first.value;
  }

  gradient(): Vector {
    if (!this.#here.gradient) this.#counts.gradients++;
    this.#here.gradient = true;
    return this.#first.gradient;
  }

  hessian(): readonly Vector[] {
    if (this.#hessian === null) {
      this.#counts.hessians++;
      this.#hessian = this.#f.secondOrder(this.point).hessian;
    }
    return this.#hessian;
  }

  eigenpairs(): Eigenpairs {
    if (this.#eigenpairs === null) {
      this.#counts.solves++;
      this.#eigenpairs = symmetricEigen(this.hessian());
    }
    return this.#eigenpairs;
  }

  valueAt(point: Vector): number {
    this.#counts.values++;
    this.#afar.push({ point, value: true, gradient: false });
    return this.#f.value(point);
  }

  firstOrderAt(point: Vector): FirstOrder {
    this.#counts.gradients++;
    this.#afar.push({ point, value: true, gradient: true });
    return this.#inputs.firstOrder(this.#step, point);
  }

  solve(matrix: readonly Vector[], right: Vector): Vector | null {
    this.#counts.solves++;
    return solve(matrix, right);
  }
}
