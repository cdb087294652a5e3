import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Unit tests run in Node; figures are rendered there by svelte/server, as the command line does. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['src-*/**/*.test.ts', '*.test.ts'],
    environment: 'node',
    // Of its own accord it leaves one core idle: half of two.
    maxWorkers: '100%',
    // A slow or busy machine is not a fault; a test that hangs still ends.
    testTimeout: 180_000,
  },
});
