import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin, UserConfig } from 'vite';

/** A folder or file of the project, by its path from the project's root. */
export const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Keeps only the WOFF2 of each font face. Every browser the lab runs in reads WOFF2, and the older
 * formats that KaTeX and Inter also name would triple the size of the single file.
 */
function onlyWoff2(): Plugin {
  return {
    name: 'zigzag:only-woff2',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css$/, code: 'woff2' },
      handler: (code) => ({
        code: code.replace(/,\s*url\([^)]*\)\s*format\((['"])(?:woff|truetype)\1\)/g, ''),
        map: null,
      }),
    },
  };
}

/** What the renderer's builds have in common: desktop and loopback, development server, single file. */
export const rendererOptions = {
  root: fromRoot('src-renderer'),
  plugins: [onlyWoff2(), svelte({ configFile: false })],
  // In parts: what the first picture does not need of the core is loaded when it is asked for.
  worker: { format: 'es' },
  build: {
    // The same files run in Electron and in the school's own, perhaps older, browser.
    target: 'es2022',
    minify: true,
    modulePreload: { polyfill: false },
    sourcemap: false,
    emptyOutDir: true,
    reportCompressedSize: false,
  },
} satisfies UserConfig;
