/** Labs from files, whole or carried by a figure. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDocument, type LabDocument } from '../src-core/document/index.ts';
import { checkFileSize, labTextIn } from '../src-renderer/export/carry/lab-text-in.ts';

/**
 * Reads a lab file, or a figure that carries one.
 * @throws Error in words where it is none, or too large to be read
 */
export async function readLabFile(path: string): Promise<LabDocument> {
  const [stats, name] = [await stat(path), basename(path)];
  if (!stats.isFile()) throw new Error('it is no file.');
  checkFileSize(stats.size, name);
  return parseDocument(await labTextIn(await readFile(path), name));
}
