import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiles a C file of this folder; null where there is no compiler. */
export function compileC(file) {
  const folder = mkdtempSync(join(tmpdir(), 'zigzag-bench-'));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const path = join(folder, 'program');
    const source = fileURLToPath(new URL(file, import.meta.url));
    execFileSync('cc', ['-O3', '-march=native', source, '-lm', '-o', path], { stdio: 'pipe' });
    return { path, remove };
  } catch {
    remove();
    return null;
  }
}

/** The lines that it prints. */
export const runC = ({ path }) =>
  execFileSync(path, { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim()
    .split('\n');
