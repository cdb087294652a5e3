import { readFile, stat } from 'node:fs/promises';
import { LARGEST_FILE } from '../contract/contract.ts';
import { Refusal } from './refusal.ts';

/**
 * The bytes of a file, which may be of any kind but not of any size.
 * @throws Refusal in words that name no path
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw new Refusal('it is a folder');
    if (!stats.isFile()) throw new Refusal('it is no file');
    if (stats.size > LARGEST_FILE)
      throw new Refusal(`it is too large: a file with a lab has at most ${LARGEST_FILE / 1e6} MB`);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Refusal(wordsFor(String(error.code)));
    throw error;
  }
}

function wordsFor(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it, or its folder, is no longer where it was';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY') return 'the system does not let it be read';
  return `the system says ${code}`;
}
