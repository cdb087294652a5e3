/**
 * What is printed as Python: a hash-consed expression like that of `expression/`, but of names, with the calls that
 * updates of optimizers make beside those of formulas.
 */
import type { Operation } from '../expression/index.ts';

export type Call =
  | Operation
  | 'floor'
  | 'copySign'
  /** a < b ? c : d, and the same of a = b. */
  | 'whereLess'
  | 'whereEqual'
  /** ∇f at a point; of one coordinate where `component` says which. */
  | 'gradient'
  /** Of all coordinates of a vector. */
  | 'sum'
  | 'smallest'
  | 'largest';

interface Common {
  readonly id: number;
  /** The number that it is already now: settings are names whose values are known. */
  readonly value: number | null;
  /** Whether single coordinates of vectors are in it. */
  readonly hasComponents: boolean;
}

export interface NumberTree extends Common {
  readonly kind: 'number';
  readonly value: number;
  /** Made of bits of other numbers: there is nothing else to write for it. */
  readonly isOpaque: boolean;
}

export interface NameTree extends Common {
  readonly kind: 'name';
  readonly name: string;
  /** Of which coordinate of the vector with this name; null: it is no vector, or all of it is meant. */
  readonly component: number | null;
}

export interface CallTree extends Common {
  readonly kind: 'call';
  readonly call: Call;
  readonly operands: readonly Tree[];
  /** Of a `gradient` of one coordinate. */
  readonly component: number | null;
}

export type Tree = NumberTree | NameTree | CallTree;

export class Trees {
  readonly #known = new Map<string, Tree>();

  number(value: number, isOpaque = false): NumberTree {
    const key = `#${Object.is(value, -0) ? '-0' : value} ${isOpaque}`;
    return this.#intern(key, (id) => ({ kind: 'number', id, value, hasComponents: false, isOpaque }));
  }

  name(
    name: string,
    { component = null, value = null }: Partial<Pick<NameTree, 'component' | 'value'>> = {},
  ): Tree {
    const hasComponents = component !== null;
    return this.#intern(`${name} ${component}`, (id) => ({
      kind: 'name',
      id,
      name,
      component,
      value,
      hasComponents,
    }));
  }

  call(
    call: Call,
    operands: readonly Tree[],
    value: number | null = null,
    component: number | null = null,
  ): Tree {
    const hasComponents =
      component !== null || (!REDUCES.has(call) && operands.some((operand) => operand.hasComponents));
    const key = `${call} ${component}(${operands.map(({ id }) => id).join()})`;
    return this.#intern(key, (id) => ({ kind: 'call', id, call, operands, value, component, hasComponents }));
  }

  #intern<Kind extends Tree>(key: string, make: (id: number) => Kind): Kind {
    // Keys begin differently for each kind of tree.
    const known = this.#known.get(key) as Kind | undefined;
    if (known !== undefined) return known;
    const fresh = make(this.#known.size);
    this.#known.set(key, fresh);
    return fresh;
  }
}

const REDUCES: ReadonlySet<Call> = new Set<Call>(['sum', 'smallest', 'largest']);
