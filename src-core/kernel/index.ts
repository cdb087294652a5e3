export type { Backend, Kernel } from './kernel.ts';
export { availableBackend, compileKernel, compileLoop } from './compile.ts';
export type { LoopKernel, LoopRecord } from './wasm/loop-kernel.ts';
export type { LoopTurn } from './wasm/loop-turn.ts';
export { recordGraphs } from './lower.ts';
export { finishProgram, Recorder, type Program, type Register } from './program.ts';
export {
  CompiledFunction,
  PointFunction,
  type FirstOrder,
  type SecondOrder,
  type Shape,
} from './compiled-function.ts';
export { applyOperation } from './lower.ts';
