/** Texts that outlive the program, one file a key, each written whole or not at all. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isHalfWritten, writeAtomically } from '../write-atomically.ts';

const ENDING = '.txt';
/** So many keys, at most: the lab has a handful. */
const MOST_KEYS = 32;

export class KeptTexts {
  readonly #folder: string;
  readonly #onDisk: Map<string, string>;
  readonly #texts: Map<string, string>;
  #queue: Promise<void> = Promise.resolve();

  private constructor(folder: string, texts: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#onDisk = new Map(texts);
    this.#texts = new Map(texts);
  }

  /** Reads what was kept. What was half written when the program was killed is removed; what cannot be read counts as not kept. */
  static async open(folder: string): Promise<KeptTexts> {
    const names = await mkdir(folder, { recursive: true })
      .then(() => readdir(folder))
      .catch((): string[] => []);
    await Promise.all(names.filter(isHalfWritten).map((name) => rm(join(folder, name), { force: true })));
    const texts = new Map<string, string>();
    for (const name of names.filter((each) => each.endsWith(ENDING)).slice(0, MOST_KEYS)) {
      const text = await readFile(join(folder, name), 'utf8').catch(() => null);
      if (text !== null) texts.set(name.slice(0, -ENDING.length), text);
    }
    return new KeptTexts(folder, texts);
  }

  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#texts);
  }

  get(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }

  /**
   * Keeps a text under a key, which must be fit for a file's name. Of texts that follow each other faster than the disk
   * takes them only the last is written.
   * @returns when the disk has it
   * @throws WriteError
   */
  keep(key: string, text: string): Promise<void> {
    if (!this.#texts.has(key) && this.#texts.size >= MOST_KEYS)
      return Promise.reject(new Error(`${MOST_KEYS} texts are kept already.`));
    this.#texts.set(key, text);
    const written = this.#queue.then(() => this.#writeChanged());
    this.#queue = written.catch(() => undefined);
    return written;
  }

  /** Resolves when nothing is left to be written, or it could not be. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async #writeChanged(): Promise<void> {
    for (const [key, text] of this.#texts) {
      if (this.#onDisk.get(key) === text) continue;
      await writeAtomically(join(this.#folder, key + ENDING), text);
      this.#onDisk.set(key, text);
    }
  }
}
