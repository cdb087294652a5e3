/** A mark's outline as the `d` of an SVG path, in tenths of a px. */
import { traceMark, type Outline, type Pen } from './marks.ts';

export function svgPath(mark: Outline): string {
  const pen = new SvgPen();
  traceMark(mark, pen);
  return pen.d;
}

/** A px coordinate to one decimal, as short as it goes. */
export function tenths(coordinate: number): number {
  // + 0 turns −0 into 0.
  return Math.round(coordinate * 10) / 10 + 0;
}

/** A width in px to two decimals. */
export function hundredths(width: number): number {
  return Math.round(width * 100) / 100 + 0;
}

class SvgPen implements Pen {
  d = '';

  moveTo(x: number, y: number): void {
    this.d += `M${tenths(x)},${tenths(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.d += `L${tenths(x)},${tenths(y)}`;
  }

  closePath(): void {
    this.d += 'Z';
  }

  circle(x: number, y: number, radius: number): void {
    const r = hundredths(radius);
    const diameter = hundredths(2 * r);
    this.d += `M${tenths(x - radius)},${tenths(y)}a${r},${r} 0 1,0 ${diameter},0a${r},${r} 0 1,0 ${-diameter},0Z`;
  }
}
