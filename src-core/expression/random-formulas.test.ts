import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ELEMENTARY, SCALAR, type Elementary } from '../arithmetic/index.ts';
import { evaluateFormula } from '../fixtures/evaluate-graph.ts';

/** A tree with its value computed here, by JavaScript alone, and its text with only the brackets it needs. */
interface Tree {
  readonly text: string;
  readonly value: number;
  /** How tightly its outermost operation binds. */
  readonly binding: number;
}

const X = 0.75;
const Y = -2.5;
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const ATOM = 5;

const bracketed = (tree: Tree, atLeast: number): string =>
  tree.binding < atLeast ? `(${tree.text})` : tree.text;

const leaf: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom(
    { text: 'x', value: X, binding: ATOM },
    { text: 'y', value: Y, binding: ATOM },
    { text: 'π', value: Math.PI, binding: ATOM },
  ),
  fc
    .double({ min: 0, max: 1e6, noNaN: true })
    .map((value) => ({ text: String(value), value: value + 0, binding: ATOM })),
);

const FUNCTIONS = {
  sin: onNumbers(ELEMENTARY.sin),
  cos: onNumbers(ELEMENTARY.cos),
  exp: onNumbers(ELEMENTARY.exp),
  log: onNumbers(ELEMENTARY.log),
  sqrt: Math.sqrt,
  tanh: onNumbers(ELEMENTARY.tanh),
  abs: Math.abs,
};

function onNumbers(elementary: Elementary): (a: number) => number {
  return (a) => elementary(SCALAR, a, a);
}

const spaced = fc.constantFrom('', ' ');

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('tree'), spaced, fc.constantFrom('+', '-', '−'), spaced, tie('tree'))
      .map(([a, before, sign, after, b]) => ({
        text: `${bracketed(a, SUM)}${before}${sign}${after}${bracketed(b, PRODUCT)}`,
        value: sign === '+' ? a.value + b.value : a.value - b.value,
        binding: SUM,
      })),
    fc.tuple(tie('tree'), fc.constantFrom('*', '·', '×', '/'), tie('tree')).map(([a, sign, b]) => ({
      text: `${bracketed(a, PRODUCT)}${sign}${bracketed(b, SIGN)}`,
      value: sign === '/' ? a.value / b.value : a.value * b.value,
      binding: PRODUCT,
    })),
    tie('tree').map((a) => ({ text: `-${bracketed(a, SIGN)}`, value: -a.value, binding: SIGN })),
    tie('tree').map((a) => ({ text: `${bracketed(a, ATOM)}²`, value: a.value * a.value, binding: POWER })),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => ({
      text: `${bracketed(a, ATOM)}^(${b.text} + 0.123)`,
      value: ELEMENTARY.pow(SCALAR, a.value, b.value + 0.123),
      binding: POWER,
    })),
    fc
      .tuple(fc.constantFrom(...(Object.keys(FUNCTIONS) as (keyof typeof FUNCTIONS)[])), tie('tree'))
      .map(([name, a]) => ({
        text: `${name}(${a.text})`,
        value: FUNCTIONS[name](a.value),
        binding: ATOM,
      })),
  ),
}));

test('a random formula has, to the last bit, the value it was written for', () => {
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      fc.pre(text.length <= 2000);
      expect(evaluateFormula(text, ['x', 'y'], [X, Y])).toBe(value);
    }),
    { numRuns: 1000 },
  );
});
