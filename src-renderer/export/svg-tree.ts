/** An SVG as a tree, for all that is done to a figure between its component and a file. */
import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';

export interface SvgElement {
  readonly name: string;
  /** In the order in which they are written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
}

/** An element, or text without entities. */
export type SvgNode = SvgElement | string;

/** Elements inside one another: more are in no figure, and would overflow the stack. */
const DEEPEST = 100;

/**
 * The root element; comments, instructions and the document type are left out, and no entity is resolved but XML's own
 * five.
 * @throws Error where the text is not well-formed, or deeper than 100 elements
 */
export function parseSvg(text: string): SvgElement {
  const { root } = parseXml(text);
  if (root === null) throw new Error('There is no element in it.');
  return elementOf(root, 0);
}

function elementOf(element: XmlElement, depth: number): SvgElement {
  if (depth > DEEPEST) throw new Error('It is nested too deeply.');
  const children: SvgNode[] = [];
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(elementOf(child, depth + 1));
    else if (child instanceof XmlText || child instanceof XmlCdata) children.push(child.text);
  }
  return { name: element.name, attributes: { ...element.attributes }, children };
}

export function writeSvg(node: SvgNode): string {
  if (typeof node === 'string') return legible(node).replace(/[&<>]/g, escapeOf);
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${legible(value).replace(/[&<"\n\t]/g, escapeOf)}"`,
  );
  const start = `<${node.name}${attributes.join('')}`;
  return node.children.length === 0
    ? `${start}/>`
    : `${start}>${node.children.map(writeSvg).join('')}</${node.name}>`;
}

/** What XML has no way to write (XML 1.0, Char): control characters and halves of a pair. */
const ILLEGIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const legible = (text: string): string => text.replace(ILLEGIBLE, '');

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};
const escapeOf = (character: string): string => ESCAPES[character] ?? character;
