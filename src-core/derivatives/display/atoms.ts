import type { Operation } from '../../expression/index.ts';
import type { Budget } from './budget.ts';
import { leadOf, type Atom, type Forms, type Sum } from './form.ts';
import type { Ratio } from './ratio.ts';

/** Makes each atom once, so that equal atoms are one object. */
export class Atoms {
  readonly #budget: Budget;
  readonly #variables: number;
  readonly #known = new Map<string, Atom>();

  /** @param variables how many of the inputs are variables */
  constructor(budget: Budget, variables: number) {
    this.#budget = budget;
    this.#variables = variables;
  }

  input(index: number): Atom {
    const lead = index < this.#variables ? index : Infinity;
    return this.#intern(`i${index}`, (id) => ({ kind: 'input', id, lead, index }));
  }

  symbol(symbol: 'pi' | 'e'): Atom {
    return this.#intern(symbol, (id) => ({ kind: 'symbol', id, lead: Infinity, symbol }));
  }

  number(value: Ratio): Atom {
    return this.#intern(`${value.n}/${value.d}`, (id) => ({ kind: 'number', id, lead: Infinity, value }));
  }

  call(name: Operation, operands: readonly Forms[]): Atom {
    const key = operands.map(({ expanded }) => this.#keyOf(expanded)).join(',');
    const lead = Math.min(...operands.map(({ expanded }) => leadOf(expanded)));
    return this.#intern(`${name}(${key})`, (id) => ({ kind: 'call', id, lead, name, operands }));
  }

  sum(base: Sum): Atom {
    return this.#intern(`(${this.#keyOf(base)})`, (id) => ({ kind: 'sum', id, lead: leadOf(base), base }));
  }

  power(base: Atom, exponent: Forms): Atom {
    const lead = Math.min(base.lead, leadOf(exponent.expanded));
    const key = `${base.id}^(${this.#keyOf(exponent.expanded)})`;
    return this.#intern(key, (id) => ({ kind: 'power', id, lead, base, exponent }));
  }

  #keyOf(sum: Sum): string {
    this.#budget.spend(sum.terms.length);
    return sum.key;
  }

  #intern(key: string, make: (id: number) => Atom): Atom {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const atom = make(this.#known.size);
    this.#known.set(key, atom);
    return atom;
  }
}
