import type { SvgElement } from '../svg-tree.ts';

/**
 * Whether a text is but the halo round the next one: the same words at the same place, stroked. It is seen, but it is not
 * to be read, found or copied once more.
 */
export function isHalo(text: SvgElement, next: SvgElement | undefined): boolean {
  if (text.name !== 'text' || next?.name !== 'text') return false;
  const [{ attributes }, { attributes: others }] = [text, next];
  return (
    (attributes['stroke'] ?? 'none') !== 'none' &&
    attributes['x'] === others['x'] &&
    attributes['y'] === others['y'] &&
    wordsOf(text) === wordsOf(next)
  );
}

/** All that stands in an element. */
function wordsOf({ children }: SvgElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}
