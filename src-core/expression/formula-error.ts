export type FormulaErrorCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'too-large'
  | 'unknown-character'
  | 'syntax'
  | 'unknown-name'
  | 'bare-function'
  | 'unknown-call'
  | 'wrong-arguments'
  | 'unsupported'
  | 'number-too-large';

/** What is wrong with a formula, and where: offsets count UTF-16 units of the text as it was typed. */
export interface FormulaProblem {
  readonly code: FormulaErrorCode;
  readonly message: string;
  readonly position: number;
  readonly length: number;
  /** For `unknown-name`: all names that would have to become parameters, in order of appearance. */
  readonly names?: readonly string[];
}

export class FormulaError extends Error {
  readonly problem: FormulaProblem;

  constructor(problem: FormulaProblem) {
    super(problem.message);
    this.name = 'FormulaError';
    this.problem = problem;
  }
}

/** What a message quotes of a text: a name of two thousand letters would hide the message. */
export function excerpt(text: string): string {
  const characters = Array.from(text);
  return characters.length > 40 ? `${characters.slice(0, 36).join('')}…` : text;
}
