/** A turn done again and again in WebAssembly, its results fed back as its next inputs. */
import { I32 } from './encoding.ts';
import { instantiate, type Run } from './instantiate.ts';
import { columnOffsets, emitLoop, MAXIMUM_TURNS, TurnLayout, type LoopTurn } from './loop-turn.ts';
import { DOUBLE } from './opcodes.ts';
import { threadScratch, type Scratch } from './scratch.ts';
import { writeUniforms } from './uniforms.ts';

/** Turns of the first call; what they cost says how many the next may have. */
const FIRST_TURNS = 64;
/** ms that a call should take at most. */
const LONGEST_CALL = 4;

/** What a call of a loop recorded; right until any kernel is called again. */
export interface LoopRecord {
  readonly rows: number;
  /** A copy of some recorded columns, in one buffer of their own, each row by row. */
  columns(first: number, count: number): readonly Float64Array[];
}

export class LoopKernel {
  readonly #layout: TurnLayout;
  readonly #scratch: Scratch = threadScratch();
  #run: Run | undefined;
  #atOnce = FIRST_TURNS;

  constructor(turn: LoopTurn) {
    this.#layout = new TurnLayout(turn);
  }

  /**
   * Runs at most `turns` turns, fewer where they are slow, and leaves in `carried` the values for the next.
   * @param given each given column from this turn's row on; a row that is missing is anything at all
   */
  run(
    carried: Float64Array,
    parameters: readonly number[],
    turns: number,
    given: readonly Float64Array[],
  ): LoopRecord {
    const { turn, shared, own, carriedCount, ownUniformsAt, carriedAt, givenAt, recordAt, end } =
      this.#layout;
    const most = Math.min(turns, this.#atOnce);
    const doubles = this.#scratch.doubles(end);
    // Parameters and settings may differ at every call, and a call is long: no use in remembering them.
    this.#scratch.takeOver(this);
    writeUniforms(shared, parameters, doubles);
    writeUniforms(own, parameters, doubles, ownUniformsAt);
    const state = carriedAt / DOUBLE;
    doubles.set(carried, state);
    turn.given.forEach((width, column) => {
      doubles.set(given[column]?.subarray(0, width * most) ?? [], (givenAt[column] ?? 0) / DOUBLE);
    });
    this.#run ??= instantiate(this.#scratch, { parameters: [I32], results: [I32] }, emitLoop(this.#layout));
    const began = performance.now();
    const done = most - this.#run(most);
    const took = performance.now() - began;
    if (took < LONGEST_CALL / 2 && done === this.#atOnce) this.#atOnce = Math.min(2 * done, MAXIMUM_TURNS);
    else if (took > LONGEST_CALL) this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    carried.set(doubles.subarray(state, state + carriedCount));
    return {
      rows: done,
      columns(first, count) {
        const offsets = columnOffsets(turn.recorded, most);
        const [from = 0, to] = [offsets[first], offsets[first + count]];
        const copy = doubles.buffer.slice(recordAt + from, recordAt + (to ?? from));
        return turn.recorded
          .slice(first, first + count)
          .map((width, index) => new Float64Array(copy, (offsets[first + index] ?? 0) - from, width * done));
      },
    };
  }
}
