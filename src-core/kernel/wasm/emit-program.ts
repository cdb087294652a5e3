/** A scheduled program → the body of a WebAssembly loop over points, or of a function of one point. */
import { ROUTINES } from '../../arithmetic/index.ts';
import type { Instruction, Place, Schedule } from '../schedule.ts';
import { unsigned } from './encoding.ts';
import { bothLanes, f64Const, i32Const, ONE_LANE, simd, TWO_LANES, type Code, type Lanes } from './lanes.ts';
import { END, F64_ABS, F64_GREATER, IF } from './opcodes.ts';
import { UNIFORM_BYTES } from './uniforms.ts';

/** The routines in the order in which a module imports them. */
export const IMPORTED_ROUTINES = Object.keys(ROUTINES) as readonly (keyof typeof ROUTINES)[];

export const localGet = (index: number): number[] => [0x20, ...unsigned(index)];
export const localSet = (index: number): number[] => [0x21, ...unsigned(index)];

/** Appends without spreading: code may be longer than the stack of arguments. */
export function append(code: number[], more: Code): void {
  for (const byte of more) code.push(byte);
}

export interface SlotLayout {
  readonly lanes: Lanes;
  /** How many groups of lanes are in flight at once. */
  readonly groups: number;
  /** Number of the first local; slot s of group g is local `first + s·groups + g`. */
  readonly first: number;
  /** The first uniform values, this many, are kept in locals; the rest are read from memory at each use. */
  readonly keptUniforms: number;
  /** Byte address of the first uniform value. */
  readonly uniformsAt: number;
}

/** Locals that a program needs: its slots, two to lend to `beyond`, the kept uniform values, and a row's values. */
export function localCount({ slotCount, rowCount }: Schedule, { groups, keptUniforms }: SlotLayout): number {
  return slotCount * groups + 2 + keptUniforms + rowCount;
}

/** Loads the uniform values that are kept in locals. */
export function emitKeptUniforms(code: number[], plan: Schedule, layout: SlotLayout): void {
  for (let index = 0; index < layout.keptUniforms; index++)
    append(code, [...loadUniform(layout, index), ...localSet(uniformLocal(plan, layout, index))]);
}

const uniformLocal = ({ slotCount }: Schedule, { first, groups }: SlotLayout, index: number): number =>
  first + slotCount * groups + 2 + index;

/** A row's values are one local each, however many groups are in flight. */
export const rowLocal = (plan: Schedule, layout: SlotLayout, index: number): number =>
  uniformLocal(plan, layout, layout.keptUniforms + index);

const loadUniform = ({ lanes, uniformsAt }: SlotLayout, index: number): Code => [
  ...i32Const(0),
  ...lanes.load(uniformsAt + UNIFORM_BYTES * index),
];

export function slotLocal({ first, groups }: SlotLayout, slot: number, group: number): number {
  return first + slot * groups + group;
}

/** Code that leaves a value of one group on the stack. */
export function readPlace(plan: Schedule, layout: SlotLayout, place: Place, group: number): Code {
  if (place.kind === 'slot') return localGet(slotLocal(layout, place.index, group));
  if (place.kind === 'row') return localGet(rowLocal(plan, layout, place.index));
  return place.index < layout.keptUniforms
    ? localGet(uniformLocal(plan, layout, place.index))
    : loadUniform(layout, place.index);
}

/** The instructions, group after group within each, so that the groups' latencies overlap. */
export function emitInstructions(code: number[], plan: Schedule, layout: SlotLayout): void {
  for (const instruction of plan.instructions)
    for (let group = 0; group < layout.groups; group++)
      emitInstruction(code, instruction, group, slotLocal(layout, instruction.out, group), plan, layout);
}

/** What a row's points have in common. */
export function emitRowInstructions(code: number[], plan: Schedule, layout: SlotLayout): void {
  for (const instruction of plan.rowInstructions)
    emitInstruction(code, instruction, 0, rowLocal(plan, layout, instruction.out), plan, layout);
}

function emitInstruction(
  code: number[],
  instruction: Instruction,
  group: number,
  out: number,
  plan: Schedule,
  layout: SlotLayout,
): void {
  const operands = instruction.operands.map((place) => readPlace(plan, layout, place, group));
  append(code, valueOf(instruction, operands, plan, layout));
  append(code, localSet(out));
}

const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a?.kind === b?.kind && a?.index === b?.index;

/** The smaller or the larger of two by one instruction, f64x2.pmin or pmax, which are defined by this very choice. */
function pseudoExtreme(places: readonly Place[], [a = [], b = []]: readonly Code[]): Code | null {
  const [first, second, then, otherwise] = places;
  if (samePlace(first, then) && samePlace(second, otherwise)) return [...b, ...a, ...simd(0xf6)];
  if (samePlace(first, otherwise) && samePlace(second, then)) return [...a, ...b, ...simd(0xf7)];
  return null;
}

function valueOf(
  { operation, operands: places }: Instruction,
  operands: readonly Code[],
  plan: Schedule,
  layout: SlotLayout,
): Code {
  if (operation.primitive === 'whereLess' && layout.lanes === TWO_LANES) {
    const selected = pseudoExtreme(places, operands);
    if (selected !== null) return selected;
  }
  if (operation.primitive !== 'beyond') return layout.lanes.primitives[operation.primitive](operands);
  const { bound, routine } = operation;
  if (routine === null) throw new Error('The primitive “beyond” names its routine.');
  const [a = [], fast = []] = operands;
  const argument = layout.first + plan.slotCount * layout.groups;
  const result = argument + 1;
  const call = [0x10, ...unsigned(IMPORTED_ROUTINES.indexOf(routine))];
  const start = [...a, ...localSet(argument), ...fast, ...localSet(result)];
  if (layout.lanes === ONE_LANE) {
    return [
      ...start,
      ...[...localGet(argument), F64_ABS, ...f64Const(bound), F64_GREATER, ...IF],
      ...[...localGet(argument), ...call, ...localSet(result)],
      END,
      ...localGet(result),
    ];
  }
  const lane = (index: number): Code => {
    const extracted = [...localGet(argument), ...simd(0x21), index];
    return [
      ...[...extracted, F64_ABS, ...f64Const(bound), F64_GREATER, ...IF],
      ...[...localGet(result), ...extracted, ...call, ...simd(0x22), index, ...localSet(result)],
      END,
    ];
  };
  return [
    ...start,
    ...[...localGet(argument), ...simd(0xec), ...bothLanes(bound), ...simd(0x4a), ...simd(0x53), ...IF],
    ...lane(0),
    ...lane(1),
    END,
    ...localGet(result),
  ];
}
