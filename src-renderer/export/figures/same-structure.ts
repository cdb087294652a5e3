/** For golden tests: where two SVGs differ in more than the last digits of their numbers. */
import type { SvgElement, SvgNode } from '../svg-tree.ts';

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/**
 * The first difference in words, or null: other elements, attributes or texts, or a number that is further away than
 * `tolerance`.
 */
export function structuralDifference(a: SvgElement, b: SvgElement, tolerance: number): string | null {
  return differenceAt(a, b, tolerance, a.name);
}

function differenceAt(a: SvgElement, b: SvgElement, tolerance: number, path: string): string | null {
  if (a.name !== b.name) return `${path}: <${a.name}> against <${b.name}>`;
  const names = new Set([...Object.keys(a.attributes), ...Object.keys(b.attributes)]);
  for (const name of names) {
    const [left, right] = [a.attributes[name], b.attributes[name]];
    const where = `${path} ${name}`;
    if (left === undefined || right === undefined)
      return `${where}: ${String(left)} against ${String(right)}`;
    const difference = valueDifference(left, right, tolerance);
    if (difference !== null) return `${where}: ${difference}`;
  }
  if (a.children.length !== b.children.length)
    return `${path}: ${String(a.children.length)} children against ${String(b.children.length)}`;
  for (const [k, child] of a.children.entries()) {
    const difference = childDifference(child, b.children[k], tolerance, path, k);
    if (difference !== null) return difference;
  }
  return null;
}

function childDifference(
  a: SvgNode,
  b: SvgNode | undefined,
  tolerance: number,
  path: string,
  k: number,
): string | null {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined)
    return a === b ? null : `${path}: ${told(a)} against ${told(b)}`;
  const id = a.attributes['id'];
  return differenceAt(
    a,
    b,
    tolerance,
    `${path} > ${a.name}${id === undefined ? `[${String(k)}]` : `#${id}`}`,
  );
}

function valueDifference(a: string, b: string, tolerance: number): string | null {
  // Colours are words here, not numbers.
  if (a === b) return null;
  if (a.startsWith('#') || a.replace(NUMBER, '0') !== b.replace(NUMBER, '0'))
    return `${start(a)} against ${start(b)}`;
  const [left, right] = [a.match(NUMBER) ?? [], b.match(NUMBER) ?? []];
  for (const [k, number] of left.entries()) {
    if (Math.abs(Number(number) - Number(right[k])) > tolerance)
      return `number ${String(k)} is ${number} against ${String(right[k])}`;
  }
  return null;
}

const told = (node: SvgNode | undefined): string =>
  typeof node === 'string' ? `“${node}”` : `<${node?.name ?? ''}>`;

const start = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
