import type { LabDocument } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import type { Work } from '../work/index.ts';

/** The functions of documents; the compiled formula is kept from one to the next. */
export class DocumentFunctions {
  #compiled: { readonly key: string; readonly function: CompiledFunction } | undefined;

  /** The document's function, compiled with pauses. */
  *prepare(document: LabDocument): Work<PointFunction> {
    // A pause before the parser, which cannot be interrupted.
    yield 0;
    const f = this.#functionOf(document);
    yield* f.compiled.prepare();
    return f;
  }

  #functionOf({ formula, parameters }: LabDocument): PointFunction {
    const names = parameters.map(({ name }) => name);
    const key = JSON.stringify([formula, names]);
    if (this.#compiled?.key !== key) {
      this.#compiled = { key, function: new CompiledFunction(parseFormula(formula, ['x', 'y'], names)) };
    }
    return new PointFunction(
      this.#compiled.function,
      parameters.map(({ value }) => value),
    );
  }
}
