import { downloadFiles } from './download-files.ts';
import type { FileAccess } from './files.ts';
import type { Shell } from './shell.ts';
import { systemFiles, type Pickers } from './system-files.ts';

/** Files in a browser: where they are, if it lets a page write them, or else by upload and download. */
export function browserFiles(shell: Shell): FileAccess {
  return hasPickers(window) ? systemFiles(window) : downloadFiles(shell);
}

const hasPickers = (global: object): global is Pickers =>
  'showOpenFilePicker' in global && 'showSaveFilePicker' in global;
