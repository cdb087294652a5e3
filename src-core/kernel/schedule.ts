/**
 * A program made ready to run: what is the same for all points apart from what is not, and for the
 * latter a slot each, used again once nobody needs the value. Over a grid, what is the same along a
 * row is apart as well: cos(2πy) is asked for once a row.
 */
import { ROUTINES, SCALAR } from '../arithmetic/index.ts';
import type { Work } from '../work/index.ts';
import type { OperationValue, Program, ProgramValue, Register } from './program.ts';

/** Where an operand is found. */
export type Place =
  | { readonly kind: 'slot'; readonly index: number }
  /** Among the values that are the same along a row of a grid. */
  | { readonly kind: 'row'; readonly index: number }
  /** Among the uniform values. */
  | { readonly kind: 'uniform'; readonly index: number };

export interface Instruction {
  readonly operation: OperationValue;
  readonly operands: readonly Place[];
  /** The slot, or the place among the row's values, that takes the result. */
  readonly out: number;
}

export interface Schedule {
  readonly program: Program;
  readonly slotCount: number;
  /** The slot into which variable i is loaded, or null where it needs none. */
  readonly variableSlots: readonly (number | null)[];
  readonly instructions: readonly Instruction[];
  /** Which of the row's values variable i is, or null where it is none of them. */
  readonly variableRows: readonly (number | null)[];
  /** What to run once a row, before its points. */
  readonly rowInstructions: readonly Instruction[];
  readonly rowCount: number;
  readonly outputs: readonly Place[];
  readonly uniformCount: number;
  /** Computes everything that is the same for all points, on plain numbers. */
  fillUniforms(parameters: readonly number[], into: (index: number, value: number) => void): void;
}

/** A fraction of a millisecond of work. */
const VALUES_BETWEEN_PAUSES = 512;

/** @param rowVariables the variables that are the same along a row */
export function* schedule(program: Program, rowVariables: readonly number[] = []): Work<Schedule> {
  const { values } = program;
  const kinds = kindsOf(values, rowVariables);
  yield 0.1;
  const lastUse = new Int32Array(values.length).fill(-1);
  values.forEach((value, register) => {
    if (value.kind === 'operation') for (const operand of value.operands) lastUse[operand] = register;
  });
  for (const output of program.outputs) lastUse[output] = values.length;
  yield 0.2;

  // Uniform values that another operation or an output reads get a place of their own.
  const uniformIndex = new Map<Register, number>();
  const rowIndex = new Map<Register, number>();
  const slots = new Int32Array(values.length).fill(-1);
  const free: number[] = [];
  let slotCount = 0;
  const place = (register: Register): Place => {
    const kind = kinds[register] ?? 'uniform';
    if (kind === 'slot') return { kind, index: slots[register] ?? -1 };
    const known = kind === 'row' ? rowIndex : uniformIndex;
    const index = known.get(register) ?? known.size;
    known.set(register, index);
    return { kind, index };
  };
  const variableSlots: (number | null)[] = Array.from({ length: program.variableCount }, () => null);
  const variableRows = [...variableSlots];
  const instructions: Instruction[] = [];
  const rowInstructions: Instruction[] = [];
  values.forEach((value, register) => {
    if (value.kind !== 'variable') return;
    if (kinds[register] === 'row') {
      variableRows[value.index] = place(register).index;
      return;
    }
    // All variables are loaded before the first instruction runs, so none of them shares a slot.
    slots[register] = slotCount++;
    variableSlots[value.index] = slots[register] ?? null;
  });
  for (const [register, value] of values.entries()) {
    if (register % VALUES_BETWEEN_PAUSES === 0) yield 0.2 + (0.7 * register) / values.length;
    const kind = kinds[register];
    if (kind === 'uniform' || value.kind !== 'operation') continue;
    const operands = value.operands.map(place);
    if (kind === 'row') {
      rowInstructions.push({ operation: value, operands, out: place(register).index });
      continue;
    }
    for (const operand of new Set(value.operands))
      if (kinds[operand] === 'slot' && lastUse[operand] === register) free.push(slots[operand] ?? -1);
    slots[register] = free.pop() ?? slotCount++;
    instructions.push({ operation: value, operands, out: slots[register] ?? -1 });
  }
  const outputs = program.outputs.map(place);
  yield 0.9;

  return {
    program,
    slotCount,
    variableSlots,
    instructions,
    variableRows,
    rowInstructions,
    rowCount: rowIndex.size,
    outputs,
    uniformCount: uniformIndex.size,
    fillUniforms: uniformFiller(values, kinds, uniformIndex),
  };
}

/** What each value depends on: a point of its own, its row alone, or neither. */
function kindsOf(values: readonly ProgramValue[], rowVariables: readonly number[]): readonly Place['kind'][] {
  const kinds: Place['kind'][] = [];
  for (const value of values) {
    if (value.kind === 'variable') kinds.push(rowVariables.includes(value.index) ? 'row' : 'slot');
    else if (value.kind !== 'operation') kinds.push('uniform');
    else {
      const of = value.operands.map((operand) => kinds[operand]);
      kinds.push(of.includes('slot') ? 'slot' : of.includes('row') ? 'row' : 'uniform');
    }
  }
  return kinds;
}

/** What comes from constants alone is computed once; the rest whenever parameters are given. */
function uniformFiller(
  values: readonly ProgramValue[],
  kinds: readonly Place['kind'][],
  uniformIndex: ReadonlyMap<Register, number>,
): Schedule['fillUniforms'] {
  const known = new Float64Array(values.length);
  const read = (operand: Register): number => known[operand] ?? NaN;
  const given: { readonly register: Register; readonly index: number }[] = [];
  const derived: { readonly register: Register; readonly operation: OperationValue }[] = [];
  const depends = new Set<Register>();
  values.forEach((value, register) => {
    if (kinds[register] !== 'uniform') return;
    if (value.kind === 'constant') known[register] = value.value;
    else if (value.kind === 'operation') {
      if (value.operands.some((operand) => depends.has(operand))) {
        depends.add(register);
        derived.push({ register, operation: value });
      } else known[register] = applyPrimitive(value, read);
    } else {
      depends.add(register);
      given.push({ register, index: value.index });
    }
  });
  const places = [...uniformIndex];
  return (parameters, into) => {
    for (const { register, index } of given) known[register] = parameters[index] ?? NaN;
    for (const { register, operation } of derived) known[register] = applyPrimitive(operation, read);
    for (const [register, index] of places) into(index, known[register] ?? NaN);
  };
}

/** One operation on plain numbers. */
export function applyPrimitive(operation: OperationValue, read: (operand: Register) => number): number {
  const { primitive, operands, bound, routine } = operation;
  const [a, b, c, d] = operands.map(read);
  const [x, y, z, w] = [a ?? NaN, b ?? NaN, c ?? NaN, d ?? NaN];
  switch (primitive) {
    case 'beyond':
      return routine !== null && Math.abs(x) > bound ? ROUTINES[routine](x) : y;
    case 'whereLess':
    case 'whereEqual':
      return SCALAR[primitive](x, y, z, w);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'minimum':
    case 'maximum':
    case 'copySign':
      return SCALAR[primitive](x, y);
    default:
      return SCALAR[primitive](x);
  }
}
