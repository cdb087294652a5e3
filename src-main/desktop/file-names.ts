/** Names for new files: what the page suggests becomes the name of a file, in a folder that the person chooses. */
import { extname } from 'node:path';

/** What labs are in: files of their own, and figures and films that carry one. */
export const LAB_EXTENSIONS = ['zigzag', 'json', 'svg', 'png', 'pdf', 'pptx', 'gif', 'mp4', 'webm'];

/** Without what one system or another takes for part of a path; a hidden file is none that a person finds again. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .slice(-200)
    .replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' ? 'zigzag' : plain;
}

/** Not every system's dialog completes a name: a name without ending is given the one that was suggested. */
export const withEnding = (path: string, suggested: string): string =>
  extname(path) === '' ? path + extname(suggested) : path;

/** What the dialog offers to show, by the ending of the name that is suggested. */
export function kindOf(name: string): { readonly name: string; readonly extensions: string[] } {
  const extension = extname(name).slice(1).toLowerCase();
  return extension === ''
    ? { name: 'All files', extensions: ['*'] }
    : { name: KINDS[extension] ?? `${extension.toUpperCase()} files`, extensions: [extension] };
}

const KINDS: Readonly<Record<string, string>> = {
  zigzag: 'Zigzag labs',
  svg: 'SVG pictures',
  png: 'PNG pictures',
  pdf: 'PDF documents',
  pptx: 'PPTX presentations',
  gif: 'GIF films',
  mp4: 'MP4 films',
  webm: 'WebM films',
  csv: 'Tables (CSV)',
  json: 'JSON',
};
