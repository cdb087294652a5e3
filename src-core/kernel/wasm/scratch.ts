/**
 * The one memory that all kernels of a thread compute in. A kernel's results stay there until the next
 * kernel is called; one memory rather than one a kernel, because engines reserve gigabytes of
 * addresses for each.
 */
const PAGE = 65_536;

export class Scratch {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #doubles = new Float64Array(this.memory.buffer);
  #owner: object | null = null;

  /** The memory as doubles, at least `bytes` long. Views made before may be dead after this. */
  doubles(bytes: number): Float64Array {
    const missing = bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    if (this.#doubles.buffer !== this.memory.buffer) this.#doubles = new Float64Array(this.memory.buffer);
    return this.#doubles;
  }

  /** True where `who` was not the last to write its uniform values here, and is from now on. */
  takeOver(who: object): boolean {
    const isNew = this.#owner !== who;
    this.#owner = who;
    return isNew;
  }
}

let scratch: Scratch | undefined;

/** Made when first needed: where WebAssembly is missing it never is. */
export function threadScratch(): Scratch {
  return (scratch ??= new Scratch());
}
