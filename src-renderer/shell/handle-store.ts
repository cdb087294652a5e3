/**
 * The handles of the files used last, kept in IndexedDB since nothing else can hold them. Where that is refused
 * (private windows), or a handle cannot be kept, they last as long as the page.
 */
import { MOST_RECENT, type FileReference } from './files.ts';
import type { SystemHandle } from './system-files.ts';

interface KeptHandle extends FileReference {
  readonly handle: SystemHandle;
  /** When the file was last used, in ms; 0 where it was only looked at. */
  readonly time: number;
}

const DATABASE = 'zigzag';
const FILES = 'files';

export class HandleStore {
  readonly #known = new Map<string, KeptHandle>();

  /** The id under which a file is known, the same whenever it is met. */
  async idOf(handle: SystemHandle): Promise<string> {
    for (const kept of await this.#all()) {
      if (kept.handle === handle || (await handle.isSameEntry(kept.handle))) return kept.id;
    }
    const id = crypto.randomUUID();
    this.#known.set(id, { id, name: handle.name, handle, time: 0 });
    return id;
  }

  async find(id: string): Promise<SystemHandle | null> {
    return (await this.#all()).find((kept) => kept.id === id)?.handle ?? null;
  }

  /** Makes a file the one used last. */
  async touch(id: string): Promise<void> {
    const all = await this.#all();
    const kept = all.find((each) => each.id === id);
    if (kept === undefined) return;
    const used = { ...kept, time: Date.now() };
    this.#known.set(id, used);
    const forgotten = byTime(all.filter((each) => each.id !== id)).slice(MOST_RECENT - 1);
    await inStore('readwrite', (store) => {
      for (const each of forgotten) store.delete(each.id);
      return store.put(used);
    }).catch(() => undefined);
  }

  async recent(): Promise<readonly FileReference[]> {
    const used = byTime((await this.#all()).filter(({ time }) => time > 0));
    return used.slice(0, MOST_RECENT).map(({ id, name }) => ({ id, name }));
  }

  async #all(): Promise<readonly KeptHandle[]> {
    const kept = await inStore<KeptHandle[]>('readonly', (store) => store.getAll()).catch(() => []);
    return [...new Map([...kept.map((each) => [each.id, each] as const), ...this.#known]).values()];
  }
}

const byTime = (kept: readonly KeptHandle[]): KeptHandle[] => [...kept].sort((a, b) => b.time - a.time);

async function inStore<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(FILES, { keyPath: 'id' });
  const database = await resultOf<IDBDatabase>(opening);
  try {
    return await resultOf<Result>(act(database.transaction(FILES, mode).objectStore(FILES)));
  } finally {
    database.close();
  }
}

function resultOf<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as Result);
    request.onerror = () => reject(request.error ?? new Error('The browser’s store did not answer.'));
  });
}
