/** Which file of the built window a URL path names, if any: the one gate through which both shells read the disk. */
import { lstat, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type StaticFile =
  | { readonly kind: 'file'; readonly path: string; readonly type: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'missing' };

/** Content types of all that a build of the window contains; a file of another kind is not served. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.wasm', 'application/wasm'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
]);

/**
 * Names of letters, digits, `_`, `-` and inner dots, and nothing else. Whatever leads out of the root (`..`, an
 * encoded or doubly encoded dot, a backslash, a drive letter, a NUL) contains something that is not on this list.
 */
const PLAIN_PATH = /^(?:\/[\w-][\w.-]*)+$/;

/** The decoded path, `/` being the page itself; undefined where the encoding or the path is not a plain one. */
export function plainPath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded === '/') return '/index.html';
  return PLAIN_PATH.test(decoded) ? decoded : undefined;
}

/**
 * The file under `root` that a URL path (still encoded, without query) names.
 * A path through a symbolic link is refused, wherever the link points.
 */
export async function findStaticFile(root: string, urlPath: string): Promise<StaticFile> {
  const path = plainPath(urlPath);
  const type = path === undefined ? undefined : TYPES.get(extname(path));
  if (path === undefined || type === undefined) return { kind: 'refused' };

  try {
    const wanted = join(await realpath(root), path);
    if ((await realpath(wanted)) !== wanted) return { kind: 'refused' };
    return (await lstat(wanted)).isFile() ? { kind: 'file', path: wanted, type } : { kind: 'missing' };
  } catch (error) {
    if (isMissing(error)) return { kind: 'missing' };
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
