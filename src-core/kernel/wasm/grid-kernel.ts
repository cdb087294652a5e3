/** A program over the rows of a grid: what depends on y alone is computed once a row. */
import { runToEnd } from '../../work/index.ts';
import type { Program } from '../program.ts';
import { schedule, type Schedule } from '../schedule.ts';
import {
  emitKeptUniforms,
  emitRowInstructions,
  append,
  localCount,
  localGet,
  localSet,
  rowLocal,
} from './emit-program.ts';
import { emitTurn, pointsInFlight, turnLayout } from './emit-turn.ts';
import { I32 } from './encoding.ts';
import { instantiate, type Run } from './instantiate.ts';
import { i32Const, TWO_LANES } from './lanes.ts';
import { AGAIN, DOUBLE, END, I32_ADD, I32_GREATER, I32_SHIFT_LEFT, I32_SUBTRACT, LOOP } from './opcodes.ts';
import { threadScratch, type Scratch } from './scratch.ts';
import { UNIFORM_BYTES, Uniforms } from './uniforms.ts';

export class GridKernel {
  readonly #plan: Schedule;
  readonly #scratch: Scratch = threadScratch();
  readonly #uniforms: Uniforms;
  #run: Run | undefined;

  constructor(program: Program) {
    this.#plan = runToEnd(schedule(program, [1]));
    this.#uniforms = new Uniforms(this.#plan, this.#scratch);
  }

  /** As `Kernel.grid`. */
  grid(x: Float64Array, y: Float64Array, parameters: readonly number[]): readonly Float64Array[] {
    const [columns, rows, inFlight] = [x.length, y.length, pointsInFlight(this.#plan)];
    const axis = UNIFORM_BYTES * this.#plan.uniformCount;
    const row = axis + DOUBLE * (columns + inFlight);
    const outputs = row + DOUBLE * (rows + 1);
    // A row's last turn may run over its end: into the next row, which comes after it, or into the margin.
    const stride = DOUBLE * (columns * rows + inFlight);
    const { length } = this.#plan.outputs;
    const doubles = this.#uniforms.memory(parameters, outputs + stride * length);
    doubles.set(x, axis / DOUBLE);
    doubles.set(y, row / DOUBLE);
    if (columns > 0 && rows > 0) (this.#run ??= this.#compile())(columns, rows, outputs, stride, axis, row);
    return Array.from({ length }, (_, index) => {
      const start = (outputs + stride * index) / DOUBLE;
      return doubles.subarray(start, start + columns * rows);
    });
  }

  /** run(columns, rows, out, outStride, address of x, address of y), with a column and a row at least. */
  #compile(): Run {
    const plan = this.#plan;
    const [columns, rows, out, stride, axis, row, count, address, output] = [
      0, 1, 2, 3, 4, 5, 6, 7, 8,
    ] as const;
    const layout = turnLayout(plan, output + 1);
    const inFlight = pointsInFlight(plan);
    const code: number[] = [];
    const move = (local: number, by: number): void =>
      append(code, [...localGet(local), ...i32Const(by), I32_ADD, ...localSet(local)]);
    emitKeptUniforms(code, plan, layout);
    append(code, LOOP);
    for (const index of plan.variableRows)
      if (index !== null)
        append(code, [
          ...localGet(row),
          ...TWO_LANES.loadSame(0),
          ...localSet(rowLocal(plan, layout, index)),
        ]);
    emitRowInstructions(code, plan, layout);
    append(code, [...localGet(columns), ...localSet(count), ...localGet(axis), ...localSet(address)]);
    append(code, LOOP);
    emitTurn(code, plan, layout, [address], { out, stride, output });
    move(out, DOUBLE * inFlight);
    move(address, DOUBLE * inFlight);
    move(count, -inFlight);
    append(code, [...localGet(count), ...i32Const(0), I32_GREATER, ...AGAIN, END]);
    // The count is now minus the points over the row's end: back to where the next row begins.
    append(code, [
      ...localGet(out),
      ...localGet(count),
      ...i32Const(3),
      I32_SHIFT_LEFT,
      I32_ADD,
      ...localSet(out),
    ]);
    move(row, DOUBLE);
    append(code, [...localGet(rows), ...i32Const(1), I32_SUBTRACT, ...localSet(rows)]);
    append(code, [...localGet(rows), ...i32Const(0), I32_GREATER, ...AGAIN, END]);
    return instantiate(
      this.#scratch,
      { parameters: Array.from({ length: row + 1 }, () => I32), results: [] },
      {
        locals: [
          [output - row, I32],
          [localCount(plan, layout), TWO_LANES.valueType],
        ],
        code,
      },
    );
  }
}
