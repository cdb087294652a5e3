import type { GraphNode } from '../expression/index.ts';
import { compileInterpreter } from './interpreter.ts';
import { portion, type Work } from '../work/index.ts';
import type { Backend, Kernel } from './kernel.ts';
import { lower } from './lower.ts';
import { schedule } from './schedule.ts';
import { threadScratch } from './wasm/scratch.ts';
import { LoopKernel } from './wasm/loop-kernel.ts';
import type { LoopTurn } from './wasm/loop-turn.ts';
import { WasmKernel } from './wasm/wasm-kernel.ts';

/** Longer programs are interpreted: to compile them would take longer than to run them once. */
const LONGEST_COMPILED = 4000;

/** A module with one vector instruction: valid where, and only where, the kernels' modules are. */
const PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x09, 0x01, 0x07, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x1a, 0x0b],
);

let available: Backend | undefined;

/** What this thread can run; asked of the engine once. A content policy may refuse what the engine could do. */
export function availableBackend(): Backend {
  return (available ??= canCompile() ? 'webassembly' : 'interpreter');
}

function canCompile(): boolean {
  try {
    new WebAssembly.Module(PROBE);
    // Memory may be refused where modules are not.
    threadScratch();
    return true;
  } catch {
    return false;
  }
}

/** Compiles graphs whose inputs 0 … variableCount − 1 are variables and the rest parameters. */
export function* compileKernel(outputs: readonly GraphNode[], variableCount: number): Work<Kernel> {
  const program = yield* portion(lower(outputs, variableCount), 0, 0.7);
  const plan = yield* portion(schedule(program), 0.7, 0.9);
  const isCompiled = availableBackend() === 'webassembly' && plan.instructions.length <= LONGEST_COMPILED;
  return isCompiled ? new WasmKernel(program, plan) : yield* portion(compileInterpreter(plan), 0.9, 1);
}

/** A loop of the kernel, or null where it would be interpreted: then plain code is as good. */
export function compileLoop(turn: LoopTurn): LoopKernel | null {
  const length = turn.shared.values.length + turn.own.values.length;
  return availableBackend() === 'webassembly' && length <= LONGEST_COMPILED ? new LoopKernel(turn) : null;
}
