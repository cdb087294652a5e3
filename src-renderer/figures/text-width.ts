/**
 * Widths of text without a browser: Inter's advance widths, rounded up, for the characters that figures use.
 * Layout (margins, which ticks fit) must come out the same in Node as on screen, so nothing is measured there.
 */
const NARROW = new Set("iIl.,:;'|!ftjr()[] ");
const WIDE = new Set('mwMW∞—');
const SUPERSCRIPT = new Set('⁰¹²³⁴⁵⁶⁷⁸⁹⁻');

/** Width of `text` in px at a font size of `fontSize` px. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) {
    if (NARROW.has(character)) em += 0.36;
    else if (WIDE.has(character)) em += 0.9;
    else if (SUPERSCRIPT.has(character)) em += 0.44;
    else em += 0.64;
  }
  return em * fontSize;
}
