/** SVG's `transform` as a matrix: x′ = ax + cy + e, y′ = bx + dy + f. */
import { pdfNumber } from './path-operators.ts';

export type Matrix = readonly [number, number, number, number, number, number];

const FUNCTION = /\s*,?\s*(\w+)\s*\(([^()]*)\)/y;

/** @throws Error where it is none that figures use */
export function matrixOf(transform: string): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const reader = new RegExp(FUNCTION);
  let end = 0;
  while (end < transform.trimEnd().length) {
    reader.lastIndex = end;
    const [all, name = '', text = ''] = reader.exec(transform) ?? [];
    const numbers = text
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (all === undefined || numbers.some((value) => !Number.isFinite(value))) {
      throw new Error(`“${transform}” is no transform.`);
    }
    matrix = product(matrix, functionMatrix(name, numbers));
    end = reader.lastIndex;
  }
  return matrix;
}

function functionMatrix(name: string, [a = 0, b, c, d, e, f]: readonly number[]): Matrix {
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      const [x, y] = [b ?? 0, c ?? 0];
      return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
    }
    case 'matrix':
      return [a, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0];
    default:
      throw new Error(`The transform “${name}” is not known here.`);
  }
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function matrixOperator(matrix: Matrix): string {
  // A turn needs more digits than a place: thousandths are a third of a px at the page's edge.
  const [a, b, c, d] = matrix.slice(0, 4).map((value) => String(Math.round(value * 1e7) / 1e7 + 0));
  return `${a} ${b} ${c} ${d} ${pdfNumber(matrix[4])} ${pdfNumber(matrix[5])} cm`;
}
