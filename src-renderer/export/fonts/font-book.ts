/** The fonts of files: text measured and drawn as browsers do it, without one. */
import { create, type Font, type Glyph } from 'fontkit';
import { hundredths } from '../../figures/svg-path.ts';

export const FAMILIES = ['Inter', 'STIX Two Text'] as const;
export const WEIGHTS = [400, 600] as const;

export type FontFamily = (typeof FAMILIES)[number];
export type FontWeight = (typeof WEIGHTS)[number];

export interface FileFont {
  readonly family: FontFamily;
  readonly weight: FontWeight;
  /** A TrueType file. */
  readonly bytes: Uint8Array;
}

/** Every family in every weight, with the name of its file beside this one. */
export const FONT_FILES = FAMILIES.flatMap((family) =>
  WEIGHTS.map((weight) => ({
    family,
    weight,
    file: `${family.toLowerCase().replaceAll(' ', '-')}-${weight}.ttf`,
  })),
);

/** How far browsers lean an upright letter where italics are asked for and the font has none: x for each y. */
export const SLANT = 0.25;

export class FontBook {
  readonly #faces: readonly Face[];

  constructor(fonts: readonly FileFont[]) {
    this.#faces = fonts.map((font) => new Face(font));
  }

  /**
   * The face for SVG's `font-family` and `font-weight`.
   * @throws Error where none of the families is there
   */
  face(families: string, weight: string): Face {
    const names = families.split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2'));
    const nearest = nearestWeight(weight);
    for (const name of names) {
      const face = this.#faces.find((other) => other.family === name && other.weight === nearest);
      if (face !== undefined) return face;
    }
    throw new Error(`There is no font for “${families}” in weight ${weight}.`);
  }
}

function nearestWeight(weight: string): FontWeight {
  if (weight === 'normal') return 400;
  return weight === 'bold' || Number(weight) > 500 ? 600 : 400;
}

/** One weight of one family. */
export class Face {
  readonly family: FontFamily;
  readonly weight: FontWeight;
  readonly bytes: Uint8Array;
  readonly #font: Font;

  constructor({ family, weight, bytes }: FileFont) {
    this.family = family;
    this.weight = weight;
    this.bytes = bytes;
    this.#font = create(bytes);
  }

  has(character: string): boolean {
    return this.#font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  /** Numbers of the glyphs that `text` may be drawn with, ligatures and their parts. */
  glyphs(text: string): readonly number[] {
    const alone = Array.from(text, (character) => this.#font.layout(character).glyphs).flat();
    return [...this.#font.layout(text).glyphs, ...alone].map(({ id }) => id);
  }

  /** Width of `text` in px, kerning included, at a font size of `size` px. */
  advance(text: string, size: number): number {
    return (this.#font.layout(text).advanceWidth * size) / this.#font.unitsPerEm;
  }

  /**
   * Outline of `text` as the `d` of an SVG path, to hundredths of a px; a character without a glyph is a box.
   * @param at where the text begins on its base line, its size, and how far it leans
   */
  outline(text: string, at: { x: number; y: number; size: number; slant: number }): string {
    const { glyphs, positions } = this.#font.layout(text);
    const scale = at.size / this.#font.unitsPerEm;
    let x = 0;
    let d = '';
    glyphs.forEach((glyph, k) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[k] ?? {};
      const place = (glyphX: number, glyphY: number): string => {
        const up = yOffset + glyphY;
        const right = x + xOffset + glyphX + at.slant * up;
        return `${hundredths(at.x + scale * right)},${hundredths(at.y - scale * up)}`;
      };
      d += glyphOutline(glyph, place);
      x += xAdvance;
    });
    return d;
  }
}

const LETTERS = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

function glyphOutline(glyph: Glyph, place: (x: number, y: number) => string): string {
  return glyph.path.commands
    .map(({ command, args }) => {
      const points = args.flatMap((x, k) => (k % 2 === 0 ? [place(x, args[k + 1] ?? 0)] : []));
      return LETTERS[command] + points.join(' ');
    })
    .join('');
}
