/**
 * Where the Electron binary is, if it is there at all. The electron package's own command is not asked: it needs
 * Node 22.12 and would try to download what is missing, which in a classroom takes a time-out to fail.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const BINARY: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Folder of the installed electron package, seen from the file at `from`; undefined where it is not installed. */
export function electronFolder(from: string): string | undefined {
  try {
    return dirname(createRequire(from).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

/**
 * Path of the binary, or undefined.
 * @param folder folder of the electron package, which notes the binary's name in path.txt once it has fetched it
 * @param distFolder folder to look in instead of the package's own (ELECTRON_OVERRIDE_DIST_PATH)
 */
export function findElectronBinary(
  folder: string | undefined,
  distFolder: string | undefined,
  platform: NodeJS.Platform,
): string | undefined {
  const dist = distFolder ?? (folder === undefined ? undefined : join(folder, 'dist'));
  if (dist === undefined) return undefined;
  const noted = folder === undefined ? undefined : contentOf(join(folder, 'path.txt'));
  const binary = join(dist, noted ?? BINARY[platform] ?? 'electron');
  return existsSync(binary) ? binary : undefined;
}

function contentOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
