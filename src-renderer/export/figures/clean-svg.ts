/** What a component drew, as a file should have it: the same whoever drew it, and with names for whoever edits it. */
import type { SvgElement, SvgNode } from '../svg-tree.ts';

/**
 * Parts become groups with ids (`paths`, `iso-lines`; the second of a name is `axes-2`), other ids count up, white space
 * between elements and what only concerns pages goes, attributes are in one order.
 */
export function cleanSvg(root: SvgElement): SvgElement {
  const ids = new Ids();
  const rename = (element: SvgElement): void => {
    const { id, 'data-part': part } = element.attributes;
    if (id !== undefined) ids.rename(id, element.name);
    if (part !== undefined) ids.name(element, part);
    for (const child of element.children) if (typeof child !== 'string') rename(child);
  };
  rename(root);
  return cleaned(root, ids);
}

const TEXTS = new Set(['text', 'tspan', 'title', 'desc']);
const OF_PAGES = new Set(['data-part', 'aria-hidden']);

function cleaned(element: SvgElement, ids: Ids): SvgElement {
  const attributes: [string, string][] = [];
  const part = ids.of(element);
  if (part !== undefined) attributes.push(['id', part]);
  for (const name of Object.keys(element.attributes).sort(byRank)) {
    if (OF_PAGES.has(name)) continue;
    const value = element.attributes[name] ?? '';
    attributes.push([name, ids.inValue(name, value)]);
  }
  const isText = TEXTS.has(element.name);
  const children: SvgNode[] = [];
  for (const child of element.children) {
    if (typeof child !== 'string') children.push(cleaned(child, ids));
    else if (isText || child.trim() !== '') children.push(child);
  }
  return { name: element.name, attributes: Object.fromEntries(attributes), children };
}

/** What an element is first, then all else by the alphabet. */
const FIRST = ['id', 'xmlns', 'viewBox', 'x', 'y', 'width', 'height', 'd'];
const rankOf = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);

class Ids {
  readonly #renamed = new Map<string, string>();
  readonly #parts = new Map<SvgElement, string>();
  readonly #counts = new Map<string, number>();

  /** An id that a component made up, after the element that has it. */
  rename(id: string, element: string): void {
    this.#renamed.set(id, this.#next(element === 'clipPath' ? 'clip' : element));
  }

  name(element: SvgElement, part: string): void {
    this.#parts.set(element, this.#next(part));
  }

  of(element: SvgElement): string | undefined {
    return this.#parts.get(element);
  }

  inValue(name: string, value: string): string {
    if (name === 'id') return this.#renamed.get(value) ?? value;
    if (name === 'aria-labelledby')
      return value
        .split(' ')
        .map((id) => this.#renamed.get(id) ?? id)
        .join(' ');
    return value.replace(/url\(#([^)]*)\)/g, (_, id: string) => `url(#${this.#renamed.get(id) ?? id})`);
  }

  #next(name: string): string {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count === 1 ? name : `${name}-${String(count)}`;
  }
}
