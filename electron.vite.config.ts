import { cpSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Plugin, Rolldown } from 'vite';
import { fromRoot, rendererOptions } from './src-renderer/vite.shared.ts';

/** Entry files of src-main; each becomes out/main/NAME.js. */
const MAIN_ENTRIES = ['index', 'start', 'cli', 'core-worker', 'render-worker', 'raster-worker'];

/** Puts what is read at run time beside the programs that read it: the fonts of files, and what turns SVG into PNG. */
function assetsBeside(): Plugin {
  return {
    name: 'zigzag:assets-beside',
    closeBundle() {
      cpSync(fromRoot('node_modules/@resvg/resvg-wasm/index_bg.wasm'), fromRoot('out/main/resvg.wasm'));
      const folder = fromRoot('src-renderer/export/fonts');
      cpSync(folder, fromRoot('out/main/fonts'), {
        recursive: true,
        filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.ttf'),
      });
    },
  };
}

/** What the page imports from its start is one file: else each part that later files share with it would be one too. */
function inFirstPicture(
  id: string,
  modules: Rolldown.ChunkingContext,
  seen = new Set<string>(),
): 'lab' | null {
  const module = seen.has(id) ? null : modules.getModuleInfo(id);
  if (module === null) return null;
  seen.add(id);
  const isNeeded =
    module.isEntry || module.importers.some((by) => inFirstPicture(by, modules, seen) !== null);
  return isNeeded ? 'lab' : null;
}

export default defineConfig({
  main: {
    // Figures are drawn in Node as well.
    plugins: [svelte({ configFile: false }), assetsBeside()],
    build: {
      target: 'node20.19',
      outDir: fromRoot('out/main'),
      sourcemap: false,
      reportCompressedSize: false,
      // Everything but Electron and Node is bundled, so that out/ runs without node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: Object.fromEntries(MAIN_ENTRIES.map((name) => [name, fromRoot(`src-main/${name}.ts`)])),
        output: {
          format: 'es',
          entryFileNames: '[name].js', // In the entries' folder, so that what is read at run time lies beside whoever asks for it.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: fromRoot('out/preload'),
      sourcemap: false,
      reportCompressedSize: false,
      // A sandboxed preload is one script that can ask for Electron alone.
      externalizeDeps: false,
      rolldownOptions: {
        input: fromRoot('src-main/preload.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererOptions,
    build: {
      ...rendererOptions.build,
      outDir: fromRoot('out/renderer'),
      rolldownOptions: {
        input: fromRoot('src-renderer/index.html'),
        output: { codeSplitting: { groups: [{ name: inFirstPicture, debugName: 'lab' }] } },
      },
    },
  },
});
