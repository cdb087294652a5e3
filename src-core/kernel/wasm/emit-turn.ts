/** One turn of a loop over points: two to a vector, one or two vectors in flight. */
import type { Schedule } from '../schedule.ts';
import {
  append,
  emitInstructions,
  localGet,
  localSet,
  readPlace,
  slotLocal,
  type SlotLayout,
} from './emit-program.ts';
import { TWO_LANES } from './lanes.ts';
import { I32_ADD, KEPT_UNIFORMS } from './opcodes.ts';

const LANES = 2;

/** Two groups hide the latency of short programs; long ones have enough to do without. */
const SHORT = 600;

/** The layout of a loop's locals, from local `first` on. */
export function turnLayout(plan: Schedule, first: number): SlotLayout {
  const groups = groupsFor(plan);
  const keptUniforms = Math.min(KEPT_UNIFORMS, plan.uniformCount);
  return { lanes: TWO_LANES, groups, first, keptUniforms, uniformsAt: 0 };
}

/** Points of one turn. */
export const pointsInFlight = (plan: Schedule): number => LANES * groupsFor(plan);

const groupsFor = ({ instructions }: Schedule): number => (instructions.length <= SHORT ? 2 : 1);

/**
 * Loads a turn's points, computes, and stores.
 * @param addresses the local that holds the address of variable i's numbers
 * @param to the locals with the address of the first output, with the bytes between two outputs, and one to spare
 */
export function emitTurn(
  code: number[],
  plan: Schedule,
  layout: SlotLayout,
  addresses: readonly number[],
  to: { readonly out: number; readonly stride: number; readonly output: number },
): void {
  const groups = Array.from({ length: layout.groups }, (_, group) => group);
  const width = TWO_LANES.bytes;
  plan.variableSlots.forEach((slot, index) => {
    const address = addresses[index];
    if (slot === null || address === undefined) return;
    for (const group of groups) {
      append(code, [...localGet(address), ...TWO_LANES.load(width * group)]);
      append(code, localSet(slotLocal(layout, slot, group)));
    }
  });
  emitInstructions(code, plan, layout);
  append(code, [...localGet(to.out), ...localSet(to.output)]);
  for (const place of plan.outputs) {
    for (const group of groups) {
      append(code, [...localGet(to.output), ...readPlace(plan, layout, place, group)]);
      append(code, TWO_LANES.store(width * group));
    }
    append(code, [...localGet(to.output), ...localGet(to.stride), I32_ADD, ...localSet(to.output)]);
  }
}
