/** A mark's outline as the `d` of an SVG path, in tenths of a px. */
import { traceMark, type Outline, type Pen } from './marks.ts';

export function svgPath(mark: Outline): string {
  const pen = isLong(mark) ? new BriefPen() : new SvgPen();
  traceMark(mark, pen);
  return pen.d;
}

/** Pieces from which on every character counts. */
const MANY = 24;

function isLong(mark: Outline): boolean {
  return mark.kind === 'area' || (mark.kind === 'line' && mark.lines.length >= MANY);
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

/**
 * Steps instead of places, which are shorter where there are thousands of them. They are taken between places in whole
 * tenths, so that rounding does not add up.
 */
class BriefPen implements Pen {
  d = '';
  #x = 0;
  #y = 0;

  moveTo(x: number, y: number): void {
    [this.#x, this.#y] = [Math.round(x * 10), Math.round(y * 10)];
    this.d += `M${this.#x / 10},${this.#y / 10}l`;
  }

  lineTo(x: number, y: number): void {
    const [toX, toY] = [Math.round(x * 10), Math.round(y * 10)];
    const [dx, dy] = [(toX - this.#x) / 10, (toY - this.#y) / 10];
    if (!this.d.endsWith('l') && dx >= 0) this.d += ' ';
    this.d += `${dx}${dy < 0 ? '' : ','}${dy}`;
    [this.#x, this.#y] = [toX, toY];
  }

  closePath(): void {
    this.d += 'Z';
  }

  circle(): void {
    throw new Error('No polygon or line is round.');
  }
}
