/** The text of a lab document as an XML element of our own: in an SVG, and in a presentation. */
import type { SvgElement, SvgNode } from '../svg-tree.ts';

export const NAMESPACE = 'urn:zigzag:lab';
const ELEMENT = 'lab';

/** @param lab JSON */
export function labElement(lab: string): SvgElement {
  return {
    name: ELEMENT,
    attributes: { xmlns: NAMESPACE },
    children: [lab.replace(NOT_IN_XML, (character) => `\\u${character.charCodeAt(0).toString(16)}`)],
  };
}

/** Characters that XML cannot hold; in JSON they stand inside strings, where they can be escaped. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

/** The text of the first that is in there, or null. Another program may have moved the namespace to a prefix of its own. */
export function labOf(node: SvgNode): string | null {
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
