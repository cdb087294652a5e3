/** One turn of a loop in which several members go on side by side, such as the runs of several optimizers. */
import type { Program } from '../program.ts';
import { schedule, type Schedule } from '../schedule.ts';
import { runToEnd } from '../../work/index.ts';
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
import { F64, I32, type FunctionBody } from './encoding.ts';
import { f64Const, i32Const, ONE_LANE, TWO_LANES, type Code } from './lanes.ts';
import {
  AGAIN,
  DOUBLE,
  END,
  F64_EQUAL,
  I32_ADD,
  I32_AND,
  I32_GREATER,
  I32_MULTIPLY,
  I32_SUBTRACT,
  KEPT_UNIFORMS,
  LOOP,
} from './opcodes.ts';
import { UNIFORM_BYTES } from './uniforms.ts';

/**
 * The turn's variables are what is carried from the last turn, then what is given for this one. The shared program
 * runs first, once for every member, two of them to a vector. Then the own program runs once: its variables are the
 * turn's and then the shared program's outputs, member after member; its outputs what is carried on, what is recorded
 * of this turn, and a number that is 0 unless the loop is to stop after it. Both have the same parameters.
 */
export interface LoopTurn {
  readonly shared: Program;
  /** For each member, which of the turn's variables are those of the shared program. */
  readonly members: readonly (readonly number[])[];
  readonly own: Program;
  /** How many numbers a row has of each column that is given, and of each that is recorded. */
  readonly given: readonly number[];
  readonly recorded: readonly number[];
}

/** Rows that a column has room for. */
export const MAXIMUM_TURNS = 2048;
/** Rows between columns, or all of a turn's numbers might fall to the same few lines of a cache. */
const GAP = 5;

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Bytes from the first of some columns to each of them and to their end, where each has so many rows. */
export function columnOffsets(widths: readonly number[], rows: number): readonly number[] {
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + DOUBLE * width * (rows + GAP));
  return offsets;
}

/** Where a loop's numbers are in memory, in bytes: uniform values, what is carried, what is given, the record. */
export class TurnLayout {
  readonly turn: LoopTurn;
  readonly shared: Schedule;
  readonly own: Schedule;
  readonly carriedCount: number;
  readonly ownUniformsAt: number;
  readonly carriedAt: number;
  readonly givenAt: readonly number[];
  /** Its columns have as many rows as a call has turns. */
  readonly recordAt: number;
  readonly end: number;

  constructor(turn: LoopTurn) {
    this.turn = turn;
    this.shared = runToEnd(schedule(turn.shared));
    this.own = runToEnd(schedule(turn.own));
    const fromShared = turn.members.length * turn.shared.outputs.length;
    this.carriedCount = turn.own.variableCount - total(turn.given) - fromShared;
    this.ownUniformsAt = UNIFORM_BYTES * this.shared.uniformCount;
    this.carriedAt = this.ownUniformsAt + UNIFORM_BYTES * this.own.uniformCount;
    const columnsAt = this.carriedAt + DOUBLE * this.carriedCount;
    const given = columnOffsets(turn.given, MAXIMUM_TURNS).map((offset) => columnsAt + offset);
    this.givenAt = given;
    this.recordAt = given.at(-1) ?? columnsAt;
    this.end = this.recordAt + (columnOffsets(turn.recorded, MAXIMUM_TURNS).at(-1) ?? 0);
  }
}

