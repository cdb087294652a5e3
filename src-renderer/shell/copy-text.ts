import type { Shell } from './shell.ts';

/**
 * Puts a text on the clipboard; where the browser keeps that to itself, in a file.
 * @param what `The table`: what was copied, at the beginning of a sentence
 * @returns what was done, in words
 */
export async function copyText(shell: Shell, text: string, what: string, fileName: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `${what} is on the clipboard.`;
  } catch {
    const saved = await shell.saveFile(fileName, new Blob([text], { type: 'text/plain' }));
    return saved === null
      ? 'The clipboard cannot be had here, and no file was saved.'
      : `The clipboard cannot be had here: ${saved} was saved instead.`;
  }
}
