/** The kernel in WebAssembly: f64x2 SIMD over lists and grids, plain f64 at single points. */
import type { Kernel } from '../kernel.ts';
import type { Schedule } from '../schedule.ts';
import type { Program } from '../program.ts';
import {
  append,
  emitInstructions,
  emitKeptUniforms,
  localCount,
  localGet,
  localSet,
  readPlace,
  type SlotLayout,
} from './emit-program.ts';
import { emitTurn, pointsInFlight, turnLayout } from './emit-turn.ts';
import { I32, NO_RESULT, unsigned } from './encoding.ts';
import { GridKernel } from './grid-kernel.ts';
import { instantiate, type Run } from './instantiate.ts';
import { i32Const, ONE_LANE, TWO_LANES } from './lanes.ts';
import { DOUBLE, END, I32_ADD, I32_SUBTRACT } from './opcodes.ts';
import { threadScratch, type Scratch } from './scratch.ts';
import { UNIFORM_BYTES, Uniforms } from './uniforms.ts';

/** Points of a list that are copied in, computed and copied out together. */
const CHUNK = 4096;
const I32_NOT_POSITIVE = [0x41, 0x01, 0x48];

export class WasmKernel implements Kernel {
  readonly backend = 'webassembly';
  readonly outputCount: number;
  readonly #program: Program;
  readonly #plan: Schedule;
  readonly #scratch: Scratch = threadScratch();
  readonly #uniforms: Uniforms;
  /** Byte addresses of what the kernel keeps in the scratch memory, after its uniform values. */
  readonly #pointInputs: number;
  readonly #pointOutputs: number;
  readonly #lists: number;
  #runPoint: Run | undefined;
  #runList: Run | undefined;
  #grid: GridKernel | undefined;

  constructor(program: Program, plan: Schedule) {
    this.#program = program;
    this.#plan = plan;
    this.#uniforms = new Uniforms(plan, this.#scratch);
    this.outputCount = program.outputs.length;
    this.#pointInputs = UNIFORM_BYTES * plan.uniformCount;
    this.#pointOutputs = this.#pointInputs + DOUBLE * program.variableCount;
    this.#lists = roundUp(this.#pointOutputs + DOUBLE * this.outputCount, 64);
  }

  point(point: ArrayLike<number>, parameters: readonly number[], into: Float64Array): void {
    const doubles = this.#uniforms.memory(parameters, this.#lists);
    let at = this.#pointInputs / DOUBLE;
    for (let i = 0; i < this.#program.variableCount; i++) doubles[at++] = point[i] ?? NaN;
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
    const stride = DOUBLE * (Math.min(CHUNK, count) + pointsInFlight(this.#plan));
    const outputs = this.#lists + stride * variables.length;
    const doubles = this.#uniforms.memory(parameters, outputs + stride * this.outputCount);
    const addresses = variables.map((_, index) => this.#lists + stride * index);
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
    return (this.#grid ??= new GridKernel(this.#program)).grid(x, y, parameters);
  }

  #compilePoint(): Run {
    const plan = this.#plan;
    const layout: SlotLayout = { lanes: ONE_LANE, groups: 1, first: 0, keptUniforms: 0, uniformsAt: 0 };
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

  /** run(count, out, outStride, then the address of each variable's numbers). */
  #compileList(): Run {
    const plan = this.#plan;
    const [count, out, stride, firstAddress] = [0, 1, 2, 3] as const;
    const addresses = plan.variableSlots.map((_, index) => firstAddress + index);
    const output = firstAddress + addresses.length;
    const layout = turnLayout(plan, output + 1);
    const inFlight = pointsInFlight(plan);
    const code: number[] = [];
    const move = (local: number): void =>
      append(code, [...localGet(local), ...i32Const(DOUBLE * inFlight), I32_ADD, ...localSet(local)]);
    emitKeptUniforms(code, plan, layout);
    append(code, [0x02, NO_RESULT, 0x03, NO_RESULT]);
    append(code, [...localGet(count), ...I32_NOT_POSITIVE, 0x0d, 1]);
    emitTurn(code, plan, layout, addresses, { out, stride, output });
    for (const local of [...addresses, out]) move(local);
    append(code, [...localGet(count), ...i32Const(inFlight), I32_SUBTRACT, ...localSet(count)]);
    append(code, [0x0c, ...unsigned(0), END, END]);
    return instantiate(
      this.#scratch,
      { parameters: Array.from({ length: output }, () => I32), results: [] },
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
