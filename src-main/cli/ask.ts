import type { FormulaProblem } from '../../src-core/expression/formula-error.ts';
import { WorkerError, type CoreClient } from '../../src-core/worker/client.ts';
import type { RequestName, Requests } from '../../src-core/worker/protocol.ts';
import { BadInput } from './bad-input.ts';
import { caretLines } from './caret.ts';

/** A request about a formula. */
type Question<Name extends RequestName> = Requests[Name]['input'] & { readonly formula: string };

/**
 * Asks the core about a formula.
 * @throws BadInput where the core finds fault with what was typed
 */
export async function ask<Name extends RequestName>(
  core: CoreClient,
  name: Name,
  input: Question<Name>,
): Promise<Requests[Name]['output']> {
  const answer = await askAboutNames(core, name, input);
  if ('output' in answer) return answer.output;
  throw formulaFault(input.formula, answer.unknown);
}

/** As `ask`, but gives the problem of names that are not known to the caller, who may know them. */
export async function askAboutNames<Name extends RequestName>(
  core: CoreClient,
  name: Name,
  input: Question<Name>,
): Promise<{ readonly output: Requests[Name]['output'] } | { readonly unknown: FormulaProblem }> {
  try {
    const outcome = await core.request(name, input);
    if (outcome.kind === 'done') return { output: outcome.output };
  } catch (error) {
    if (!(error instanceof WorkerError)) throw error;
    const { code, message, formula } = error.problem;
    if (formula?.code === 'unknown-name') return { unknown: formula };
    if (formula !== undefined) throw formulaFault(input.formula, formula);
    throw code === 'input' ? new BadInput(message) : error;
  }
  throw new Error('The request was given up.');
}

/** A formula's fault with its place, and for names that are not known what to do about it here. */
export function formulaFault(formula: string, problem: FormulaProblem): BadInput {
  const place =
    problem.length === 0 ? 'formula' : `formula, character ${characterAt(formula, problem.position)}`;
  const names = problem.names ?? [];
  const hint =
    names.length === 0
      ? ''
      : ` Use ${names.map((name) => `--param ${name}=…`).join(' ')} for a number, or --variables to name all variables.`;
  return new BadInput(`${place}: ${problem.message}${hint}`, caretLines(formula, problem));
}

/** Counted from 1, as people do, an emoji as one. */
function characterAt(formula: string, position: number): number {
  return [...formula.slice(0, position)].length + 1;
}
