import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The core as a thread finds it that has this WebAssembly. */
async function coreWith(webAssembly: unknown) {
  vi.stubGlobal('WebAssembly', webAssembly);
  vi.resetModules();
  const { parseFormula } = await import('../expression/index.ts');
  const { availableBackend, CompiledFunction, PointFunction } = await import('./index.ts');
  const f = new PointFunction(new CompiledFunction(parseFormula('x^2 y + exp(x)', ['x', 'y'])), []);
  return { backend: availableBackend(), kernel: f.compiled.value.backend, value: f.value([2, 3]) };
}

test('WebAssembly serves where it is', async () => {
  const { backend, kernel } = await coreWith(WebAssembly);
  expect([backend, kernel]).toEqual(['webassembly', 'webassembly']);
});

test('the interpreter serves, with the same digits, where WebAssembly is missing or refused', async () => {
  const { value } = await coreWith(WebAssembly);
  const refusing = {
    Module: function Module() {
      throw new Error('Refused to compile: the content policy does not allow it.');
    },
  };
  for (const webAssembly of [undefined, refusing]) {
    expect(await coreWith(webAssembly)).toEqual({ backend: 'interpreter', kernel: 'interpreter', value });
  }
});

test('a formula too long to compile is interpreted', async () => {
  const { parseFormula } = await import('../expression/index.ts');
  const { CompiledFunction } = await import('./index.ts');
  const long = Array.from({ length: 20 }, (_, k) => `(x+${k})^(y-${k})`).join('*');
  const f = new CompiledFunction(parseFormula(long, ['x', 'y']));
  expect(f.value.backend).toBe('webassembly');
  expect(f.hessian.backend).toBe('interpreter');
});
