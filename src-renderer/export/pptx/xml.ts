/** Elements of a package's parts. */
import { writeSvg, type SvgElement, type SvgNode } from '../svg-tree.ts';

export type XmlElement = SvgElement;

/** An attribute that is undefined is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly SvgNode[]
): XmlElement {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, String(value)])),
    children,
  };
}

/** A part's text: what XML cannot hold is left out of it. */
export const xmlPart = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${writeSvg(root)}`;

const MAIN = 'http://schemas.openxmlformats.org';
export const RELATIONSHIPS = `${MAIN}/officeDocument/2006/relationships`;
/** Prefixes as everybody writes them. */
export const NAMESPACES = {
  'xmlns:a': `${MAIN}/drawingml/2006/main`,
  'xmlns:r': RELATIONSHIPS,
  'xmlns:p': `${MAIN}/presentationml/2006/main`,
} as const;
