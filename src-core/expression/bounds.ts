import { FormulaError, type FormulaErrorCode } from './formula-error.ts';

export const MAXIMUM_LENGTH = 2000;
/** mathjs overflows the stack at about 500 nested brackets, so we stop well before it is asked. */
export const MAXIMUM_BRACKET_DEPTH = 100;

/** Bounds length and bracket depth before the recursive parser sees the text. */
export function checkBounds(typed: string): void {
  if (typed.trim() === '') {
    throw new FormulaError({
      code: 'empty',
      message: 'The formula is empty: type one, such as x^2 + y^2.',
      position: 0,
      length: 0,
    });
  }
  if (typed.length > MAXIMUM_LENGTH) {
    const message = `A formula may have ${MAXIMUM_LENGTH} characters; this one has ${typed.length}.`;
    throw faultAt('too-long', message, MAXIMUM_LENGTH);
  }
  const open: number[] = [];
  for (let at = 0; at < typed.length; at++) {
    const character = typed[at];
    if (character === '(') {
      open.push(at);
      if (open.length > MAXIMUM_BRACKET_DEPTH) {
        throw faultAt('too-deep', `Brackets may be nested ${MAXIMUM_BRACKET_DEPTH} deep.`, at);
      }
    } else if (character === ')' && open.pop() === undefined) {
      throw faultAt('syntax', 'This closing bracket has no opening one.', at);
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined)
    throw faultAt('syntax', 'This bracket is never closed: a ) is missing.', unclosed);
}

const faultAt = (code: FormulaErrorCode, message: string, position: number): FormulaError =>
  new FormulaError({ code, message, position, length: 1 });
