/** How much of the picture texts cover, to keep them apart. */
import type { Rectangle } from './frame.ts';
import type { Mark } from './marks.ts';
import { textWidth } from './text-width.ts';

/** What a text covers; nothing where the mark is no text. */
export function textBox(mark: Mark): readonly Rectangle[] {
  if (mark.kind !== 'text') return [];
  const width = textWidth(mark.text, mark.fontSize);
  const left = { start: 0, middle: width / 2, end: width }[mark.anchor];
  return [{ x: mark.x - left, y: mark.y - mark.fontSize, width, height: 1.3 * mark.fontSize }];
}

/** Smallest distance between two boxes in px; −1 where they overlap, which is worse than any nearness. */
export function boxDistance(a: Rectangle, b: Rectangle): number {
  const dx = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0);
  const dy = Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0);
  return dx === 0 && dy === 0 ? -1 : Math.hypot(dx, dy);
}
