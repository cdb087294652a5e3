import type { SvgElement } from '../svg-tree.ts';
import { facesIn } from './embed-fonts.ts';
import type { FontBook } from './font-book.ts';

/** The characters of a picture's texts that its fonts have no glyph for: where letters are drawn as outlines they are boxes. */
export function missingSigns(svg: SvgElement, fonts: FontBook): readonly string[] {
  const missing = new Set<string>();
  for (const [face, texts] of facesIn(svg, fonts))
    for (const character of [...texts].join(''))
      if (character.trim() !== '' && !face.has(character)) missing.add(character);
  return [...missing];
}
