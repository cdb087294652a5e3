import { defineConfig } from 'vite';
import { SECURITY_HEADERS } from '../src-main/content-policy.ts';
import { rendererOptions } from './vite.shared.ts';

/** `npm run dev`: the renderer with live reload, under the content policy it will be shipped with. */
export default defineConfig({
  ...rendererOptions,
  server: { host: '127.0.0.1', headers: SECURITY_HEADERS },
});
