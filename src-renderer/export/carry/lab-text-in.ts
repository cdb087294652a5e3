/** The front door for files that people open or drop: what kind a file is, by its content, and the text of the lab in it. */
import { InputError } from '../../../src-core/input-error.ts';
import { isGif, labInGif } from './gif.ts';
import { LARGEST_FILE } from './limits.ts';
import { isMp4, labInMp4 } from './mp4.ts';
import { isPdf, labInPdf } from './pdf.ts';
import { labInPng } from './png.ts';
import { isPng } from './png-chunks.ts';
import { labInPptx } from './pptx.ts';
import { labInSvg } from './svg.ts';
import { isWebm, labInWebm } from './webm.ts';
import { isZip } from './zip.ts';

/** A kind of picture or film that can carry a lab. */
interface Carrier {
  readonly is: (bytes: Uint8Array, text: string | null) => boolean;
  /** The text of the lab in it, or null. */
  readonly labIn: (bytes: Uint8Array, text: string | null) => string | null | Promise<string | null>;
}

const CARRIERS: readonly Carrier[] = [
  { is: isPng, labIn: labInPng },
  { is: isPdf, labIn: labInPdf },
  { is: isZip, labIn: labInPptx },
  { is: isGif, labIn: labInGif },
  { is: isMp4, labIn: labInMp4 },
  { is: isWebm, labIn: labInWebm },
  { is: (_, text) => text !== null && isSvg(text), labIn: (_, text) => labInSvg(text ?? '') },
];

/**
 * Before a file is read.
 * @param size of the file in bytes
 * @throws InputError where it is too large to be opened
 */
export function checkFileSize(size: number, name: string): void {
  if (size <= LARGEST_FILE) return;
  const megabytes = Math.round(size / 1e6).toLocaleString('en');
  throw new InputError(
    `${shown(name)} is too large: ${megabytes} MB, and a file with a lab has at most ${LARGEST_FILE / 1e6} MB.`,
  );
}

export interface FoundLab {
  /** The text of a lab document, as yet unread. */
  readonly text: string;
  /** Whether the file is that text, or a picture that carries it. */
  readonly in: 'lab file' | 'picture';
}

/** The text of the lab in a file: see `findLab`. */
export async function labTextIn(bytes: Uint8Array, name: string): Promise<string> {
  return (await findLab(bytes, name)).text;
}

/**
 * The lab in a .zigzag file or in a picture that carries one. Nothing of the file is run or loaded.
 * @throws InputError where there is none, in words for the person who chose the file
 */
export async function findLab(bytes: Uint8Array, name: string): Promise<FoundLab> {
  checkFileSize(bytes.length, name);
  const text = textOf(bytes);
  if (text?.trimStart().startsWith('{') === true) return { text, in: 'lab file' };
  const carrier = CARRIERS.find(({ is }) => is(bytes, text));
  if (carrier === undefined) throw new InputError(`${shown(name)} is not a file that Zigzag knows.`);
  const lab = await carrier.labIn(bytes, text);
  if (lab !== null) return { text: lab, in: 'picture' };
  throw new InputError(
    `There is no lab in ${shown(name)}: it was exported without it, or another program wrote it anew.`,
  );
}

/** Null where the bytes are not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Declarations and comments may come before the root element. */
const isSvg = (text: string): boolean =>
  text.trimStart().startsWith('<') && /<(?:[\w.-]+:)?svg[\s>/]/.test(text.slice(0, 100_000));

/** A file’s name as it is told: a name can have any length. */
export const shown = (name: string): string => (name.length > 80 ? `${name.slice(0, 77)}…` : name);
