export type { Kernel } from './kernel.ts';
export { compileInterpreter } from './interpreter.ts';
export {
  CompiledFunction,
  PointFunction,
  type FirstOrder,
  type SecondOrder,
  type Shape,
} from './compiled-function.ts';
