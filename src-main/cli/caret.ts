import type { FormulaProblem } from '../../src-core/expression/formula-error.ts';
import { isVisible } from './bad-input.ts';

/** Characters shown on either side of the place, so that the caret does not wrap in a usual terminal. */
const CONTEXT = 34;

/** The formula and, below it, carets under what the problem is about; nothing where it is about nothing. */
export function caretLines(formula: string, { position, length }: FormulaProblem): readonly string[] {
  if (length === 0 || formula.trim() === '') return [];
  const before = cellsOf(formula.slice(0, position));
  const marked = cellsOf(formula.slice(position, position + length)).slice(0, CONTEXT);
  const after = cellsOf(formula.slice(position + length));
  const lead = before.length > CONTEXT ? ['…', ...before.slice(1 - CONTEXT)] : before;
  const tail = after.length > CONTEXT ? [...after.slice(0, CONTEXT - 1), '…'] : after;
  return [
    `  ${[...lead, ...marked, ...tail].join('')}`,
    `  ${' '.repeat(widthOf(lead))}${'^'.repeat(Math.max(1, widthOf(marked)))}`,
  ];
}

/** What is drawn for each character: itself, or a box for what a terminal would not draw in one place. */
function cellsOf(text: string): readonly string[] {
  return [...text].map((character) => (isVisible(character) ? character : '□'));
}

function widthOf(cells: readonly string[]): number {
  return cells.reduce((width, cell) => width + (isWide(cell) ? 2 : 1), 0);
}

/** Emoji and East Asian letters take two columns. */
function isWide(character: string): boolean {
  return /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uFF01-\uFF60]$/u.test(
    character,
  );
}
