/** The kernel in WebAssembly: f64x2 SIMD over lists and grids, plain f64 at single points. */
import type { Kernel } from '../kernel.ts';
import type { Schedule } from '../schedule.ts';
import { I32, NO_RESULT, unsigned } from './encoding.ts';
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
  UNIFORM_BYTES,
  type SlotLayout,
} from './emit-program.ts';
import { i32Const, ONE_LANE, TWO_LANES } from './lanes.ts';
import { threadScratch, type Scratch } from './scratch.ts';

/** Points of a list that are copied in, computed and copied out together. */
const CHUNK = 4096;
const LANES = 2;
const DOUBLE = 8;
const I32_ADD = 0x6a;
const I32_SUBTRACT = 0x6b;
const I32_NOT_POSITIVE = [0x41, 0x01, 0x48];
const END = 0x0b;

/** Uniform values in locals: those that do not fit in registers become operands on the stack, cheaper than loads. */
const KEPT_UNIFORMS = 64;

/** Two groups hide the latency of short programs; long ones have enough to do without. */
const groupsFor = (plan: Schedule): number => (plan.instructions.length <= 600 ? 2 : 1);

export class WasmKernel implements Kernel {
  readonly backend = 'webassembly';
  readonly outputCount: number;
  readonly #plan: Schedule;
  readonly #scratch: Scratch = threadScratch();
  readonly #groups: number;
  /** Byte addresses of what the kernel keeps in the scratch memory, after its uniform values. */
  readonly #pointInputs: number;
  readonly #pointOutputs: number;
  readonly #lists: number;
  #parameters: readonly number[] | null = null;
  #runPoint: Run | undefined;
  #runList: Run | undefined;

  constructor(plan: Schedule) {
    const { program } = plan;
    this.#plan = plan;
    this.outputCount = program.outputs.length;
    this.#groups = groupsFor(plan);
    this.#pointInputs = UNIFORM_BYTES * plan.uniformCount;
    this.#pointOutputs = this.#pointInputs + DOUBLE * program.variableCount;
    this.#lists = roundUp(this.#pointOutputs + DOUBLE * this.outputCount, 64);
  }

