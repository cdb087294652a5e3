/** A lab inside an SVG: text of an element of our own in its metadata, where other programs leave it alone. */
import { labElement, labOf, NAMESPACE } from './lab-element.ts';
import { parseSvg, type SvgElement, type SvgNode } from '../svg-tree.ts';

/** Longest metadata that is looked into, in characters: the largest document with all its quotes escaped. */
const LONGEST = 8_000_000;

/** The figure with the text of a lab document (JSON) in it, in place of one that it carried before. */
export function withLabInSvg(svg: SvgElement, lab: string): SvgElement {
  const metadata: SvgElement = { name: 'metadata', attributes: {}, children: [labElement(lab)] };
  return { ...svg, children: [...svg.children.filter((child) => !isOurs(child)), metadata] };
}

const isOurs = (node: SvgNode): boolean =>
  typeof node !== 'string' && node.name === 'metadata' && labOf(node) !== null;

/**
 * The text of the lab in an SVG, or null. Nothing but its metadata is read: not its scripts, entities or pictures, and
 * not its paths, of which there can be more than fit into memory as a tree.
 */
export function labInSvg(text: string): string | null {
  if (!text.includes(NAMESPACE)) return null;
  const start = /<((?:[\w.-]+:)?metadata)[\s>]/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const close = `</${found[1] ?? ''}>`;
    const end = text.indexOf(close, start.lastIndex);
    if (end === -1) return null;
    start.lastIndex = end;
    const lab = labOf(metadataOf(text.slice(found.index, end + close.length)));
    if (lab !== null) return lab;
  }
  return null;
}

function metadataOf(text: string): SvgNode {
  try {
    return text.length > LONGEST ? '' : parseSvg(text);
  } catch {
    // Not well-formed, nested too deeply, or with entities of its own: nothing that Zigzag wrote.
    return '';
  }
}
