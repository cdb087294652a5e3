/** What `render` does of films. */
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import type { LabDocument } from '../../src-core/document/index.ts';
import type { Film, OnFrame } from '../render/render-film.ts';
import type { RenderWish } from '../render/render-wish.ts';
import { single, type Arguments } from './arguments.ts';
import { BadInput, quote } from './bad-input.ts';
import { readFilm, refuseFilmOptions } from './film-input.ts';

/** What is to be made of a film. */
export interface FilmOutputs {
  readonly gif: boolean;
  /** A folder for its frames, or null. */
  readonly frames: string | null;
}

export interface WrittenFilm {
  /** Null where none is wanted. */
  readonly gif: Uint8Array | null;
  readonly words: string;
  readonly missing: readonly string[];
}

/**
 * Makes the films that are wanted, and writes frames; a GIF is the caller's to write.
 * @returns null where none is wanted
 * @throws BadInput
 */
export async function renderFilm(
  given: Arguments,
  read: () => Promise<LabDocument>,
  wish: RenderWish,
  { gif, frames }: FilmOutputs,
): Promise<WrittenFilm | null> {
  if (!gif && frames === null) {
    refuseFilmOptions(given);
    return null;
  }
  const settings = readFilm(given, gif ? 'gif' : null);
  if (frames !== null) await checkFolder(frames);
  const { openFilm, gifBytes } = await import('../render/render-film.ts');
  const film = await openFilm(await read(), wish, settings);
  if (frames !== null) await writeFrames(film, frames, progressOf('frame'));
  const bytes = gif ? await gifBytes(film, progressOf('frame')) : null;
  return { gif: bytes, words: film.words, missing: film.missing };
}

export const framesFolder = (given: Arguments): string | null => single(given, 'frames') ?? null;

/** One line that is written over, where somebody sees it. */
function progressOf(what: string): OnFrame {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, of) => process.stderr.write(`\r${what} ${done} of ${of}${done === of ? '\n' : ''}`);
}

/** Frames of another film among these would spoil it. */
async function checkFolder(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new BadInput(`--frames ${quote(folder)} is no folder that can be read.`);
  });
  if (entries.length > 0)
    throw new BadInput(`--frames ${quote(folder)} is not empty: frames go into a folder of their own.`);
}

/** All of them or none: into a folder beside the one that is wanted, which gets its name at the end. */
async function writeFrames(film: Film, folder: string, onFrame: OnFrame): Promise<void> {
  const { pngFrames } = await import('../render/render-film.ts');
  const target = resolve(folder);
  const temporary = join(dirname(target), `.zigzag-${randomUUID()}.tmp`);
  const { length } = film.places;
  try {
    await mkdir(temporary);
    let done = 0;
    for await (const png of pngFrames(film)) {
      const name = `frame-${String(++done).padStart(4, '0')}.png`;
      await writeFile(join(temporary, name), png);
      onFrame(done, length);
    }
    await rmdir(target).catch(() => undefined);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    throw new BadInput(`--frames ${quote(folder)} could not be written: the system says ${error.code}.`);
  }
}
