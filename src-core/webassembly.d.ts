/**
 * WebAssembly as far as the core uses it. Every host of the core has it, but the library that declares it
 * would bring the DOM along.
 */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { readonly initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  const Module: new (bytes: Uint8Array) => object;
  class Instance {
    constructor(module: object, imports: object);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
