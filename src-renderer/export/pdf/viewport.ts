/** The frame of an `<svg>`: its size, and its own units inside. */
import type { SvgElement } from '../svg-tree.ts';
import { lengthOf } from '../text/text-style.ts';
import type { Matrix } from './transform.ts';

export interface Viewport {
  /** px */
  readonly width: number;
  readonly height: number;
  /** From its own units to those outside. */
  readonly matrix: Matrix;
}

/** @throws Error where it says no size */
export function viewportOf({ attributes }: SvgElement): Viewport {
  const box = boxOf(attributes['viewBox']);
  const width = lengthOf(attributes['width']) ?? box?.[2] ?? NaN;
  const height = lengthOf(attributes['height']) ?? box?.[3] ?? NaN;
  if (!(width > 0 && height > 0)) throw new Error('The picture has no size.');
  const x = lengthOf(attributes['x']) ?? 0;
  const y = lengthOf(attributes['y']) ?? 0;
  const [left, top, boxWidth, boxHeight] = box ?? [0, 0, width, height];
  // In the middle and as large as it goes, unless an attribute that is refused says otherwise.
  const scale = Math.min(width / boxWidth, height / boxHeight);
  const toX = x + (width - scale * boxWidth) / 2 - scale * left;
  const toY = y + (height - scale * boxHeight) / 2 - scale * top;
  return { width, height, matrix: [scale, 0, 0, scale, toX, toY] };
}

function boxOf(viewBox: string | undefined): readonly [number, number, number, number] | null {
  if (viewBox === undefined) return null;
  const [left = NaN, top = NaN, width = NaN, height = NaN] = viewBox
    .trim()
    .split(/[\s,]+/)
    .map((value) => lengthOf(value) ?? NaN);
  if (!(width > 0 && height > 0) || Number.isNaN(top)) throw new Error(`“${viewBox}” is no view box.`);
  return [left, top, width, height];
}
