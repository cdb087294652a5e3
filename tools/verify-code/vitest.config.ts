import { defineConfig } from 'vitest/config';

/** Not part of `npm test`: it needs Python with NumPy, PyTorch, and JAX with Optax. */
export default defineConfig({
  test: {
    include: ['tools/verify-code/*.test.ts'],
    environment: 'node',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
