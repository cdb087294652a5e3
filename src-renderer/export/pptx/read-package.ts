/** For tests: a package read back by other means than it was written with, and what is wrong with it. */
import { unzipped, zipEntries } from '../carry/zip.ts';
import { parseSvg, type SvgElement } from '../svg-tree.ts';

export interface ReadPackage {
  readonly names: readonly string[];
  bytes(name: string): Uint8Array;
  xml(name: string): SvgElement;
  /** The part that a relationship of another leads to; of the package itself: ''. */
  target(from: string, id: string): string;
}

const LARGEST = 50_000_000;

export async function readPackage(zip: Uint8Array): Promise<ReadPackage> {
  const files = new Map<string, Uint8Array>();
  for (const entry of zipEntries(zip)) files.set(entry.name, await unzipped(zip, entry, LARGEST));
  const bytes = (name: string): Uint8Array => {
    const found = files.get(name);
    if (found === undefined) throw new Error(`There is no ${name}.`);
    return found;
  };
  const xml = (name: string): SvgElement => parseSvg(new TextDecoder().decode(bytes(name)));
  return {
    names: [...files.keys()],
    bytes,
    xml,
    target(from, id) {
      const found = targetsOf(from, xml(relationshipsOf(from))).get(id);
      if (found === undefined) throw new Error(`${from} has no relationship ${id}.`);
      return found;
    },
  };
}

const relationshipsOf = (name: string): string => name.replace(/[^/]*$/, '_rels/$&.rels');

function targetsOf(from: string, relationships: SvgElement): ReadonlyMap<string, string> {
  return new Map(
    elementsOf(relationships, 'Relationship').map(({ attributes }) => {
      const url = new URL(attributes['Target'] ?? '', `package:///${from}`);
      return [attributes['Id'] ?? '', decodeURIComponent(url.pathname).slice(1)];
    }),
  );
}

/** Those of a name, however deep, in the order of the text. */
export function elementsOf(root: SvgElement, name: string): readonly SvgElement[] {
  const below = root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child, name)));
  return root.name === name ? [root, ...below] : below;
}

export const textOf = (element: SvgElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** Parts without a type, relationships to nowhere, ids that are not related, parts that nobody leads to. */
export function packageFaults(given: ReadPackage): readonly string[] {
  const types = given.xml('[Content_Types].xml');
  const typed = new Set(elementsOf(types, 'Override').map(({ attributes }) => attributes['PartName'] ?? ''));
  const endings = new Set(
    elementsOf(types, 'Default').map(({ attributes }) => attributes['Extension'] ?? ''),
  );
  const faults = [...typed].flatMap((name) =>
    given.names.includes(name.slice(1)) ? [] : [`${name} is typed and not there`],
  );
  const reached = new Set<string>();
  for (const name of given.names) {
    const ending = name.replace(/^.*\./, '');
    if (!typed.has(`/${name}`) && !endings.has(ending)) faults.push(`${name} has no type`);
    if (/\.(xml|rels|svg)$/.test(name)) given.xml(name);
    if (name.endsWith('.rels')) continue;
    faults.push(...idFaults(given, name));
  }
  for (const name of given.names.filter((other) => other.endsWith('.rels'))) {
    const from = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
    for (const target of targetsOf(from, given.xml(name)).values()) {
      reached.add(target);
      if (!given.names.includes(target)) faults.push(`${from} leads to ${target}, which is not there`);
    }
  }
  const isPart = (name: string): boolean => name !== '[Content_Types].xml' && !name.endsWith('.rels');
  for (const name of given.names)
    if (isPart(name) && !reached.has(name)) faults.push(`nobody leads to ${name}`);
  return faults;
}

function idFaults(given: ReadPackage, name: string): readonly string[] {
  if (!name.startsWith('ppt/') || !name.endsWith('.xml')) return [];
  const ids = [...new TextDecoder().decode(given.bytes(name)).matchAll(/\br:(?:id|embed)="([^"]*)"/g)];
  if (ids.length === 0) return [];
  const known = targetsOf(name, given.xml(relationshipsOf(name)));
  return ids.flatMap(([, id = '']) => (known.has(id) ? [] : [`${name} has no relationship ${id}`]));
}
