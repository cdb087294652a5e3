/** Text set in lines no wider than its room, broken at spaces; a word longer than a line is cut. */

/** Width of a text, in whatever unit the room has. */
export type Width = (text: string) => number;

/** Of other programs too: what is pasted from slides parts its lines by a vertical tab. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u2028\u2029]/;

/** What stands in lines of its own, without control characters; none of them empty. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(LINE_BREAK)
    .map((line) => line.replace(/\p{Cc}/gu, ' ').trim())
    .filter((line) => line !== '');
}

/**
 * A name, its sign and its number stay together, and so do the two numbers of a point, and a panel's letter and what it
 * is.
 */
const BETWEEN_WORDS = / (?![=≤])(?<![=≤] )(?<![([][^ ()[\]]{1,24}, )(?<!(?:^| )[a-d]\) )/;

export function brokenLines(text: string, room: number, width: Width): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BETWEEN_WORDS).flatMap((long) => pieces(long, room, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, room: number, width: Width): readonly string[] {
  if (width(word) <= room) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && width(piece + character) > room) {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}

/** At most so many lines; the last says by dots that more is left out. */
export function firstLines(
  lines: readonly string[],
  most: number,
  room: number,
  width: Width,
): readonly string[] {
  const kept = lines.slice(0, most);
  if (kept.length < lines.length) kept.push(withEllipsis(kept.pop() ?? '', room, width));
  return kept;
}

function withEllipsis(line: string, room: number, width: Width): string {
  const letters = Array.from(line);
  while (letters.length > 0 && width(`${letters.join('')} …`) > room) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}
