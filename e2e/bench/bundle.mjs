import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Bundles a TypeScript module of the bench with what it takes of the core, and imports it. */
export async function importBundled(entry) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  // Inside the project, so that what stays outside the bundle is found.
  const outDir = mkdtempSync(join(root, 'node_modules', '.bench-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: entry, outDir, minify: true, rollupOptions: { output: { entryFileNames: 'bench.mjs' } } },
    });
    return await import(pathToFileURL(join(outDir, 'bench.mjs')).href);
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
