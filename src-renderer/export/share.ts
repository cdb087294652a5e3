/** A lab as a text to send: the whole document, made smaller, in characters that any mail and any address leaves alone. */
import { InputError } from '../../src-core/input-error.ts';
import { parseDocument, writeCompactly, type LabDocument } from '../../src-core/document/index.ts';
import { deflate, inflate, TooLargeError } from './carry/deflate.ts';
import { LONGEST_LAB } from './carry/limits.ts';

/** The digit is the version of this wrapping; the document inside has its own. */
const PREFIX = 'zigzag:1:';
const ANY_VERSION = /zigzag:(\d+):/;
const IN_ADDRESS = '#lab=';
/** A share text longer than this, in characters, is cut off by some programs: a file is the better way. */
export const LONGEST_SHARE_TEXT = 8_000;

/** `zigzag:1:` and the document as base64url of zlib of its JSON. */
export async function shareText(document: LabDocument): Promise<string> {
  const bytes = await deflate(new TextEncoder().encode(writeCompactly(document)));
  return PREFIX + toBase64Url(bytes);
}

/** An address that opens the lab: that of a page with Zigzag in it, with the share text behind it. */
export function shareAddress(page: string, shareText: string): string {
  return page.replace(/#.*$/s, '') + IN_ADDRESS + shareText.slice(PREFIX.length);
}

/**
 * The document in a share text or in an address with one, whatever stands before it. Spaces, line breaks and the marks
 * that mail programs put at line ends and beginnings are passed over.
 * @throws InputError where there is none, or it is cut off or damaged; DocumentError where the document is at fault
 */
export async function documentInShareText(text: string): Promise<LabDocument> {
  const bytes = fromBase64Url(payloadOf(text));
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(await inflate(bytes, LONGEST_LAB));
  } catch (error) {
    if (error instanceof TooLargeError) throw new InputError('The shared lab is too large to be one.');
    throw new InputError('The share text is cut off or damaged: copy all of it, to the last character.');
  }
  return parseDocument(json);
}

function payloadOf(text: string): string {
  if (text.length > LONGEST_LAB) throw new InputError('The shared lab is too large to be one.');
  const compact = text.replace(/[\s>=]+/g, '');
  const [prefix, version] = ANY_VERSION.exec(compact) ?? [];
  if (version !== undefined && version !== '1') {
    throw new InputError('This share text was made by a newer Zigzag.');
  }
  // The sign of equality in it was passed over like any other.
  const mark = prefix ?? IN_ADDRESS.slice(0, -1);
  const start = compact.indexOf(mark);
  if (start === -1) throw new InputError(`There is no lab in this text: it has ${PREFIX} nowhere.`);
  return /^[\w-]*/.exec(compact.slice(start + mark.length))?.[0] ?? '';
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Nothing at all where it is no base64: what is missing is then found where it is inflated. */
function fromBase64Url(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return new Uint8Array();
  }
}
