import { expect, it, test } from 'vitest';
import { fontsHere } from '../fonts/fonts-here.ts';
import { parseSvg, writeSvg, type SvgElement } from '../svg-tree.ts';
import { outlineText } from './outline-text.ts';

const fonts = fontsHere();
const face = fonts.face('Inter', '400');

function outlined(content: string): SvgElement {
  const [only] = outlineText(
    parseSvg(`<svg font-family="Inter" font-size="20">${content}</svg>`),
    fonts,
  ).children;
  if (only === undefined || typeof only === 'string') throw new Error('There is nothing.');
  return only;
}

/** The horizontal coordinates of an outline. */
const acrossOf = ({ attributes }: SvgElement): readonly number[] =>
  [...(attributes['d'] ?? '').matchAll(/(-?[\d.]+),/g)].map((match) => Number(match[1]));

it('makes of a text a path that keeps its inks and its words', () => {
  const path = outlined(
    '<text id="a" x="10" y="30" fill="#123456" stroke="none" transform="rotate(-90)">κ &lt; λ₁</text>',
  );
  const { d, ...attributes } = path.attributes;
  expect(path.name).toBe('path');
  expect(d).toMatch(/^M[-\d.,\sMLQZ]+Z$/);
  expect(attributes).toEqual({
    'aria-label': 'κ < λ₁',
    id: 'a',
    fill: '#123456',
    stroke: 'none',
    transform: 'rotate(-90)',
  });
});

it('writes no coordinate to more than hundredths', () => {
  expect(writeSvg(outlined('<text x="10.333" y="1.777">Gradient descent</text>'))).not.toMatch(/\.\d{3}/);
});

test.each([
  ['start', 0],
  ['middle', -0.5],
  ['end', -1],
])('anchors a text at its %s', (anchor, share) => {
  const word = 'minimum';
  const at = Math.min(...acrossOf(outlined(`<text x="100" y="0">${word}</text>`)));
  const moved = Math.min(...acrossOf(outlined(`<text x="100" y="0" text-anchor="${anchor}">${word}</text>`)));
  expect(moved - at).toBeCloseTo(share * face.advance(word, 20), 1);
});

it('inherits size, weight and slope', () => {
  const heavy = outlined('<g font-size="40" font-weight="600" font-style="italic"><text>l</text></g>')
    .children[0];
  const own = outlined('<text font-size="40" font-weight="600" font-style="italic">l</text>');
  expect(heavy).toEqual(own);
  expect(own.attributes).not.toHaveProperty('font-size');
  expect(own.attributes['d']).toBe(
    fonts.face('Inter', '600').outline('l', { x: 0, y: 0, size: 40, slant: 0.25 }),
  );
});

it('sets tspans one after another, each in its own inks', () => {
  const group = outlined(
    '<text x="5" y="9">a <tspan fill="#f00">b</tspan><tspan x="50" dy="2">c</tspan></text>',
  );
  const [a, b, c] = group.children.filter((child) => typeof child !== 'string');
  expect(group.attributes['aria-label']).toBe('a bc');
  expect(b?.attributes['fill']).toBe('#f00');
  const place = { x: 5, y: 9, size: 20, slant: 0 };
  expect(a?.attributes['d']).toBe(face.outline('a ', place));
  expect(b?.attributes['d']).toBe(face.outline('b', { ...place, x: 5 + face.advance('a ', 20) }));
  expect(c?.attributes['d']).toBe(face.outline('c', { ...place, x: 50, y: 11 }));
});

it('takes white space as SVG does', () => {
  expect(outlined('<text>\n  a\n  b </text>').attributes).toEqual(outlined('<text>a b</text>').attributes);
});

it('does not name a halo', () => {
  const halo = '<text x="1" y="2" stroke="#fff">f</text>';
  const group = outlined(`<g>${halo} <text x="1" y="2">f</text></g>`);
  const labels = group.children.flatMap((child) =>
    typeof child === 'string' ? [] : [child.attributes['aria-label']],
  );
  expect(labels).toEqual([undefined, 'f']);
});

it('fills letters by their own rule', () => {
  const group = outlined('<g fill-rule="evenodd"><text>f</text></g>');
  expect(group.children[0]).toMatchObject({ attributes: { 'fill-rule': 'nonzero' } });
});

test.each([
  ['<text textLength="40">f</text>', 'The attribute “textLength” of <text> is not known here.'],
  ['<text font-family="Comic Sans MS">f</text>', 'There is no font'],
  ['<text x="10%">f</text>', '“10%” is no length in px.'],
  ['<text><a>f</a></text>', '<a> inside a text is not known here.'],
  ['<text text-anchor="left">f</text>', '“left” is not known here.'],
])('refuses %s', (content, says) => {
  expect(() => outlined(content)).toThrow(says);
});
