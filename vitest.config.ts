import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests of which each file has modules of its own, since they mock some or load them anew. */
const MOCKED = 'src-*/**/*.mocked.test.ts';

/** Unit tests run in Node; figures are rendered there by svelte/server, as the command line does. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    environment: 'node',
    // Of its own accord it leaves one core idle: half of two.
    maxWorkers: '100%',
    // A slow or busy machine is not a fault; a test that hangs still ends.
    testTimeout: 180_000,
    projects: [
      // Modules are loaded once a process, not once a file, which takes nearly half of the time.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.ts', '*.test.ts'],
          exclude: [MOCKED],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'mocked', include: [MOCKED] } },
    ],
  },
});
