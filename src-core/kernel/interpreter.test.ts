import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExpressionGraph, type Operation } from '../expression/index.ts';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { compileInterpreter } from './index.ts';

const UNARY = ['negate', 'sin', 'cos', 'exp', 'log', 'sqrt', 'tanh', 'abs', 'sign'] as const;
const BINARY = ['add', 'subtract', 'multiply', 'divide', 'power'] as const;

interface Step {
  readonly operation: Operation;
  /** Which of the nodes so far are its operands, counted from the newest. */
  readonly operands: readonly number[];
}

const back = fc.nat(12);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ operation: fc.constantFrom<Operation[]>(...UNARY), operands: fc.tuple(back) }),
  fc.record({ operation: fc.constantFrom<Operation[]>(...BINARY), operands: fc.tuple(back, back) }),
);
const constants = fc.array(fc.oneof(fc.integer({ min: -70, max: 70 }), fc.double()), {
  minLength: 1,
  maxLength: 4,
});

test('agrees bit for bit with plain recursion, over several blocks and with registers used again', () => {
  fc.assert(
    fc.property(
      constants,
      fc.array(step, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(1, 2, 255, 256, 257, 700),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.nat(3),
      (values, steps, count, parameter, extraOutputs) => {
        const graph = new ExpressionGraph();
        const nodes = [
          graph.input(0),
          graph.input(1),
          graph.input(2),
          ...values.map((value) => graph.constant(value)),
        ];
        for (const { operation, operands } of steps) {
          nodes.push(
            graph.apply(operation, ...operands.map((operand) => nodes.at(-1 - (operand % nodes.length))!)),
          );
        }
        const outputs = nodes.slice(-1 - extraOutputs);
        const x = Float64Array.from({ length: count }, (_, i) => Math.sin(i) * 4);
        const y = Float64Array.from({ length: count }, (_, i) => Math.cos(7 * i) * 2);
        const results = outputs.map(() => new Float64Array(count));
        compileInterpreter(outputs, 2).evaluate([x, y], [parameter], results, count);
        outputs.forEach((output, row) => {
          const expected = Float64Array.from(x, (value, i) =>
            evaluateGraph(output, [value, y[i]!, parameter]),
          );
          expect(results[row]).toEqual(expected);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('an output may be an input, a constant, or asked for twice', () => {
  const graph = new ExpressionGraph();
  const x = graph.input(0);
  const double = graph.apply('add', x, x);
  const results = Array.from({ length: 4 }, () => new Float64Array(2));
  compileInterpreter([x, graph.constant(7), double, double], 1).evaluate(
    [Float64Array.of(1, 2)],
    [],
    results,
    2,
  );
  expect(results.map((row) => [...row])).toEqual([
    [1, 2],
    [7, 7],
    [2, 4],
    [2, 4],
  ]);
});

test('parameters are read at every call', () => {
  const graph = new ExpressionGraph();
  const kernel = compileInterpreter([graph.apply('multiply', graph.input(0), graph.input(1))], 1);
  const result = [new Float64Array(1)];
  kernel.evaluate([Float64Array.of(3)], [2], result, 1);
  expect(result[0]![0]).toBe(6);
  kernel.evaluate([Float64Array.of(3)], [5], result, 1);
  expect(result[0]![0]).toBe(15);
});

test('nothing beyond the count is written', () => {
  const graph = new ExpressionGraph();
  const result = Float64Array.of(9, 9, 9);
  compileInterpreter([graph.input(0)], 1).evaluate([Float64Array.of(1, 2, 3)], [], [result], 2);
  expect([...result]).toEqual([1, 2, 9]);
});
