import { FormulaError } from './formula-error.ts';

export const MAXIMUM_LENGTH = 2000;
/** mathjs overflows the stack at about 500 nested brackets, so we stop well before it is asked. */
export const MAXIMUM_BRACKET_DEPTH = 100;

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol';
  readonly text: string;
  readonly position: number;
}

const TOKEN = /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol>[^\s])/g;

/** Splits normalised text; the parser reports no positions for names, so errors are placed with these. */
export function tokenise(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({
    kind:
      match.groups?.['number'] !== undefined
        ? 'number'
        : match.groups?.['name'] !== undefined
          ? 'name'
          : 'symbol',
    text: match[0],
    position: match.index,
  }));
}

/** Bounds length and bracket depth before the recursive parser sees the text. */
export function checkBounds(typed: string): void {
  if (typed.trim() === '') {
    throw new FormulaError({
      code: 'empty',
      message: 'Type a function of x and y, or pick one.',
      position: 0,
      length: 0,
    });
  }
  if (typed.length > MAXIMUM_LENGTH) {
    throw new FormulaError({
      code: 'too-long',
      message: `A formula may have ${MAXIMUM_LENGTH} characters; this one has ${typed.length}.`,
      position: MAXIMUM_LENGTH,
      length: 1,
    });
  }
  const open: number[] = [];
  for (let at = 0; at < typed.length; at++) {
    const character = typed[at];
    if (character === '(') {
      open.push(at);
      if (open.length > MAXIMUM_BRACKET_DEPTH) {
        throw new FormulaError({
          code: 'too-deep',
          message: `Brackets may be nested ${MAXIMUM_BRACKET_DEPTH} deep.`,
          position: at,
          length: 1,
        });
      }
    } else if (character === ')' && open.pop() === undefined) {
      throw new FormulaError({
        code: 'syntax',
        message: 'This closing bracket has no opening one.',
        position: at,
        length: 1,
      });
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) {
    throw new FormulaError({
      code: 'syntax',
      message: 'This bracket is never closed.',
      position: unclosed,
      length: 1,
    });
  }
}
