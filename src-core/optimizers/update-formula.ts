/** The update of a method as TeX: the names in its formula put into symbols, or into anything else. */
import type { Optimizer, Settings, StepMade } from './optimizer.ts';
import { settingsOf } from './settings.ts';

/** `@m'` in a formula: the name, and whether it is the quantity after the step. */
const NAME = /@([A-Za-z]+\d*)('?)/g;

/**
 * The lines of a formula with each name replaced; what is put in is set in braces, so that powers take hold of it.
 * @param settings what is switched off in them is not written; absent: the defaults
 * @param step only lines that hold at it; absent: all, each with when it holds
 */
export function withNames(
  optimizer: Optimizer,
  tex: (name: string, when: 'before' | 'after') => string,
  settings: Settings = {},
  step?: StepMade,
): readonly string[] {
  return linesOf(optimizer, settings, step).map((line) =>
    line.replace(
      NAME,
      (_, name: string, prime: string) => `{${tex(name, prime === '' ? 'before' : 'after')}}`,
    ),
  );
}

function linesOf(optimizer: Optimizer, chosen: Settings, step: StepMade | undefined): readonly string[] {
  const { formula } = optimizer;
  const lines = typeof formula === 'function' ? formula(settingsOf(optimizer, chosen)) : formula;
  return lines.flatMap((line) => {
    if (typeof line === 'string') return [line];
    if (step === undefined) return [line.where === '' ? line.tex : `${line.tex}\\ ${line.where}`];
    return line.holds(step) ? [line.tex] : [];
  });
}

/**
 * The symbol of a setting, a vector of the state, the point, its gradient, …
 * @param index absent: no step is meant
 */
export function symbolOf(
  { settings, symbols = {} }: Pick<Optimizer, 'settings' | 'symbols'>,
  name: string,
  index?: number,
): string {
  if (name === 'g') return index === undefined ? '\\nabla f(x)' : `\\nabla f(x_{${index}})`;
  if (name === 'H') return index === undefined ? 'H' : `H(x_{${index}})`;
  const setting = settings.find((spec) => spec.name === name);
  if (setting !== undefined) return setting.symbol;
  if (name === 't') return name;
  const symbol = (Object.hasOwn(symbols, name) ? symbols[name] : undefined) ?? name;
  if (typeof symbol === 'function') return symbol(index ?? null);
  return index === undefined ? symbol : `{${symbol}}_{${index}}`;
}

/** The update as it is written in books, line by line. */
export function updateTex(optimizer: Optimizer, settings?: Settings): readonly string[] {
  return withNames(optimizer, (name) => symbolOf(optimizer, name), settings);
}
