/** A program's uniform values, in the scratch memory. */
import type { Schedule } from '../schedule.ts';
import { DOUBLE } from './opcodes.ts';
import type { Scratch } from './scratch.ts';

/** Bytes between two uniform values: each is there twice, to be loaded into both lanes. */
export const UNIFORM_BYTES = 16;

/** @param from the byte address of the first */
export function writeUniforms(
  plan: Schedule,
  parameters: readonly number[],
  doubles: Float64Array,
  from = 0,
): void {
  const first = from / DOUBLE;
  plan.fillUniforms(parameters, (index, value) => {
    doubles[first + 2 * index] = value;
    doubles[first + 2 * index + 1] = value;
  });
}

/** Writes them only where they are not there already. */
export class Uniforms {
  readonly #plan: Schedule;
  readonly #scratch: Scratch;
  #parameters: readonly number[] | null = null;

  constructor(plan: Schedule, scratch: Scratch) {
    this.#plan = plan;
    this.#scratch = scratch;
  }

  /** The memory, at least `bytes` long, with the uniform values of these parameters in it. */
  memory(parameters: readonly number[], bytes: number): Float64Array {
    const doubles = this.#scratch.doubles(bytes);
    if (this.#scratch.takeOver(this) || parameters !== this.#parameters) {
      writeUniforms(this.#plan, parameters, doubles);
      this.#parameters = parameters;
    }
    return doubles;
  }
}
