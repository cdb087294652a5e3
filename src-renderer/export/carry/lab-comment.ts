/** A lab as the comment of a film: what every container has a place for, and other programs keep. */

const PREFIX = 'zigzag-lab ';

/** In ASCII, which is all that some containers know: in JSON other characters stand inside strings, and can be escaped. */
export function labComment(lab: string): string {
  return PREFIX + lab.replace(/[^\n\x20-\x7e]/g, escaped);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text of the lab in a comment, or null where it is of another. */
export function labInComment(comment: Uint8Array): string | null {
  const text = new TextDecoder().decode(comment);
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length).replace(/\0+$/, '') : null;
}
