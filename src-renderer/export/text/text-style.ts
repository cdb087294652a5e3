/** What a text inherits for its letters and their place. */
import type { SvgElement } from '../svg-tree.ts';

export interface TextStyle {
  readonly families: string;
  readonly weight: string;
  /** px */
  readonly size: number;
  readonly isItalic: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** SVG's own, but for the family, which has no initial value of its own. */
export const INITIAL_TEXT: TextStyle = {
  families: 'Inter',
  weight: '400',
  size: 16,
  isItalic: false,
  anchor: 'start',
};

export const TEXT_STYLE_NAMES: ReadonlySet<string> = new Set([
  'font-family',
  'font-weight',
  'font-size',
  'font-style',
  'text-anchor',
]);

/** @throws Error where a value is none that figures have */
export function textStyleOf({ attributes }: SvgElement, inherited: TextStyle): TextStyle {
  return {
    families: attributes['font-family'] ?? inherited.families,
    weight: attributes['font-weight'] ?? inherited.weight,
    size: lengthOf(attributes['font-size']) ?? inherited.size,
    isItalic: one(attributes['font-style'], { normal: false, italic: true }) ?? inherited.isItalic,
    anchor:
      one(attributes['text-anchor'], { start: 'start', middle: 'middle', end: 'end' }) ?? inherited.anchor,
  };
}

/**
 * A length in px.
 * @throws Error where there is a unit, or what is no number
 */
export function lengthOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const length = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?(px)?\s*$/i.test(value) ? parseFloat(value) : NaN;
  if (!Number.isFinite(length)) throw new Error(`“${value}” is no length in px.`);
  return length;
}

/**
 * What a keyword stands for.
 * @throws Error where it is none of them
 */
export function one<const T>(value: string | undefined, choices: Readonly<Record<string, T>>): T | undefined {
  if (value === undefined) return undefined;
  const choice = Object.hasOwn(choices, value) ? choices[value] : undefined;
  if (choice === undefined) throw new Error(`“${value}” is not known here.`);
  return choice;
}
