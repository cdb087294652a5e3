/**
 * Files where a page may not write them: uploads and downloads. A download cannot replace the file before it, and
 * nothing tells what became of it; what was used last is kept by the shell itself.
 */
import { LAB_TYPE, LAB_ENDING, MOST_RECENT, type FileAccess, type FileReference } from './files.ts';
import type { Shell } from './shell.ts';

const KEY = 'zigzag.recent';
/** Longest text of all files that are remembered, in characters: what is kept is shared with the lab itself. */
const LONGEST = 1_000_000;

interface Remembered extends FileReference {
  readonly text: string;
}

export function downloadFiles(shell: Pick<Shell, 'saveFile' | 'recall' | 'keep'>): FileAccess {
  const remembered = (): readonly Remembered[] => read(shell.recall(KEY));
  const download = (name: string, text: string): Promise<unknown> =>
    shell.saveFile(name, new Blob([text], { type: LAB_TYPE }));

  return {
    asksForName: 'window',

    async choose() {
      const file = await upload();
      return file === null ? null : { name: file.name, content: file, reference: newReference(file.name) };
    },

    dropped: (file) =>
      Promise.resolve({ name: file.name, content: file, reference: newReference(file.name) }),

    reopen({ id, name }) {
      const kept = remembered().find((each) => each.id === id);
      if (kept === undefined) return Promise.resolve(null);
      return Promise.resolve({ name, content: new Blob([kept.text]), reference: { id, name } });
    },

    async save({ name }, text) {
      await download(name, text);
      return true;
    },

    async saveAs(name, text) {
      await download(name, text);
      return newReference(name);
    },

    remember({ id, name }, text) {
      const others = remembered().filter((each) => each.id !== id && each.name !== name);
      let length = 0;
      const kept = [{ id, name, text }, ...others]
        .slice(0, MOST_RECENT)
        .filter((each) => (length += each.text.length) <= LONGEST);
      shell.keep(KEY, JSON.stringify(kept));
      return Promise.resolve();
    },

    recent: () => Promise.resolve(remembered().map(({ id, name }) => ({ id, name }))),
  };
}

const newReference = (name: string): FileReference => ({ id: crypto.randomUUID(), name });

function read(text: string | null): readonly Remembered[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

const isRemembered = (value: unknown): value is Remembered =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

function upload(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = `${LAB_ENDING},.json,.svg,.png,.pdf,.pptx,.gif,.mp4,.webm`;
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