  point(point: ArrayLike<number>, parameters: readonly number[], into: Float64Array): void {
    const doubles = this.#prepare(parameters, this.#lists);
    let at = this.#pointInputs / DOUBLE;
    for (let i = 0; i < this.#plan.program.variableCount; i++) doubles[at++] = point[i] ?? NaN;
    this.#runPoint ??= this.#compilePoint();
    this.#runPoint();
    at = this.#pointOutputs / DOUBLE;
    for (let i = 0; i < this.outputCount; i++) into[i] = doubles[at++] ?? NaN;
  }

  list(
    variables: readonly Float64Array[],
    parameters: readonly number[],
    into: readonly Float64Array[],
    count: number,
  ): void {
    const stride = DOUBLE * (Math.min(CHUNK, count) + this.#pointsInFlight);
    const outputs = this.#lists + stride * variables.length;
    const doubles = this.#prepare(parameters, outputs + stride * this.outputCount);
    const step = DOUBLE * this.#pointsInFlight;
    const addresses = variables.flatMap((_, index) => [this.#lists + stride * index, step]);
    this.#runList ??= this.#compileList();
    for (let from = 0; from < count; from += CHUNK) {
      const size = Math.min(CHUNK, count - from);
      variables.forEach((values, index) => {
        doubles.set(values.subarray(from, from + size), (this.#lists + stride * index) / DOUBLE);
      });
      this.#runList(size, outputs, stride, ...addresses);
      into.forEach((array, index) => {
        const start = (outputs + stride * index) / DOUBLE;
        array.set(doubles.subarray(start, start + size), from);
      });
    }
  }

  grid(x: Float64Array, y: Float64Array, parameters: readonly number[]): readonly Float64Array[] {
    const [columns, inFlight] = [x.length, this.#pointsInFlight];
    const rowStep = DOUBLE * inFlight;
    const rows = this.#lists + DOUBLE * (columns + inFlight);
    const outputs = rows + rowStep * y.length;
    // A row's last turn may run over its end: into the next row, which comes after it, or into the margin.
    const stride = DOUBLE * (columns * y.length + inFlight);
    const doubles = this.#prepare(parameters, outputs + stride * this.outputCount);
    doubles.set(x, this.#lists / DOUBLE);
    let at = rows / DOUBLE;
    for (const value of y) for (let lane = 0; lane < inFlight; lane++) doubles[at++] = value;
    const run = (this.#runList ??= this.#compileList());
    const axis = this.#lists;
    for (let j = 0; j < y.length; j++)
      run(columns, outputs + DOUBLE * columns * j, stride, axis, rowStep, rows + rowStep * j, 0);
    return Array.from({ length: this.outputCount }, (_, index) => {
      const start = (outputs + stride * index) / DOUBLE;
      return doubles.subarray(start, start + columns * y.length);
    });
  }

  get #pointsInFlight(): number {
    return LANES * this.#groups;
  }

  /** The memory with this kernel's uniform values in it. */
  #prepare(parameters: readonly number[], bytes: number): Float64Array {
    const doubles = this.#scratch.doubles(bytes);
    if (this.#scratch.takeOver(this) || parameters !== this.#parameters) {
      this.#plan.fillUniforms(parameters, (index, value) => {
        doubles[2 * index] = value;
        doubles[2 * index + 1] = value;
      });
      this.#parameters = parameters;
    }
    return doubles;
  }

  #compilePoint(): Run {
    const plan = this.#plan;
    const layout: SlotLayout = { lanes: ONE_LANE, groups: 1, first: 0, keptUniforms: 0 };
    const code: number[] = [];
    plan.variableSlots.forEach((slot, index) => {
      if (slot === null) return;
      append(code, [...i32Const(0), ...ONE_LANE.load(this.#pointInputs + DOUBLE * index), ...localSet(slot)]);
    });
    emitInstructions(code, plan, layout);
    plan.outputs.forEach((place, index) => {
      append(code, [
        ...i32Const(0),
        ...readPlace(plan, layout, place, 0),
        ...ONE_LANE.store(this.#pointOutputs + DOUBLE * index),
      ]);
    });
    return instantiate(
      this.#scratch,
      { parameters: [], results: [] },
      { locals: [[localCount(plan, layout), ONE_LANE.valueType]], code },
    );
  }

  /** run(count, out, outStride, then for each variable its address and how many bytes it moves a turn). */
  #compileList(): Run {
    const plan = this.#plan;
    const { variableCount } = plan.program;
    const [count, out, stride, firstAddress] = [0, 1, 2, 3];
    const output = firstAddress + 2 * variableCount;
    const layout: SlotLayout = {
      lanes: TWO_LANES,
      groups: this.#groups,
      first: output + 1,
      keptUniforms: Math.min(KEPT_UNIFORMS, plan.uniformCount),
    };
    const groups = Array.from({ length: this.#groups }, (_, group) => group);
    const width = TWO_LANES.bytes;
    const code: number[] = [];
    emitKeptUniforms(code, plan, layout);
    append(code, [0x02, NO_RESULT, 0x03, NO_RESULT]);
    append(code, [...localGet(count), ...I32_NOT_POSITIVE, 0x0d, 1]);
    plan.variableSlots.forEach((slot, index) => {
      const address = firstAddress + 2 * index;
      for (const group of groups) {
        if (slot === null) continue;
        append(code, [...localGet(address), ...TWO_LANES.load(width * group)]);
        append(code, localSet(slotLocal(layout, slot, group)));
      }
      append(code, [...localGet(address), ...localGet(address + 1), I32_ADD, ...localSet(address)]);
    });
    emitInstructions(code, plan, layout);
    append(code, [...localGet(out), ...localSet(output)]);
    for (const place of plan.outputs) {
      for (const group of groups) {
        append(code, [...localGet(output), ...readPlace(plan, layout, place, group)]);
        append(code, TWO_LANES.store(width * group));
      }
      append(code, [...localGet(output), ...localGet(stride), I32_ADD, ...localSet(output)]);
    }
    const inFlight = this.#pointsInFlight;
    append(code, [...localGet(out), ...i32Const(DOUBLE * inFlight), I32_ADD, ...localSet(out)]);
    append(code, [...localGet(count), ...i32Const(inFlight), I32_SUBTRACT, ...localSet(count)]);
    append(code, [0x0c, ...unsigned(0), END, END]);
    const parameters = Array.from({ length: output }, () => I32);
    return instantiate(
      this.#scratch,
      { parameters, results: [] },
      {
        locals: [
          [1, I32],
          [localCount(plan, layout), TWO_LANES.valueType],
        ],
        code,
      },
    );
  }
}

const roundUp = (value: number, multiple: number): number => multiple * Math.ceil(value / multiple);
