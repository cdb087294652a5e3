/**
 * What a person typed cannot be done: reported as one line on stderr, perhaps with a formula and a
 * caret below it, and exit code 2.
 */
export class BadInput extends Error {
  /** Shown under the message. */
  readonly caretLines: readonly string[];

  constructor(message: string, caretLines: readonly string[] = []) {
    super(message);
    this.name = 'BadInput';
    this.caretLines = caretLines;
  }
}

const LONGEST_QUOTE = 60;

/** Typed text as it may stand within one line of a message: shortened, invisible characters as spaces. */
export function quote(text: string): string {
  const characters = [...text].map((character) => (isVisible(character) ? character : ' '));
  const shown =
    characters.length > LONGEST_QUOTE ? [...characters.slice(0, LONGEST_QUOTE - 1), '…'] : characters;
  return `“${shown.join('')}”`;
}

/** Whether a terminal draws the character without moving the cursor elsewhere or turning the writing direction. */
export function isVisible(character: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(character);
}
