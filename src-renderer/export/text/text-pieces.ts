/** Where the letters of a `<text>` go: SVG's text layout, as far as figures use it. */
import type { Face, FontBook } from '../fonts/font-book.ts';
import { SLANT } from '../fonts/font-book.ts';
import type { SvgElement } from '../svg-tree.ts';
import { lengthOf, textStyleOf, type TextStyle } from './text-style.ts';

/** Letters that stand in one line in one style. */
export interface TextPiece {
  readonly text: string;
  readonly face: Face;
  /** px */
  readonly size: number;
  readonly slant: number;
  /** px, of the base line's beginning. */
  readonly x: number;
  readonly y: number;
  /** The `<text>` and the `<tspan>`s inside it round these letters, outermost first. */
  readonly within: readonly SvgElement[];
}

/** Letters before their place is known: places are steps from where the last piece ended, or absolute. */
interface Letters {
  text: string;
  readonly style: TextStyle;
  readonly within: readonly SvgElement[];
  readonly move: { x?: number | undefined; y?: number | undefined; dx: number; dy: number };
}

/** @throws Error where a font, a length or a keyword is not known, or what is inside is no `<tspan>` */
export function textPieces(text: SvgElement, inherited: TextStyle, fonts: FontBook): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let [x, y] = [0, 0];
  for (const chunk of chunksOf(collapsed(lettersOf(text, inherited, [])))) {
    const [first] = chunk;
    if (first === undefined) continue;
    [x, y] = [first.move.x ?? x, first.move.y ?? y];
    const begins = pieces.length;
    const from = x;
    for (const { text: letters, style, within, move } of chunk) {
      const face = fonts.face(style.families, style.weight);
      [x, y] = [x + move.dx, y + move.dy];
      const slant = style.isItalic ? SLANT : 0;
      pieces.push({ text: letters, face, size: style.size, slant, x, y, within });
      x += face.advance(letters, style.size);
    }
    const share = { start: 0, middle: 0.5, end: 1 }[first.style.anchor];
    const back = share * (x - from);
    for (let k = begins; k < pieces.length; k++) {
      const piece = pieces[k];
      if (piece !== undefined) pieces[k] = { ...piece, x: piece.x - back };
    }
    x -= back;
  }
  return pieces.filter(({ text: letters }) => letters !== '');
}

function lettersOf(element: SvgElement, inherited: TextStyle, outside: readonly SvgElement[]): Letters[] {
  const style = textStyleOf(element, inherited);
  const within = [...outside, element];
  const { x, y, dx, dy } = element.attributes;
  // Holds the element's place, also where a tspan comes first in it.
  const place = { x: lengthOf(x), y: lengthOf(y), dx: lengthOf(dx) ?? 0, dy: lengthOf(dy) ?? 0 };
  const letters: Letters[] = [{ text: '', style, within, move: place }];
  for (const child of element.children) {
    if (typeof child === 'string') letters.push({ text: child, style, within, move: { dx: 0, dy: 0 } });
    else if (child.name === 'tspan') letters.push(...lettersOf(child, style, within));
    else throw new Error(`<${child.name}> inside a text is not known here.`);
  }
  return letters;
}

/** White space as SVG has it: each run of it is one space, and none stands at either end. */
function collapsed(letters: Letters[]): Letters[] {
  let endsInSpace = true;
  for (const piece of letters) {
    let text = piece.text.replace(/[ \t\r\n]+/g, ' ');
    if (endsInSpace && text.startsWith(' ')) text = text.slice(1);
    if (text !== '') endsInSpace = text.endsWith(' ');
    piece.text = text;
  }
  const last = letters.findLast(({ text }) => text !== '');
  if (last !== undefined) last.text = last.text.replace(/ $/, '');
  return letters;
}

/** A chunk begins where a place is given, and is anchored as a whole. */
function chunksOf(letters: readonly Letters[]): Letters[][] {
  const chunks: Letters[][] = [];
  for (const piece of letters) {
    const last = chunks.at(-1);
    if (last === undefined || piece.move.x !== undefined || piece.move.y !== undefined) chunks.push([piece]);
    else last.push(piece);
  }
  return chunks;
}
