/** Widths of text in Arial, which a slide's own text is set in, where there is none to measure with. */

/** Thousandths of an em from the space to the tilde (Adobe's metrics of Helvetica, which Arial's are). */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const SPACE = 32;
/** Other alphabets and signs, which may come from a wider font. */
const OTHER = 700;
/** Scripts whose letters are as wide as they are high, and pictures. */
const SQUARE =
  /[\u{1100}-\u{11ff}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7af}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ffef}]/u;
const EM = 1000;
const PICTURE = 1400;

/** In px at a font size of `size` px. */
export function arialWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return (width / EM) * size;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return PICTURE;
  return SQUARE.test(character) ? EM : (ASCII[code - SPACE] ?? OTHER);
}
