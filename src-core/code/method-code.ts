/** The method's part of a program: from its own code where that is arithmetic, else as it is written by hand. */
import type { Optimizer, Settings } from '../optimizers/index.ts';
import type { Library } from './library.ts';
import { writtenMethod, type WrittenMethod } from './methods/index.ts';
import { snakeCase, type Names } from './names.ts';
import { numberToPython } from './python-text.ts';
import { NotWritten } from './recording.ts';
import { rateOf, type CodeLibrary, type CodeRun } from './run.ts';
import type { Call } from './tree.ts';
import { writtenUpdate } from './written-update.ts';

export interface MethodCode {
  /** Functions, and imports that only they need. */
  readonly functions: readonly string[];
  /** What is set before the first step. */
  readonly before: readonly string[];
  readonly step: readonly string[];
  readonly helpers: ReadonlySet<Call>;
}

/** Of the derivatives that a program for this method writes out. */
export const orderOf = ({ id }: Optimizer, settings: Settings): 1 | 2 =>
  writtenMethod(id, settings)?.order ?? 1;

/** @throws NotWritten */
export function methodCode(run: CodeRun, own: CodeLibrary, library: Library, names: Names): MethodCode {
  const { optimizer, settings, start } = run;
  const rate = rateOf(run);
  const changing: ReadonlySet<string> = new Set(rate === null ? [] : ['learningRate']);
  const code =
    optimizer.kind === 'gradient'
      ? { functions: [], ...writtenUpdate(optimizer, settings, start, library, names, changing) }
      : handWritten(methodOf(optimizer, settings, own), settings, library, names, changing);
  return rate === null ? code : { ...code, step: ['learning_rate = rate(step)', ...code.step] };
}

function methodOf({ id }: Optimizer, settings: Settings, own: CodeLibrary): WrittenMethod {
  const method = writtenMethod(id, settings);
  if (method === null)
    throw new NotWritten('Its update branches and searches: there is no short program of it.');
  if (method.onlyIn !== undefined && method.onlyIn.library !== own) throw new NotWritten(method.onlyIn.why);
  return method;
}

function handWritten(
  method: WrittenMethod,
  settings: Settings,
  { module }: Library,
  names: Names,
  changing: ReadonlySet<string>,
): MethodCode {
  const lines = (of: readonly string[] = []): readonly string[] =>
    of.map((line) => line.replaceAll('{np}', module));
  const step = lines(method.step(settings));
  const functionLines = lines(method.functions);
  const before = lines(method.before);
  const text = [...functionLines, ...before, ...step].join('\n');
  const used = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'number' && !changing.has(name) && new RegExp(`\\b${snakeCase(name)}\\b`).test(text)
      ? [`${snakeCase(name)} = ${numberToPython(value)}`]
      : [],
  );
  names.avoid([text, ...used].join('\n'));
  return { functions: functionLines, before: [...used, ...before], step, helpers: new Set() };
}
