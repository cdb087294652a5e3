import { FormulaError } from './formula-error.ts';
import { characterHint } from './hints.ts';
import { productOfVariables } from './names.ts';
import { tokenise } from './tokens.ts';

/** Text for the parser, and for each of its characters the offset it came from in the typed text. */
export interface NormalisedText {
  readonly typed: string;
  readonly text: string;
  readonly origin: readonly number[];
}

// Spaces round `pi` keep πx from becoming the name "pix".
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['·', '*'],
  ['×', '*'],
  ['−', '-'],
  ['π', ' pi '],
  ['\t', ' '],
  ['\n', ' '],
  ['\r', ' '],
  ['\u00a0', ' '],
]);
const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (superscript, digit) => [superscript, String(digit)] as const),
);
const ALLOWED = /^[A-Za-z0-9_ .,+\-*/^()]$/;

/**
 * Replaces superscripts, · × − π by what was meant. A run of superscripts is one exponent: x²³ is x^(23).
 * @throws FormulaError `unknown-character` at the first character that has no meaning here.
 */
export function normalise(typed: string): NormalisedText {
  let text = '';
  const origin: number[] = [];
  const append = (piece: string, from: number): void => {
    text += piece;
    for (let i = 0; i < piece.length; i++) origin.push(from);
  };
  for (let at = 0; at < typed.length;) {
    const character = String.fromCodePoint(typed.codePointAt(at) ?? 0);
    if (SUPERSCRIPTS.has(character)) {
      append('^(', at);
      for (; SUPERSCRIPTS.has(typed[at] ?? ''); at++) append(SUPERSCRIPTS.get(typed[at] ?? '') ?? '', at);
      append(')', at - 1);
      continue;
    }
    const replacement = REPLACEMENTS.get(character) ?? character;
    if (replacement === character && !ALLOWED.test(character)) {
      throw new FormulaError({
        code: 'unknown-character',
        message: `${describe(character)} has no meaning in a formula.${characterHint(character)}`,
        position: at,
        length: character.length,
      });
    }
    append(replacement, at);
    at += character.length;
  }
  return { typed, text, origin };
}

/**
 * Puts spaces where the parser would read something else than is meant here: within a name made only
 * of one-letter variables, which is their product with the usual precedence (xy² is x·y², as on
 * paper), and behind a number, lest 0x1 be hexadecimal and 2.^x an operator on matrices.
 */
export function separate(normalised: NormalisedText, variables: readonly string[]): NormalisedText {
  const { typed, text, origin } = normalised;
  let separated = '';
  const separatedOrigin: number[] = [];
  let copied = 0;
  const spaceAt = (end: number): void => {
    copyTo(end);
    separated += ' ';
    separatedOrigin.push(origin[end] ?? typed.length);
  };
  const copyTo = (end: number): void => {
    separated += text.slice(copied, end);
    for (; copied < end; copied++) separatedOrigin.push(origin[copied] ?? typed.length);
  };
  for (const token of tokenise(normalised)) {
    if (token.kind === 'number') spaceAt(token.offset + token.text.length);
    if (token.kind !== 'name' || productOfVariables(token.text, variables) === null) continue;
    for (let letter = 1; letter < token.text.length; letter++) spaceAt(token.offset + letter);
  }
  copyTo(text.length);
  return { typed, text: separated, origin: separatedOrigin };
}

/** Names a character so that even an invisible one can be recognised. */
function describe(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const visible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
  return visible ? `The character “${character}”` : `The invisible character ${code}`;
}
