/** Trees as Python expressions, with the brackets that they need and no others. */
import type { Library } from './library.ts';
import type { Call, CallTree, Tree } from './tree.ts';

/** How tightly Python binds; an operand looser than its place asks for stands in brackets. */
const LEVELS = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;
type Level = (typeof LEVELS)[keyof typeof LEVELS];

interface Text {
  readonly text: string;
  readonly level: Level;
}

const SIGNS: Partial<Readonly<Record<Call, { readonly sign: string; readonly level: Level }>>> = {
  add: { sign: '+', level: LEVELS.sum },
  subtract: { sign: '-', level: LEVELS.sum },
  multiply: { sign: '*', level: LEVELS.product },
  divide: { sign: '/', level: LEVELS.product },
};

const COMPARISONS: Partial<Readonly<Record<Call, string>>> = { whereLess: '<', whereEqual: '==' };

export class PythonText {
  readonly #library: Library;
  /** What a tree is called where it has a name already. */
  readonly #nameOf: (tree: Tree) => string | null;
  /** Functions that were called and that the library lacks. */
  readonly helpers = new Set<Call>();

  constructor(library: Library, nameOf: (tree: Tree) => string | null = () => null) {
    this.#library = library;
    this.#nameOf = nameOf;
  }

  of(tree: Tree): string {
    return this.#print(tree).text;
  }

  /** The same, though the tree has a name. */
  definitionOf(tree: Tree): string {
    return this.#printAnew(tree).text;
  }

  #print(tree: Tree): Text {
    const name = this.#nameOf(tree);
    return name === null ? this.#printAnew(tree) : { text: name, level: LEVELS.atom };
  }

  #printAnew(tree: Tree): Text {
    if (tree.kind === 'name') return { text: tree.name, level: LEVELS.atom };
    return tree.kind === 'number' ? this.#number(tree.value) : this.#call(tree);
  }

  #number(value: number): Text {
    const { module } = this.#library;
    if (Number.isNaN(value)) return { text: `${module}.nan`, level: LEVELS.atom };
    if (!Number.isFinite(value))
      return value > 0
        ? { text: `${module}.inf`, level: LEVELS.atom }
        : { text: `-${module}.inf`, level: LEVELS.sign };
    const named = namedNumber(Math.abs(value), module);
    if (named !== null)
      return value > 0
        ? named
        : { text: `-${named.text}`, level: named.level === LEVELS.atom ? LEVELS.sign : LEVELS.product };
    return {
      text: numberToPython(value),
      level: value < 0 || Object.is(value, -0) ? LEVELS.sign : LEVELS.atom,
    };
  }

  #call(tree: CallTree): Text {
    const { call, operands } = tree;
    const [a, b] = operands;
    if (a === undefined) throw new Error('A call has an operand.');
    const sign = SIGNS[call];
    if (sign !== undefined && b !== undefined) return this.#infix(sign, a, b);
    if (call === 'negate') return { text: `-${this.#at(LEVELS.sign, a)}`, level: LEVELS.sign };
    if (call === 'power' && b !== undefined) return this.#power(a, b);
    return { text: this.#function(call, operands), level: LEVELS.atom };
  }

  #infix({ sign, level }: { sign: string; level: Level }, a: Tree, b: Tree): Text {
    const next = level === LEVELS.sum ? LEVELS.product : LEVELS.sign;
    const [left, right] = [this.#at(level, a), this.#at(next, b)];
    // a + -b is a - b, to the last bit.
    if (level === LEVELS.sum && right.startsWith('-'))
      return { text: `${left} ${sign === '+' ? '-' : '+'} ${right.slice(1)}`, level };
    return { text: `${left} ${sign} ${right}`, level };
  }

  /** Without blanks round the sign where both sides are as short as in x**2. */
  #power(a: Tree, b: Tree): Text {
    const [base, exponent] = [this.#at(LEVELS.atom, a), this.#at(LEVELS.sign, b)];
    const isShort = /^\w+$/.test(base) && /^-?[\w.]+$/.test(exponent);
    return { text: isShort ? `${base}**${exponent}` : `${base} ** ${exponent}`, level: LEVELS.power };
  }

  #function(call: Call, operands: readonly Tree[]): string {
    const { module, functions, helpers } = this.#library;
    const [a, b, ...branches] = operands;
    const comparison = COMPARISONS[call];
    if (comparison !== undefined && a !== undefined && b !== undefined) {
      const condition = `${this.#at(LEVELS.sum, a)} ${comparison} ${this.#at(LEVELS.sum, b)}`;
      return `${module}.where(${[condition, ...branches.map((branch) => this.#argument(branch))].join(', ')})`;
    }
    const inner = call === 'sqrt' ? lengthOf(a) : null;
    if (inner !== null && a !== undefined && this.#nameOf(a) === null)
      return `${module}.linalg.norm(${this.of(inner)})`;
    if (call === 'gradient' && a !== undefined) return `gradient(${this.of(a)})`;
    if (call === 'hypot' && operands.length > 2) {
      const squares = operands.map((operand) => `${this.#at(LEVELS.atom, operand)} ** 2`);
      return `${module}.sqrt(${squares.join(' + ')})`;
    }
    const given = operands.map((operand) => this.#argument(operand)).join(', ');
    if (helpers[call] !== undefined) {
      this.helpers.add(call);
      return `${call}(${given})`;
    }
    const name = functions[call] ?? call;
    return `${name.includes('.') ? name : `${module}.${name}`}(${given})`;
  }

  #argument(tree: Tree): string {
    const text = this.of(tree);
    if (!this.#library.wrapsNumbers || tree.value === null) return text;
    return `torch.tensor(${asFloat(text)})`;
  }

  #at(level: Level, tree: Tree): string {
    const { text, level: own } = this.#print(tree);
    return own >= level ? text : `(${text})`;
  }
}

/** v where the tree is the sum of v², whose root is the length of v. */
function lengthOf(tree: Tree | undefined): Tree | null {
  const squares = tree?.kind === 'call' && tree.call === 'sum' ? tree.operands[0] : undefined;
  if (squares?.kind !== 'call' || squares.call !== 'power') return null;
  const [vector, exponent] = squares.operands;
  return vector !== undefined && exponent?.value === 2 ? vector : null;
}

/** Those that Python has a name for, and their small multiples and parts, which are the same double. */
function namedNumber(value: number, module: string): Text | null {
  if (value === Math.PI) return { text: `${module}.pi`, level: LEVELS.atom };
  if (value === Math.E) return { text: `${module}.e`, level: LEVELS.atom };
  for (const k of [2, 3, 4, 5, 6, 8, 10, 12]) {
    if (value === k * Math.PI) return { text: `${k} * ${module}.pi`, level: LEVELS.product };
    if (value === Math.PI / k) return { text: `${module}.pi / ${k}`, level: LEVELS.product };
  }
  return null;
}

/** The fewest digits that read back as the same double. Beyond 2⁵³ a whole number is a float too: it has an exponent. */
export function numberToPython(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  const hasExponent = size > Number.MAX_SAFE_INTEGER || (size > 0 && size < 1e-4);
  const text = hasExponent ? value.toExponential() : String(value);
  return text.replace('e+', 'e');
}

/** A whole number as Python's float. */
export const asFloat = (number: string): string => (/^-?\d+$/.test(number) ? `${number}.0` : number);
