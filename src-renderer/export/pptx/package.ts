/**
 * An Open Packaging Conventions package (ECMA-376 part 2): parts in a zip file, each of a declared type, and pointing to
 * others by relationships in a part beside it.
 */
// Of its entries the one that asks nothing of its host.
import { zipSync, type Zippable } from 'fflate/browser';
import { element, RELATIONSHIPS, xmlPart, type XmlElement } from './xml.ts';

/** From the part that has it to another part. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type, or the whole of one that is not an office document's. */
  readonly type: string;
  /** Name of the other part, from the package's root. */
  readonly to: string;
}

export interface Part {
  /** From the package's root, such as `ppt/presentation.xml`. */
  readonly name: string;
  /** Null where the package's default for its ending says it. */
  readonly type: string | null;
  readonly content: XmlElement | Uint8Array;
  readonly to?: readonly Relationship[];
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DEFAULT_TYPES = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  svg: 'image/svg+xml',
} as const;

/** The first moment that a zip file can tell, by any clock: the same parts give the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** @param from the package's own relationships, such as to its main part */
export function packageOf(parts: readonly Part[], from: readonly Relationship[]): Uint8Array {
  const files: Zippable = {};
  const add = (name: string, content: XmlElement | Uint8Array): void => {
    const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(xmlPart(content));
    // What is packed already would only take time.
    files[name] = [bytes, { level: name.endsWith('.png') ? 0 : 6, mtime: NO_TIME }];
  };
  add('[Content_Types].xml', contentTypes(parts));
  add('_rels/.rels', relationships(from, ''));
  for (const { name, content, to } of parts) {
    add(name, content);
    if (to !== undefined) add(relationshipsOf(name), relationships(to, name));
  }
  return zipSync(files);
}

function contentTypes(parts: readonly Part[]): XmlElement {
  return element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    ...Object.entries(DEFAULT_TYPES).map(([Extension, ContentType]) =>
      element('Default', { Extension, ContentType }),
    ),
    ...parts.flatMap(({ name, type }) =>
      type === null ? [] : [element('Override', { PartName: `/${name}`, ContentType: type })],
    ),
  );
}

const relationshipsOf = (name: string): string => name.replace(/[^/]*$/, '_rels/$&.rels');

function relationships(all: readonly Relationship[], from: string): XmlElement {
  return element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...all.map(({ id, type, to }) =>
      element('Relationship', {
        Id: id,
        Type: type.includes('/') ? type : `${RELATIONSHIPS}/${type}`,
        Target: relative(from, to),
      }),
    ),
  );
}

/** The way from a part to another: some readers know no target from the root. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

export const CORE_PROPERTIES = `${PACKAGE}/relationships/metadata/core-properties`;
