import { readFile } from 'node:fs/promises';
import { create } from 'fontkit';
import { expect, it, test } from 'vitest';
import { defaultDocument } from '../../../src-core/document/index.ts';
import { FILE_THEMES } from '../../figures/file-theme-names.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { renderInNode } from '../render-in-node.ts';
import { drawFigure } from '../figures/draw-figure.ts';
import { FIGURES } from '../figures/index.ts';
import { SIZE_PRESETS } from '../figures/sizes.ts';
import type { SvgElement } from '../svg-tree.ts';
import { FILE_CHARACTERS } from './characters.ts';
import { FONT_FILES, SLANT } from './font-book.ts';
import { fontsHere } from './fonts-here.ts';

const fonts = fontsHere();

test.each(FONT_FILES)('$family $weight has every character, in less than 100 kB', ({ family, weight }) => {
  const face = fonts.face(family, String(weight));
  expect([...FILE_CHARACTERS].filter((character) => !face.has(character))).toEqual([]);
  expect(face.bytes.length).toBeLessThan(100_000);
});

function textOf(element: SvgElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

it('has every character of every figure and its caption', async () => {
  const [size] = SIZE_PRESETS;
  const wish = {
    document: defaultDocument(),
    size,
    cursor: null,
    caption: null,
    background: 'theme',
  } as const;
  for (const figure of FIGURES) {
    for (const [theme] of FILE_THEMES) {
      const { svg } = await drawFigure({ ...wish, figure, theme }, coreInThread(), renderInNode);
      expect([...textOf(svg)].filter((character) => !FILE_CHARACTERS.has(character))).toEqual([]);
    }
  }
});

/** A font of the window. */
async function windowFont(subset: string, weight: number) {
  const file = `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`;
  return create(await readFile(new URL(import.meta.resolve(file))));
}

test.each([400, 600])('in weight %i letters are those that the window draws', async (weight) => {
  for (const [subset, letters] of [
    ['latin', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()=.,+−×'],
    ['greek', 'αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ'],
  ] as const) {
    const theirs = await windowFont(subset, weight);
    const ours = create(fonts.face('Inter', String(weight)).bytes);
    for (const letter of letters) {
      const [a, b] = [ours, theirs].map((font) => font.layout(letter));
      expect(a?.glyphs[0]?.path.commands, letter).toEqual(b?.glyphs[0]?.path.commands);
      expect(a?.advanceWidth, letter).toBe(b?.advanceWidth);
    }
    const word = subset === 'latin' ? 'AVATAR To 1.7' : 'ΑΥΓΑ';
    expect(ours.layout(word).advanceWidth).toBe(theirs.layout(word).advanceWidth);
  }
});

it('finds the face as a browser does', () => {
  const named = (families: string, weight: string): string => {
    const face = fonts.face(families, weight);
    return `${face.family} ${face.weight}`;
  };
  expect(named("'Inter', 'Helvetica Neue', Arial, sans-serif", '400')).toBe('Inter 400');
  expect(named('Georgia, "STIX Two Text", serif', 'bold')).toBe('STIX Two Text 600');
  expect(named('Inter', 'normal')).toBe('Inter 400');
  expect(() => fonts.face('Arial, sans-serif', '400')).toThrow('There is no font for “Arial, sans-serif”');
});

it('kerns, and leans about the base line', () => {
  const face = fonts.face('Inter', '400');
  expect(face.advance('AV', 10)).toBeLessThan(face.advance('A', 10) + face.advance('V', 10));
  const place = { x: 5, y: 20, size: 100 };
  const corner = (slant: number): readonly number[] =>
    (/^M(-?[\d.]+),(-?[\d.]+)/.exec(face.outline('⁴', { ...place, slant })) ?? []).slice(1).map(Number);
  const [x = NaN, y = NaN] = corner(0);
  const [leaning = NaN, same = NaN] = corner(SLANT);
  expect(same).toBe(y);
  expect(leaning - x).toBeCloseTo(SLANT * (20 - y), 1);
});