/** run(turns), at least one turn; gives the turns that are left. */
export function emitLoop(layout: TurnLayout): FunctionBody {
  const { turn, shared, own, carriedCount } = layout;
  const { members, given, recorded } = turn;
  const turns = 0;
  const firstRow = 1;
  const carried = firstRow + given.length + recorded.length;
  const ownLayout: SlotLayout = {
    lanes: ONE_LANE,
    groups: 1,
    first: carried + carriedCount,
    keptUniforms: Math.min(KEPT_UNIFORMS, own.uniformCount),
    uniformsAt: layout.ownUniformsAt,
  };
  const ownLocals = carriedCount + localCount(own, ownLayout);
  const lanes = members.length === 1 ? ONE_LANE : TWO_LANES;
  const sharedLayout: SlotLayout = {
    lanes,
    groups: Math.ceil(members.length / lanes.count),
    first: carried + ownLocals,
    keptUniforms: Math.min(KEPT_UNIFORMS, shared.uniformCount),
    uniformsAt: 0,
  };

  const ofCarried = (index: number): number => layout.carriedAt + DOUBLE * index;
  const eachCarried = Array.from({ length: carriedCount }, (_, index) => index);
  /** Every number of this turn's row of some columns: the local with the row's place, and the bytes from there. */
  const rowsOf = (widths: readonly number[], firstRow: number, at: (column: number) => number) =>
    widths.flatMap((width, column) =>
      Array.from({ length: width }, (_, index) => ({
        row: localGet(firstRow + column),
        offset: at(column) + DOUBLE * index,
      })),
    );
  const variables: readonly Code[] = [
    ...eachCarried.map((index) => localGet(carried + index)),
    ...rowsOf(given, firstRow, (column) => layout.givenAt[column] ?? 0).map(({ row, offset }) => [
      ...row,
      ...ONE_LANE.load(offset),
    ]),
  ];
  const fromShared = members.flatMap((_, member) =>
    shared.outputs.map((place) =>
      lanes.unpack(
        readPlace(shared, sharedLayout, place, Math.floor(member / lanes.count)),
        member % lanes.count,
      ),
    ),
  );
  const output = (index: number): Code => {
    const place = own.outputs[index];
    if (place === undefined) throw new Error('A turn has outputs for all that it carries and records.');
    return readPlace(own, ownLayout, place, 0);
  };

  const code: number[] = [];
  emitKeptUniforms(code, shared, sharedLayout);
  emitKeptUniforms(code, own, ownLayout);
  for (const index of eachCarried)
    append(code, [...i32Const(0), ...ONE_LANE.load(ofCarried(index)), ...localSet(carried + index)]);
  let before = 0;
  for (const [column, width] of recorded.entries()) {
    append(code, [...localGet(turns), ...i32Const(GAP), I32_ADD, ...i32Const(DOUBLE * before), I32_MULTIPLY]);
    append(code, localSet(firstRow + given.length + column));
    before += width;
  }
  append(code, LOOP);

  shared.variableSlots.forEach((slot, variable) => {
    if (slot === null) return;
    for (let group = 0; group < sharedLayout.groups; group++) {
      const numbers = Array.from({ length: lanes.count }, (_, lane) => {
        // Where the last vector has a lane too many, it does what its neighbour does.
        const member = Math.min(group * lanes.count + lane, members.length - 1);
        return variables[members[member]?.[variable] ?? -1] ?? [];
      });
      append(code, [...lanes.pack(numbers), ...localSet(slotLocal(sharedLayout, slot, group))]);
    }
  });
  emitInstructions(code, shared, sharedLayout);

  [...variables, ...fromShared].forEach((value, variable) => {
    const slot = own.variableSlots[variable] ?? null;
    if (slot !== null) append(code, [...value, ...localSet(slotLocal(ownLayout, slot, 0))]);
  });
  emitInstructions(code, own, ownLayout);

  let next = carriedCount;
  for (const { row, offset } of rowsOf(recorded, firstRow + given.length, () => layout.recordAt))
    append(code, [...row, ...output(next++), ...ONE_LANE.store(offset)]);
  for (const index of eachCarried) append(code, [...output(index), ...localSet(carried + index)]);
  for (const [column, width] of [...given, ...recorded].entries()) {
    const row = firstRow + column;
    append(code, [...localGet(row), ...i32Const(DOUBLE * width), I32_ADD, ...localSet(row)]);
  }
  append(code, [...localGet(turns), ...i32Const(1), I32_SUBTRACT, ...localSet(turns)]);
  append(code, [...localGet(turns), ...i32Const(0), I32_GREATER]);
  append(code, [...output(next), ...f64Const(0), F64_EQUAL, I32_AND]);
  append(code, [...AGAIN, END]);
  for (const index of eachCarried)
    append(code, [...i32Const(0), ...localGet(carried + index), ...ONE_LANE.store(ofCarried(index))]);
  append(code, localGet(turns));
  return {
    locals: [
      [given.length + recorded.length, I32],
      [ownLocals, F64],
      [localCount(shared, sharedLayout), lanes.valueType],
    ],
    code,
  };
}
