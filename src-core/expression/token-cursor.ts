import type { Token } from './tokens.ts';

/**
 * Walks over the tokens in step with a walk over the syntax tree in the order of writing, since the
 * parser's nodes do not know where they stand.
 */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token that the walk has come to; at the end, the last one. */
  get here(): Token | undefined {
    return this.#tokens[this.#next] ?? this.#tokens.at(-1);
  }

  /** Moves past the next token that reads `text`, and gives it. */
  take(text: string): Token | undefined {
    return this.#move((token) => token.text === text);
  }

  takeNumber(): Token | undefined {
    return this.#move((token) => token.kind === 'number');
  }

  /** The tokens that follow, up to the next symbol. */
  upToSymbol(): readonly Token[] {
    const rest = this.#tokens.slice(this.#next);
    const end = rest.findIndex((token) => token.kind === 'symbol');
    return end < 0 ? rest : rest.slice(0, end);
  }

  #move(matches: (token: Token) => boolean): Token | undefined {
    for (let index = this.#next; index < this.#tokens.length; index++) {
      const token = this.#tokens[index];
      if (token === undefined || !matches(token)) continue;
      this.#next = index + 1;
      return token;
    }
    return this.here;
  }
}
