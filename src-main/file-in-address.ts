/** How a lab on the disk comes into a browser's page, which may not read the disk: in the address that is opened. */
import { basename } from 'node:path';
import { DocumentError } from '../src-core/document/index.ts';
import { InputError } from '../src-core/input-error.ts';

/**
 * The page's address with the lab of a file in it.
 * @throws Error in words where there is none in the file, or more than an address holds
 */
export async function withLabOf(file: string, page: string): Promise<string> {
  const { readLabFile } = await import('./read-lab-file.ts');
  const { LONGEST_SHARE_TEXT, shareAddress, shareText } = await import('../src-renderer/export/share.ts');
  const document = await readLabFile(file).catch((error: unknown) => {
    throw new Error(inWords(basename(file), error), { cause: error });
  });
  const text = await shareText(document);
  if (text.length <= LONGEST_SHARE_TEXT) return shareAddress(page, text);
  throw new Error(`${basename(file)} is too much for an address: drop it on the window instead.`);
}

function inWords(name: string, error: unknown): string {
  // Those of a file's content are sentences that name the file.
  if (error instanceof InputError) return error.message;
  if (error instanceof DocumentError && error.field === 'format') return `${name} is not a lab of Zigzag’s.`;
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const reason = isMissing
    ? 'there is no such file.'
    : error instanceof Error
      ? error.message
      : String(error);
  return `${name} was not opened: ${reason}`;
}
