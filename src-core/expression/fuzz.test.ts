/** Ten thousand formulas that nobody would type. fast-check prints the seed of one that fails. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { mutatedFormula, noise, tokenSoup, validFormula } from '../fixtures/hostile-formulas.ts';
import { arityProblem, FUNCTION_NAMES } from './functions.ts';
import { FormulaError, parseFormula, topologicalOrder } from './index.ts';

const FORMULAS_A_KIND = 2500;
/** Of a formula: its parts, and the few that a call or a name adds. */
const MOST_NODES = 10_000;

/** Reads a text; what is wrong with it must be told, of a place within it. */
function checkRead(text: string): void {
  try {
    const { root, tex } = parseFormula(text, ['x', 'y'], ['k']);
    expect(tex).not.toBe('');
    expect(topologicalOrder([root]).length).toBeLessThanOrEqual(MOST_NODES);
    expect(evaluateGraph(root, [0.75, -2.5, 2])).toBeTypeOf('number');
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { position, length, message, code } = error.problem;
    expect(message).toMatch(/^.{5,600}$/su);
    expect(position).toBeGreaterThanOrEqual(0);
    if (code === 'empty') return;
    expect(length).toBeGreaterThan(0);
    expect(position + length).toBeLessThanOrEqual(text.length);
  }
}

test.each([
  ['written by the grammar', validFormula],
  ['valid but for some changes', mutatedFormula],
  ['of tokens in any order', tokenSoup],
  ['of noise, and of repetitions beyond all bounds', noise],
] as const)('formulas %s are read, or a fault within them is told', (_, formulas) => {
  fc.assert(fc.property(formulas, checkRead), { numRuns: FORMULAS_A_KIND });
});

test('what the grammar allows is read, but for the number of arguments, unknown names and bounds', () => {
  const codes = new Set([
    'wrong-arguments',
    'unknown-name',
    'unknown-call',
    'number-too-large',
    'too-deep',
    'too-long',
  ]);
  fc.assert(
    fc.property(validFormula, (text) => {
      try {
        parseFormula(text, ['x', 'y'], ['k']);
      } catch (error) {
        if (!(error instanceof FormulaError) || !codes.has(error.problem.code)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});

/** Whatever JavaScript would find under a name, in an object or in the global scope. */
const FOREIGN_NAMES = [
  ...[
    globalThis,
    Object.prototype,
    Function.prototype,
    Array.prototype,
    String.prototype,
    Map.prototype,
    Math,
    Reflect,
  ],
].flatMap((object) => Object.getOwnPropertyNames(object));
const OURS = new Set<string>([...FUNCTION_NAMES, 'e', 'pi', 'tau']);

test('no name of JavaScript means anything here', () => {
  for (const name of new Set([
    ...FOREIGN_NAMES,
    'eval',
    'import',
    'require',
    'config',
    'typed',
    'unit',
    'parse',
    'evaluate',
  ])) {
    if (OURS.has(name)) continue;
    for (const text of [name, `${name}(x)`, `x.${name}`, `sin(x).${name}()`, `${name}.${name}`])
      expect(() => parseFormula(text, ['x', 'y']), text).toThrow(FormulaError);
  }
});

test('every function is called with 0 to 5 arguments: as many as it takes, or a message', () => {
  for (const name of FUNCTION_NAMES) {
    for (let count = 0; count <= 5; count++) {
      const read = () => parseFormula(`${name}(${Array(count).fill('x').join(',')})`, ['x']);
      const problem = arityProblem(name, count);
      if (problem === null) expect(read).not.toThrow();
      else expect(read).toThrow(problem);
    }
  }
});
