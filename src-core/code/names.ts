/** Names of a Python program, each given once. */

const KEYWORDS = `False None True and as assert async await break case class continue def del elif else except finally for
  from global if import in is lambda match nonlocal not or pass raise return try type while with yield`;

/** What our programs call by itself or name for themselves. */
const OURS = `abs all float len list max min print range reversed sorted sum tuple zip np torch jax jnp optax math
  f gradient hessian rate p g step x y optimizer state updates closure loss sigmoid softplus relu cbrt`;

/** Parts of long expressions (t1, t2 …), and values that wait for their turn. */
const OF_STATEMENTS = /^t\d+$|_next$/;

export class Names {
  readonly #taken = new Set(`${KEYWORDS} ${OURS}`.split(/\s+/));

  /** The names that a text uses, for others to keep off them. */
  avoid(text: string): void {
    for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) this.#taken.add(name);
  }

  /** The name that is wished for, with as many _ behind it as it takes. */
  take(wished: string): string {
    let name = wished;
    while (this.#taken.has(name) || OF_STATEMENTS.test(name)) name += '_';
    this.#taken.add(name);
    return name;
  }
}

/** learningRate → learning_rate. */
export const snakeCase = (camel: string): string =>
  camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
