/** Thrown within this folder where a formula is not worth showing: it is too long, or has no finite numbers. */
export class NotShown extends Error {
  constructor() {
    super('This formula is too long to show.');
    this.name = 'NotShown';
  }
}

/** Steps of less than a microsecond that one formula, and all of a function's formulas together, may take. */
const STEPS_A_FORMULA = 100_000;
const STEPS_IN_ALL = 400_000;
const STEPS_AT_A_TIME = 8000;

/** Counts steps, not time, so that the same formulas are shown on every machine. */
export class Budget {
  #spent = 0;
  #limit = STEPS_A_FORMULA;

  /** @throws NotShown where nothing is left */
  spend(steps: number): void {
    this.#spent += steps;
    if (this.#spent > this.#limit) throw new NotShown();
  }

  get spent(): number {
    return this.#spent;
  }

  /**
   * Work that does not pause, and so may take a few milliseconds only.
   * @returns null where it would take longer, or comes to nothing that can be shown
   */
  attempt<Result>(work: () => Result): Result | null {
    const limit = this.#limit;
    this.#limit = Math.min(limit, this.#spent + STEPS_AT_A_TIME);
    try {
      return work();
    } catch (error) {
      if (error instanceof NotShown) return null;
      throw error;
    } finally {
      this.#limit = limit;
    }
  }

  startFormula(): void {
    this.#limit = Math.min(this.#spent + STEPS_A_FORMULA, STEPS_IN_ALL);
  }
}
