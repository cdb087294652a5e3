/** The `d` of an SVG path as operators of a PDF: everything is a line or a cubic curve there. */
import { arcCurves } from './arc-curves.ts';

/**
 * A number as PDF writes it: thousandths, never with an exponent.
 * @throws Error where it is not finite, or so large that no page has it
 */
export function pdfNumber(value: number): string {
  if (!(Math.abs(value) < 1e9)) throw new Error(`${value} is too large for a page.`);
  return String(Math.round(value * 1000) / 1000 + 0);
}

/** How many numbers each command takes at a time. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

const COMMAND = /\s*([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/iy;
const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
/** The two flags of an arc may stand without anything between them. */
const FLAG = /[\s,]*([01])/y;

/** @throws Error where it is no path, which SVG would draw up to that place */
export function pathOperators(d: string): string {
  const pen = new OperatorPen();
  const reader = new RegExp(COMMAND);
  let end = 0;
  while (end < d.trimEnd().length) {
    reader.lastIndex = end;
    const found = reader.exec(d);
    const [, letter = '', text = ''] = found ?? [];
    if (found === null || (end === 0 && letter.toUpperCase() !== 'M')) throw new Error('It is no path.');
    end = reader.lastIndex;
    pen.draw(letter, numbersOf(letter.toUpperCase(), text));
  }
  return pen.operators.join(' ');
}

function numbersOf(letter: string, text: string): number[] {
  const numbers: number[] = [];
  let end = 0;
  while (end < text.trimEnd().length) {
    const place = numbers.length % 7;
    const pattern = letter === 'A' && (place === 3 || place === 4) ? FLAG : NUMBER;
    pattern.lastIndex = end;
    const found = pattern.exec(text);
    if (found === null) throw new Error(`“${text}” are no numbers of a path.`);
    end = pattern.lastIndex;
    numbers.push(Number(found[1]));
  }
  return numbers;
}

class OperatorPen {
  readonly operators: string[] = [];
  #x = 0;
  #y = 0;
  /** Where the part began, to which Z goes back. */
  #startX = 0;
  #startY = 0;
  /** The last control point, and of which kind of curve: S and T begin with its mirror image. */
  #control: { readonly kind: 'C' | 'Q'; readonly x: number; readonly y: number } | null = null;

  draw(letter: string, numbers: readonly number[]): void {
    const command = letter.toUpperCase();
    const count = ARGUMENTS[command] ?? 0;
    if (count === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % count !== 0) {
      throw new Error(`“${letter}” with ${numbers.length} numbers is in no path.`);
    }
    if (count === 0) this.#close();
    for (let k = 0; k < numbers.length; k += count) {
      // What follows the first pair of an M are lines.
      const one = command === 'M' && k > 0 ? 'L' : command;
      this.#one(one, numbers.slice(k, k + count), letter !== command);
    }
  }

  #one(command: string, numbers: readonly number[], isRelative: boolean): void {
    const [baseX, baseY] = isRelative ? [this.#x, this.#y] : [0, 0];
    const at = (k: number): number => (numbers[k] ?? 0) + (k % 2 === 0 ? baseX : baseY);
    const mirrored = (kind: 'C' | 'Q'): readonly [number, number] =>
      this.#control?.kind === kind
        ? [2 * this.#x - this.#control.x, 2 * this.#y - this.#control.y]
        : [this.#x, this.#y];
    switch (command) {
      case 'M':
        [this.#startX, this.#startY] = [at(0), at(1)];
        this.#to('m', at(0), at(1));
        break;
      case 'L':
        this.#to('l', at(0), at(1));
        break;
      case 'H':
        this.#to('l', at(0), this.#y);
        break;
      case 'V':
        this.#to('l', this.#x, (numbers[0] ?? 0) + baseY);
        break;
      case 'C':
        this.#cubic(at(0), at(1), at(2), at(3), at(4), at(5));
        break;
      case 'S':
        this.#cubic(...mirrored('C'), at(0), at(1), at(2), at(3));
        break;
      case 'Q':
        this.#quadratic(at(0), at(1), at(2), at(3));
        break;
      case 'T':
        this.#quadratic(...mirrored('Q'), at(0), at(1));
        break;
      default:
        this.#arc(numbers, (numbers[5] ?? 0) + baseX, (numbers[6] ?? 0) + baseY);
    }
  }

  #to(operator: 'm' | 'l', x: number, y: number): void {
    this.operators.push(`${pdfNumber(x)} ${pdfNumber(y)} ${operator}`);
    [this.#x, this.#y, this.#control] = [x, y, null];
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.operators.push(`${[x1, y1, x2, y2, x, y].map(pdfNumber).join(' ')} c`);
    [this.#x, this.#y, this.#control] = [x, y, { kind: 'C', x: x2, y: y2 }];
  }

  #quadratic(controlX: number, controlY: number, x: number, y: number): void {
    const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
    this.#cubic(
      third(this.#x, controlX),
      third(this.#y, controlY),
      third(x, controlX),
      third(y, controlY),
      x,
      y,
    );
    this.#control = { kind: 'Q', x: controlX, y: controlY };
  }

  #arc([rx = 0, ry = 0, angle = 0, large = 0, sweep = 0]: readonly number[], x: number, y: number): void {
    if (rx === 0 || ry === 0) {
      this.#to('l', x, y);
      return;
    }
    const arc = { from: [this.#x, this.#y], to: [x, y], rx, ry, angle } as const;
    for (const curve of arcCurves({ ...arc, isLarge: large === 1, isClockwise: sweep === 1 })) {
      this.#cubic(...curve);
    }
    [this.#x, this.#y, this.#control] = [x, y, null];
  }

  #close(): void {
    this.operators.push('h');
    [this.#x, this.#y, this.#control] = [this.#startX, this.#startY, null];
  }
}
