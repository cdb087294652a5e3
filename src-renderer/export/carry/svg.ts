/** A lab inside an SVG: text of an element of our own in its metadata, where other programs leave it alone. */
import { parseSvg, type SvgElement, type SvgNode } from '../svg-tree.ts';

const NAMESPACE = 'urn:zigzag:lab';
const ELEMENT = 'lab';
/** Longest metadata that is looked into, in characters: the largest document with all its quotes escaped. */
const LONGEST = 8_000_000;

/** The figure with the text of a lab document (JSON) in it, in place of one that it carried before. */
export function withLabInSvg(svg: SvgElement, lab: string): SvgElement {
  const element: SvgElement = {
    name: ELEMENT,
    attributes: { xmlns: NAMESPACE },
    children: [lab.replace(NOT_IN_XML, (character) => `\\u${character.charCodeAt(0).toString(16)}`)],
  };
  const metadata: SvgElement = { name: 'metadata', attributes: {}, children: [element] };
  return { ...svg, children: [...svg.children.filter((child) => !isOurs(child)), metadata] };
}

/** Characters that XML cannot hold; in JSON they stand inside strings, where they can be escaped. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

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

/** Another program may have moved the namespace to a prefix that it declares elsewhere. */
function labOf(node: SvgNode): string | null {
  if (typeof node === 'string') return null;
  if (node.name === ELEMENT || node.name.endsWith(`:${ELEMENT}`)) {
    return node.children.filter((child) => typeof child === 'string').join('');
  }
  for (const child of node.children) {
    const lab = labOf(child);
    if (lab !== null) return lab;
  }
  return null;
}
