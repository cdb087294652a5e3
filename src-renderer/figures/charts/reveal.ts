/** A chart's marks as far as its axis has been walked: what lies to the right of there is not yet drawn. */
import type { AreaMark, LineMark, Mark, Outline, SymbolMark } from '../marks.ts';

/** @param right px */
export function revealed(marks: readonly Mark[], right: number): readonly Outline[] {
  return marks.flatMap((mark): readonly Outline[] => {
    if (mark.kind === 'line') return [revealedLine(mark, right)];
    if (mark.kind === 'area') return [revealedArea(mark, right)];
    return mark.kind === 'symbol' ? [revealedSymbol(mark, right)] : [];
  });
}

/** Polylines go from left to right, as steps do. */
function revealedLine(mark: LineMark, right: number): LineMark {
  const lines = mark.lines.map((line) => cutAt(line, right, 'open')).filter(({ length }) => length >= 4);
  return { ...mark, lines };
}

function revealedArea(mark: AreaMark, right: number): AreaMark {
  const points: number[] = [];
  const sizes: number[] = [];
  let from = 0;
  for (const size of mark.sizes) {
    const cut = cutAt(mark.points.slice(from, from + 2 * size), right, 'closed');
    from += 2 * size;
    if (cut.length < 6) continue;
    points.push(...cut);
    sizes.push(cut.length / 2);
  }
  return { ...mark, points, sizes };
}

function revealedSymbol(mark: SymbolMark, right: number): SymbolMark {
  const isThere = (k: number): boolean => (mark.centres[k - (k % 2)] ?? NaN) <= right;
  return { ...mark, centres: mark.centres.filter((_, k) => isThere(k)) };
}

/** The part of a polyline, or of a polygon, to the left of a vertical line (Sutherland & Hodgman 1974). */
function cutAt(line: readonly number[], right: number, kind: 'open' | 'closed'): number[] {
  const cut: number[] = [];
  const count = line.length / 2;
  for (let k = 0; k < count; k++) {
    const [x, y] = [line[2 * k] ?? NaN, line[2 * k + 1] ?? NaN];
    const before = k > 0 ? k - 1 : kind === 'closed' ? count - 1 : 0;
    const [x0, y0] = [line[2 * before] ?? NaN, line[2 * before + 1] ?? NaN];
    if (x <= right !== x0 <= right) cut.push(right, y0 + ((right - x0) / (x - x0)) * (y - y0));
    if (x <= right) cut.push(x, y);
  }
  return cut;
}
