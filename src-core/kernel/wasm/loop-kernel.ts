/** A program run again and again in WebAssembly, its results fed back as its next inputs. */
import { runToEnd } from '../../work/index.ts';
import type { Program } from '../program.ts';
import { schedule, type Schedule } from '../schedule.ts';
import { I32 } from './encoding.ts';
import { instantiate, type Run } from './instantiate.ts';
import {
  append,
  emitInstructions,
  emitKeptUniforms,
  localCount,
  localGet,
  localSet,
  readPlace,
  slotLocal,
  type SlotLayout,
} from './emit-program.ts';
import { f64Const, i32Const, ONE_LANE, type Code } from './lanes.ts';
import {
  AGAIN,
  DOUBLE,
  END,
  F64_NOT_EQUAL,
  I32_ADD,
  I32_AND,
  I32_GREATER,
  I32_SUBTRACT,
  KEPT_UNIFORMS,
  LOOP,
} from './opcodes.ts';
import { threadScratch, type Scratch } from './scratch.ts';
import { UNIFORM_BYTES, writeUniforms } from './uniforms.ts';

/** Turns of one call: as many rows as a column has room for. */
const MAXIMUM_TURNS = 2048;
/** Turns of the first call; what they cost says how many the next may have. */
const FIRST_TURNS = 64;
/** ms that a call should take at most. */
const LONGEST_CALL = 4;

/** How many numbers each column has: those that the loop is given, a row a turn, and those of its record. */
export interface LoopColumns {
  readonly given: readonly number[];
  readonly recorded: readonly number[];
}

/**
 * The program's variables are what is carried from turn to turn, then what is given for this one. Its
 * outputs: the carried values of the next turn, then what is recorded of this one, then a number that is
 * 0 where the loop is to stop after this turn.
 */
export class LoopKernel {
  readonly #plan: Schedule;
  readonly #carried: number;
  readonly #columns: LoopColumns;
  readonly #scratch: Scratch = threadScratch();
  readonly #state: number;
  /** Byte addresses at which the columns begin, the given ones first, and at which the last one ends. */
  readonly #columnAt: number[];
  #run: Run | undefined;
  #atOnce = FIRST_TURNS;

  constructor(program: Program, columns: LoopColumns) {
    this.#plan = runToEnd(schedule(program));
    this.#carried = program.variableCount - columns.given.reduce((sum, width) => sum + width, 0);
    this.#columns = columns;
    this.#state = UNIFORM_BYTES * this.#plan.uniformCount;
    this.#columnAt = [this.#state + DOUBLE * this.#carried];
    for (const width of [...columns.given, ...columns.recorded])
      this.#columnAt.push((this.#columnAt.at(-1) ?? 0) + DOUBLE * MAXIMUM_TURNS * width);
  }

  /**
   * Runs at most `turns` turns, fewer where they are slow, and leaves in `carried` the values for the next.
   * @param given each given column from this turn's row on; a row that is missing is anything at all
   * @returns each column of the record, row by row; right until any kernel is called again
   */
  run(
    carried: Float64Array,
    parameters: readonly number[],
    turns: number,
    given: readonly Float64Array[] = [],
  ): readonly Float64Array[] {
    const most = Math.min(turns, this.#atOnce);
    const doubles = this.#scratch.doubles(this.#columnAt.at(-1) ?? 0);
    // Parameters and settings may differ at every call, and a call is long: no use in remembering them.
    this.#scratch.takeOver(this);
    writeUniforms(this.#plan, parameters, doubles);
    const state = this.#state / DOUBLE;
    doubles.set(carried, state);
    const columnAt = (column: number): number => (this.#columnAt[column] ?? 0) / DOUBLE;
    this.#columns.given.forEach((width, column) => {
      doubles.set(given[column]?.subarray(0, width * most) ?? [], columnAt(column));
    });
    this.#run ??= this.#compile();
    const began = performance.now();
    const done = most - this.#run(most);
    const took = performance.now() - began;
    if (took < LONGEST_CALL / 2 && done === this.#atOnce) this.#atOnce = Math.min(2 * done, MAXIMUM_TURNS);
    else if (took > LONGEST_CALL) this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    carried.set(doubles.subarray(state, state + this.#carried));
    return this.#columns.recorded.map((width, index) => {
      const from = columnAt(this.#columns.given.length + index);
      return doubles.subarray(from, from + width * done);
    });
  }

  /** run(turns) gives the turns that are left. */
  #compile(): Run {
    const plan = this.#plan;
    const { given, recorded } = this.#columns;
    const turns = 0;
    const firstRow = 1;
    const next = firstRow + given.length + recorded.length;
    const carried = Array.from({ length: this.#carried }, (_, index) => index);
    const layout: SlotLayout = {
      lanes: ONE_LANE,
      groups: 1,
      first: next + carried.length,
      keptUniforms: Math.min(KEPT_UNIFORMS, plan.uniformCount),
    };
    const output = (index: number): Code => {
      const place = plan.outputs[index];
      if (place === undefined) throw new Error('A loop has outputs for all that it carries and records.');
      return readPlace(plan, layout, place, 0);
    };
    const address = (index: number): number => this.#state + DOUBLE * index;
    const code: number[] = [];
    emitKeptUniforms(code, plan, layout);
    for (const index of carried)
      append(code, [...i32Const(0), ...ONE_LANE.load(address(index)), ...localSet(next + index)]);
    append(code, LOOP);
    const load = (index: number, value: Code): void => {
      const slot = plan.variableSlots[index] ?? null;
      if (slot !== null) append(code, [...value, ...localSet(slotLocal(layout, slot, 0))]);
    };
    for (const index of carried) load(index, localGet(next + index));
    /** What is done at this turn's row of a column, number by number; then on to the next row. */
    const eachOfRow = (column: number, width: number, at: (row: Code, offset: number) => void): void => {
      const row = firstRow + column;
      const offset = this.#columnAt[column] ?? 0;
      for (let index = 0; index < width; index++) at(localGet(row), offset + DOUBLE * index);
      append(code, [...localGet(row), ...i32Const(DOUBLE * width), I32_ADD, ...localSet(row)]);
    };
    let variable = carried.length;
    given.forEach((width, column) => {
      eachOfRow(column, width, (row, offset) => {
        load(variable++, [...row, ...ONE_LANE.load(offset)]);
      });
    });
    emitInstructions(code, plan, layout);
    let toRecord = carried.length;
    recorded.forEach((width, index) => {
      eachOfRow(given.length + index, width, (row, offset) => {
        append(code, [...row, ...output(toRecord++), ...ONE_LANE.store(offset)]);
      });
    });
    for (const index of carried) append(code, [...output(index), ...localSet(next + index)]);
    append(code, [...localGet(turns), ...i32Const(1), I32_SUBTRACT, ...localSet(turns)]);
    append(code, [...localGet(turns), ...i32Const(0), I32_GREATER]);
    append(code, [...output(toRecord), ...f64Const(0), F64_NOT_EQUAL, I32_AND]);
    append(code, [...AGAIN, END]);
    for (const index of carried)
      append(code, [...i32Const(0), ...localGet(next + index), ...ONE_LANE.store(address(index))]);
    append(code, localGet(turns));
    return instantiate(
      this.#scratch,
      { parameters: [I32], results: [I32] },
      {
        locals: [
          [given.length + recorded.length, I32],
          [carried.length + localCount(plan, layout), ONE_LANE.valueType],
        ],
        code,
      },
    );
  }
}
