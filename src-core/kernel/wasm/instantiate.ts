import { ROUTINES } from '../../arithmetic/index.ts';
import { moduleOf, type FunctionBody, type FunctionType } from './encoding.ts';
import { IMPORTED_ROUTINES } from './emit-program.ts';
import type { Scratch } from './scratch.ts';

/** A compiled function; what it gives is as its type says. */
export type Run = (...values: number[]) => number;

/** Compiles a function that works in the scratch memory. */
export function instantiate(scratch: Scratch, type: FunctionType, body: FunctionBody): Run {
  const module = new WebAssembly.Module(moduleOf(IMPORTED_ROUTINES, type, body));
  const { exports } = new WebAssembly.Instance(module, { m: { memory: scratch.memory, ...ROUTINES } });
  const { run } = exports;
  if (typeof run !== 'function') throw new Error('The module exports no function.');
  return run as Run;
}
