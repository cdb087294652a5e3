/** What every program has: a heading, the loop of steps, and the last point. */
import type { Point2 } from '../document/lab-document.ts';
import type { Library } from './library.ts';
import { asFloat, numberToPython } from './python-text.ts';
import type { CodeRun } from './run.ts';
import type { Call } from './tree.ts';

/** Groups of lines, a blank line apart; empty ones are left out. */
export type Parts = readonly (readonly string[])[];

export function laidOut(parts: Parts): string {
  const filled = parts.filter((lines) => lines.length > 0);
  const text = filled.map((lines) => lines.join('\n')).join('\n\n');
  return `${text.replaceAll(/\n{4,}/g, '\n\n\n')}\n`;
}

/** A blank line more on both sides than other parts have. */
export const definition = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines, ''];

export function heading(
  { optimizer, formula, steps, tolerance }: CodeRun,
  imports: readonly string[],
): readonly string[] {
  // A line of a comment is one line, whatever was typed.
  const typed = formula.replaceAll(/\s+/g, ' ').trim();
  const until = tolerance > 0 ? ` or until the norm of the gradient is ${numberToPython(tolerance)}` : '';
  return [
    `# ${optimizer.name} on f(x, y) = ${typed}`,
    `# ${steps} steps${until}. Written by Zigzag.`,
    ...imports,
  ];
}

export const helperParts = (helpers: ReadonlySet<Call>, library: Library): Parts =>
  [...helpers].map((helper) => definition(library.helpers[helper] ?? []));

export const pointText = (point: Point2): string =>
  `[${point.map((value) => asFloat(numberToPython(value))).join(', ')}]`;

interface Loop {
  /** Lines that make the gradient … */
  readonly look: readonly string[];
  /** … and what it is then called. */
  readonly gradient: string;
  readonly step: readonly string[];
}

/** Its condition is false of what is not a number. */
export function loop(
  { steps, tolerance }: CodeRun,
  { module }: Library,
  { look, gradient, step }: Loop,
): readonly string[] {
  const least = tolerance > 0 ? `${numberToPython(tolerance)} < ` : '';
  return [
    'step = 0',
    `while step < ${steps}:`,
    ...look.map((line) => `    ${line}`),
    `    if not ${least}${module}.linalg.norm(${gradient}) < ${module}.inf or ${module}.linalg.norm(p) > 1e12:`,
    '        break  # arrived, or left what can be computed',
    ...step.map((line) => `    ${line}`),
    '    step += 1',
  ];
}

export const LAST = ['print(f"step {step}: p = {p.tolist()}, f(p) = {float(f(p))}")'];
