/** A run as a short Python program: imports, f, start, settings, the loop of steps, and the last point. */
import { laidOut } from './layout.ts';
import { Names } from './names.ts';
import { numpyParts } from './numpy-program.ts';
import { optaxParts } from './optax-program.ts';
import { pytorchParts } from './pytorch-program.ts';
import { NotWritten } from './recording.ts';
import type { CodeLibrary, CodeRun } from './run.ts';

const PARTS = { numpy: numpyParts, pytorch: pytorchParts, optax: optaxParts } as const;

/** @throws NotWritten where there is no such short program */
export function programText(library: CodeLibrary, run: CodeRun): string {
  if (run.isNoisy)
    throw new NotWritten('Its gradients are noisy, and drawn by Zigzag: another program draws others.');
  return laidOut(PARTS[library](run, new Names()));
}
