/** The update of a method as TeX: the names in its formula put into symbols, or into anything else. */
import type { Optimizer, Settings } from './optimizer.ts';
import { settingsOf } from './settings.ts';

/** `@m'` in a formula: the name, and whether it is the quantity after the step. */
const NAME = /@([A-Za-z]+\d*)('?)/g;

/**
 * The lines of a formula with each name replaced; what is put in is set in braces, so that powers take hold of it.
 * @param settings what is switched off in them is not written; absent: the defaults
 */
export function withNames(
  optimizer: Optimizer,
  tex: (name: string, when: 'before' | 'after') => string,
  settings: Settings = {},
): readonly string[] {
  const { formula } = optimizer;
  const lines = typeof formula === 'function' ? formula(settingsOf(optimizer, settings)) : formula;
  return lines.map((line) =>
    line.replace(
      NAME,
      (_, name: string, prime: string) => `{${tex(name, prime === '' ? 'before' : 'after')}}`,
    ),
  );
}

/** The symbol of a setting, a vector of the state, the point, its gradient, … */
export function symbolOf(
  { settings, symbols = {} }: Pick<Optimizer, 'settings' | 'symbols'>,
  name: string,
): string {
  if (name === 'g') return '\\nabla f(x)';
  const own = symbols[name];
  return own ?? settings.find((spec) => spec.name === name)?.symbol ?? name;
}

/** The update as it is written in books, line by line. */
export function updateTex(optimizer: Optimizer, settings?: Settings): readonly string[] {
  return withNames(optimizer, (name) => symbolOf(optimizer, name), settings);
}
