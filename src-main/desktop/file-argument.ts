/** Which file, if any, the program was started with: on a command line, or by a double-click that became one. */
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAB_EXTENSIONS } from './file-names.ts';

const mayHoldLab = (path: string): boolean => LAB_EXTENSIONS.includes(extname(path).slice(1).toLowerCase());

/**
 * The path of the last argument that may hold a lab; null where there is none. File managers on Linux may give an address
 * in place of a path.
 * @param args without the program's own name; that of a script among them holds no lab
 * @param folder that relative paths are relative to
 */
export function fileArgument(args: readonly string[], folder: string): string | null {
  const file = args.findLast((each) => !each.startsWith('-') && mayHoldLab(each));
  if (file === undefined) return null;
  if (!file.startsWith('file:')) return resolve(folder, file);
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
}

/** What another start of the program sends to the first, which takes nothing from it on trust. */
export function fileOfOtherStart(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('file' in data)) return null;
  const { file } = data;
  return typeof file === 'string' && mayHoldLab(file) && resolve(file) === file ? file : null;
}
