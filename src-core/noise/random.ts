/**
 * Random numbers that are the same on every machine for a seed: xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47),
 * its state filled by SplitMix64 (Steele, Lea & Flood 2014) as its authors advise.
 */
export class Random {
  readonly #state: Uint32Array;

  /** @param seed a whole number from 0 to 2⁵³ − 1 */
  constructor(seed: number) {
    this.#state = fourWords(seed);
  }

  /** A whole number from 0 to 2³² − 1. */
  word(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const [third, fourth] = [c ^ a, d ^ b];
    state[0] = a ^ fourth;
    state[1] = b ^ third;
    state[2] = third ^ (b << 9);
    state[3] = rotated(fourth, 11);
    return result;
  }

  /** In [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number {
    const high = this.word() >>> 5;
    return (high * 2 ** 26 + (this.word() >>> 6)) / 2 ** 53;
  }

  /** A whole number from 0 to bound − 1 ≤ 2³² − 1, each as likely: words beyond the last whole multiple are thrown again. */
  below(bound: number): number {
    const usable = 2 ** 32 - (2 ** 32 % bound);
    for (;;) {
      const word = this.word();
      if (word < usable) return word % bound;
    }
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function fourWords(seed: number): Uint32Array {
  const words = new Uint32Array(4);
  let counter = BigInt(seed);
  for (const at of [0, 2]) {
    counter = BigInt.asUintN(64, counter + 0x9e3779b97f4a7c15n);
    const once = BigInt.asUintN(64, (counter ^ (counter >> 30n)) * 0xbf58476d1ce4e5b9n);
    const twice = BigInt.asUintN(64, (once ^ (once >> 27n)) * 0x94d049bb133111ebn);
    const mixed = twice ^ (twice >> 31n);
    words[at] = Number(mixed & 0xffffffffn);
    words[at + 1] = Number(mixed >> 32n);
  }
  return words;
}
