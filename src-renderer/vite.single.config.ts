import { createHash } from 'node:crypto';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { singleFilePolicy } from '../src-main/content-policy.ts';
import { fromRoot, rendererOptions } from './vite.shared.ts';

const INLINE_SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;

/** Writes the page as `lab.html`, with the content policy that allows exactly the scripts inside it. */
function contentPolicyMeta(): Plugin {
  return {
    name: 'zigzag:content-policy-meta',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset' || Object.keys(bundle).length !== 1) {
          throw new Error(`the single file has company: ${Object.keys(bundle).join(', ')}`);
        }
        const html = String(page.source);
        const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) =>
          createHash('sha256')
            .update(script ?? '')
            .digest('base64'),
        );
        const policy = `<meta http-equiv="Content-Security-Policy" content="${singleFilePolicy(hashes)}" />`;
        // A replacement function, because a string would give `$` a meaning.
        page.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy}`);
        page.fileName = 'lab.html';
      },
    },
  };
}

/** `npm run build:single`: out/lab.html, the whole lab in one file that opens by double click. */
export default defineConfig({
  ...rendererOptions,
  plugins: [...rendererOptions.plugins, viteSingleFile(), contentPolicyMeta()],
  // The condition selects the spawn module that carries the worker inside the page (package.json, "imports").
  resolve: { conditions: ['zigzag-single-file', ...defaultClientConditions] },
  // A classic script, because a module worker may not start from a blob of a page with origin "null".
  worker: { format: 'iife' },
  build: { ...rendererOptions.build, outDir: fromRoot('out'), emptyOutDir: false },
});
