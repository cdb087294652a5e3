import { NotShown } from './budget.ts';

/** Commands that are themselves not seen. */
const LAYOUT = /\\(?:left|right|frac|mathrm|operatorname)(?![A-Za-z])/g;
/** Signs of functions, which are seen letter by letter. */
const LETTERS = /\\((?:arc)?(?:sin|cos|tan)h?|ln|log|exp|min|max)(?![A-Za-z])/g;
const SIGNS = /\\[A-Za-z]+/g;

/** About how many characters are seen: a fraction counts both its halves. */
export function texLength(tex: string): number {
  return tex
    .replace(LAYOUT, '')
    .replace(LETTERS, '$1')
    .replace(SIGNS, '?')
    .replace(/[{}^_ ]/g, '').length;
}

/**
 * The shortest of several texts, of equal ones the first.
 * @throws NotShown where each is too long
 */
export function shortest(texts: readonly (() => string)[], handicap = 1): string {
  let best: string | null = null;
  let least = Infinity;
  for (const [index, make] of texts.entries()) {
    try {
      const tex = make();
      const length = texLength(tex) * (index === 0 ? 1 : handicap);
      if (length < least) [best, least] = [tex, length];
    } catch (error) {
      if (!(error instanceof NotShown)) throw error;
    }
  }
  if (best === null) throw new NotShown();
  return best;
}
