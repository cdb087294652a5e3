/** Files are written whole or not at all: the old one or the new one survives, never half of one and never neither. */
import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file could not be written; what was there before is untouched. The message is for the person. */
export class WriteError extends Error {
  /** Why, as the end of a sentence without its full stop. */
  readonly problem: string;
  /** Node's, such as ENOSPC. */
  readonly code: string;

  constructor(path: string, problem: string, code: string) {
    super(`${basename(path)} could not be written: ${problem}.`);
    this.name = 'WriteError';
    this.problem = problem;
    this.code = code;
  }
}

const HALF_WRITTEN = '.zigzag-';

/** Whether a file of this name was left behind by a program that was killed while it wrote. */
export const isHalfWritten = (name: string): boolean =>
  name.startsWith(HALF_WRITTEN) && name.endsWith('.tmp');

/**
 * Writes to a new file in the same folder, has the disk take it, and only then gives it the name. A link is followed, and
 * the permissions of the file that was there stay.
 * @throws WriteError
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const mode = await modeOfReplaceable(target);
    // Of another name than the file's, which may be as long as names can be.
    const temporary = join(dirname(target), `${HALF_WRITTEN}${randomUUID()}.tmp`);
    try {
      await writeThrough(temporary, content, mode);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(target));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new WriteError(path, PROBLEMS[code] ?? `the system says ${code}`, code);
  }
}

/** The permissions of the file that is to be replaced; null where there is none. */
async function modeOfReplaceable(target: string): Promise<number | null> {
  const old = await stat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (old === null) return null;
  if (old.isDirectory()) throw new SystemError('EISDIR');
  // Renaming would put a file in place of a device or a pipe.
  if (!old.isFile()) throw new SystemError('ENOTFILE');
  // Renaming asks for no right to the old file, but whoever protected it meant it.
  await (await open(target, 'r+')).close();
  return old.mode & 0o777;
}

/** Returns when the disk has it. */
async function writeThrough(path: string, content: string | Uint8Array, mode: number | null): Promise<void> {
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    await file.writeFile(content);
    // What the umask took away.
    if (mode !== null) await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Has the disk take the new name. The file is in place by now, and not every system can do this: a failure is none. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}

/** As the system would say it of what it would let us do. */
class SystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The system's code of a failure; undefined for a fault of ours, which Node's own ERR_… are. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined;
  return error.code.startsWith('ERR_') ? undefined : error.code;
}

const PROTECTED = 'the file or its folder is protected against writing';
const FULL = 'the disk is full';

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: PROTECTED,
  EPERM: PROTECTED,
  EROFS: 'the disk can only be read',
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: 'it is larger than files may be here',
  EISDIR: 'there is a folder of this name',
  ENOTFILE: 'what has this name is no file',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'the links to it go round in a circle',
  EBUSY: 'another program is using it',
  EIO: 'the disk does not work',
};
