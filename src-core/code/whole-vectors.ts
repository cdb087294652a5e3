/**
 * An update that was written down for the two coordinates of a point, as one of whole vectors. It does the same to
 * both; where they meet, it is in sums (of which norms and products of vectors are made), smallest and largest.
 */
import { NotWritten } from './recording.ts';
import type { Call, CallTree, Tree, Trees } from './tree.ts';

const MEETINGS: ReadonlyMap<Call, Call> = new Map([
  ['add', 'sum'],
  ['min', 'smallest'],
  ['max', 'largest'],
]);

export class WholeVectors {
  readonly #trees: Trees;
  readonly #known = new Map<string, Tree | null>();

  constructor(trees: Trees) {
    this.#trees = trees;
  }

  /** @throws NotWritten where the coordinates are not treated alike */
  vector([first, second]: readonly [Tree, Tree]): Tree {
    return this.#both(first, second) ?? notAlike();
  }

  /** @throws NotWritten where it is one coordinate's */
  number(tree: Tree): Tree {
    return this.#single(tree) ?? notAlike();
  }

  /** What becomes of the first coordinate by the first tree and of the second by the other. */
  #both(first: Tree, second: Tree): Tree | null {
    if (first === second) return this.#single(first);
    const key = `${first.id} ${second.id}`;
    let whole = this.#known.get(key);
    if (whole === undefined) {
      whole = this.#madeOfBoth(first, second);
      this.#known.set(key, whole);
    }
    return whole;
  }

  #madeOfBoth(first: Tree, second: Tree): Tree | null {
    if (first.kind === 'name' && second.kind === 'name') {
      const isVector = first.name === second.name && first.component === 0 && second.component === 1;
      return isVector ? this.#trees.name(first.name) : null;
    }
    if (first.kind !== 'call' || second.kind !== 'call' || first.call !== second.call) return null;
    if (first.component !== null) return this.#gradient(first, second);
    return this.#called(
      first,
      first.operands.map((operand, i) => {
        const other = second.operands[i];
        return other === undefined ? null : this.#both(operand, other);
      }),
    );
  }

  /** Both coordinates of ∇f at one point. */
  #gradient(first: CallTree, second: CallTree): Tree | null {
    const [x, y] = first.operands;
    const isOne = first.operands.every((operand, i) => operand === second.operands[i]);
    if (!isOne || first.component !== 0 || second.component !== 1 || x === undefined || y === undefined)
      return null;
    return this.#called({ ...first, component: null }, [this.#both(x, y)]);
  }

  #single(tree: Tree): Tree | null {
    if (!tree.hasComponents) return tree;
    if (tree.kind !== 'call' || tree.component !== null) return null;
    const key = `${tree.id}`;
    let whole = this.#known.get(key);
    if (whole === undefined) {
      whole =
        this.#meeting(tree) ??
        this.#called(
          tree,
          tree.operands.map((operand) => this.#single(operand)),
        );
      this.#known.set(key, whole);
    }
    return whole;
  }

  #meeting({ call, operands: [first, second] }: CallTree): Tree | null {
    const meeting = MEETINGS.get(call);
    if (meeting === undefined || first === undefined || second === undefined || first === second) return null;
    const vector = this.#both(first, second);
    return vector === null ? null : this.#trees.call(meeting, [vector]);
  }

  #called({ call, value }: CallTree, operands: readonly (Tree | null)[]): Tree | null {
    const whole = operands.filter((operand) => operand !== null);
    return whole.length < operands.length ? null : this.#trees.call(call, whole, value);
  }
}

function notAlike(): never {
  throw new NotWritten(
    'Its update does not treat the coordinates alike, so it has no short form for vectors.',
  );
}
