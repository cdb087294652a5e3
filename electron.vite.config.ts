import { cpSync } from 'node:fs';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { fromRoot, rendererOptions } from './src-renderer/vite.shared.ts';

/** Entry files of src-main; each becomes out/main/NAME.js. */
const MAIN_ENTRIES = ['index', 'start', 'cli', 'core-worker'];

/** Puts the fonts of files beside the programs that read them. */
function fontsBeside(): Plugin {
  return {
    name: 'zigzag:fonts-beside',
    closeBundle() {
      const folder = fromRoot('src-renderer/export/fonts');
      cpSync(folder, fromRoot('out/main/fonts'), {
        recursive: true,
        filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.ttf'),
      });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [fontsBeside()],
    build: {
      target: 'node20.19',
      outDir: fromRoot('out/main'),
      sourcemap: false,
      reportCompressedSize: false,
      // Everything but Electron and Node is bundled, so that out/ runs without node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: Object.fromEntries(MAIN_ENTRIES.map((name) => [name, fromRoot(`src-main/${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  renderer: {
    ...rendererOptions,
    build: {
      ...rendererOptions.build,
      outDir: fromRoot('out/renderer'),
      rolldownOptions: { input: fromRoot('src-renderer/index.html') },
    },
  },
});
