/**
 * Runs in a page or a worker: whether the content policy lets an empty WebAssembly module compile, and what becomes
 * of `new Function`. In a task of its own, because what the test driver evaluates itself is exempt from the policy.
 */
export function policyAtWork(): Promise<{ wasm: string; eval: string }> {
  const attempt = (what: () => unknown): string => {
    try {
      what();
      return 'allowed';
    } catch (error) {
      return error instanceof Error ? error.name : 'thrown';
    }
  };
  return new Promise((resolve) => {
    setTimeout(() =>
      resolve({
        wasm: attempt(() => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it fails is the point
        eval: attempt(() => new Function('return 1')),
      }),
    );
  });
}

export const AS_DECLARED = { wasm: 'allowed', eval: 'EvalError' };
