import { FormulaError } from './formula-error.ts';
import type { NormalisedText } from './normalise.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'symbol';
  readonly text: string;
  /** Where it begins in the text that the parser reads. */
  readonly offset: number;
  /** Where it stands in the text as typed … */
  readonly position: number;
  readonly length: number;
  /** … and how it is written there: “²” where `text` is “2”. */
  readonly written: string;
}

const TOKEN = /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<symbol>[^\s])/g;

/** Splits normalised text; the parser reports no positions for names, so errors are placed with these. */
export function tokenise({ typed, text, origin }: NormalisedText): Token[] {
  return [...text.matchAll(TOKEN)].map((match) => {
    const offset = match.index;
    const position = origin[offset] ?? typed.length;
    const end = (origin[offset + match[0].length - 1] ?? typed.length) + 1;
    return {
      kind: kindOf(match),
      text: match[0],
      offset,
      position,
      length: end - position,
      written: typed.slice(position, end),
    };
  });
}

function kindOf({ groups }: RegExpMatchArray): Token['kind'] {
  if (groups?.['number'] !== undefined) return 'number';
  return groups?.['name'] !== undefined ? 'name' : 'symbol';
}

/**
 * A point that belongs to no number would be read by the parser as member access or as an operator
 * on matrices.
 */
export function checkPoints(tokens: readonly Token[]): void {
  const point = tokens.find(({ text }) => text === '.');
  if (point === undefined) return;
  throw new FormulaError({
    code: 'syntax',
    message: 'A point stands only inside numbers, such as 0.5; for a product write *.',
    position: point.position,
    length: point.length,
  });
}
