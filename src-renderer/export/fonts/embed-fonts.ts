/** An SVG with its fonts inside: of each only the glyphs that are used, so that it looks the same everywhere. */
import type { SvgElement, SvgNode } from '../svg-tree.ts';
import type { Face, FontBook } from './font-book.ts';
import { subsetTtf } from './subset-ttf.ts';

export function embedFonts(svg: SvgElement, fonts: FontBook): SvgElement {
  const used = facesIn(svg, fonts);
  if (used.size === 0) return svg;
  const faces = [...used].map(([face, texts]) => {
    const glyphs = new Set([...texts].flatMap((text) => face.glyphs(text)));
    const data = base64(subsetTtf(face.bytes, glyphs));
    const source = `src:url(data:font/ttf;base64,${data}) format("truetype")`;
    return `@font-face{font-family:"${face.family}";font-weight:${String(face.weight)};${source}}`;
  });
  const style: SvgElement = { name: 'style', attributes: {}, children: [faces.join('')] };
  return { ...svg, children: [style, ...svg.children] };
}

/** The faces that a picture's texts are set in, each with its texts. */
export function facesIn(svg: SvgElement, fonts: FontBook): ReadonlyMap<Face, ReadonlySet<string>> {
  const used = new Map<Face, Set<string>>();
  collect(svg, { family: '', weight: '400' }, fonts, used);
  return used;
}

interface Inherited {
  readonly family: string;
  readonly weight: string;
}

function collect(node: SvgNode, from: Inherited, fonts: FontBook, used: Map<Face, Set<string>>): void {
  if (typeof node === 'string') return;
  const { 'font-family': family = from.family, 'font-weight': weight = from.weight } = node.attributes;
  if (node.name === 'text' || node.name === 'tspan') {
    const face = fonts.face(family, weight);
    const texts = used.get(face) ?? new Set();
    used.set(face, texts);
    for (const child of node.children) if (typeof child === 'string') texts.add(child);
  }
  for (const child of node.children) collect(child, { family, weight }, fonts, used);
}

/** In pieces, because no function takes as many arguments as a font has bytes. */
const PIECE = 0x2000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary);
}
