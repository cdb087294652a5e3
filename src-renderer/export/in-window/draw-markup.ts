import { unmount } from 'svelte';

/** Mounts a figure where nobody sees it and gives its SVG, without the comments Svelte leaves for itself. */
export function markupOf(draw: (target: Element) => Record<string, unknown>): string {
  const target = document.createElement('div');
  const figure = draw(target);
  const svg = target.querySelector('svg');
  if (svg === null) throw new Error('The figure drew nothing.');
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  const markup = new XMLSerializer().serializeToString(svg);
  void unmount(figure);
  return markup;
}
