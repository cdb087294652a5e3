import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpressionGraph, FUNCTION_NAMES, type GraphNode, type Operation } from '../expression/index.ts';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { availableBackend } from './index.ts';
import { compileInterpreter } from './interpreter.ts';
import type { Kernel } from './kernel.ts';
import { lower } from './lower.ts';
import { schedule } from './schedule.ts';
import { WasmKernel } from './wasm/wasm-kernel.ts';
import { runToEnd } from '../work/index.ts';

const BINARY = [
  ...(['add', 'subtract', 'multiply', 'divide', 'power'] as const),
  ...(['atan2', 'hypot', 'min', 'max'] as const),
];
const POWERS = new Set(['square', 'cube', 'pow']);
const UNARY = ['negate', ...FUNCTION_NAMES.filter((name) => !POWERS.has(name))].filter(
  (name) => !BINARY.some((binary) => binary === name),
) as Operation[];

const KERNELS: readonly (readonly [string, (outputs: readonly GraphNode[], variables: number) => Kernel])[] =
  [
    [
      'interpreter',
      (outputs, variables) => {
        const program = runToEnd(lower(outputs, variables));
        return runToEnd(compileInterpreter(runToEnd(schedule(program))));
      },
    ],
    [
      'webassembly',
      (outputs, variables) => {
        const program = runToEnd(lower(outputs, variables));
        return new WasmKernel(program, runToEnd(schedule(program)));
      },
    ],
  ];

interface Step {
  readonly operation: Operation;
  /** Which of the nodes so far are its operands, counted from the newest. */
  readonly operands: readonly number[];
}

const back = fc.nat(12);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ operation: fc.constantFrom(...UNARY), operands: fc.tuple(back) }),
  fc.record({ operation: fc.constantFrom(...BINARY), operands: fc.tuple(back, back) }),
  fc.record({ operation: fc.constant('hypot' as const), operands: fc.tuple(back, back, back) }),
);
const SPECIAL = [
  0,
  -0,
  6381956970095103 * 2 ** 797,
  411_774,
  1e9,
  NaN,
  Infinity,
  -Infinity,
  5e-324,
  -1e-310,
  1.7e308,
  -1e22,
  1e5,
  1,
  -1,
  0.5,
] as const;
const number = fc.oneof(
  fc.constantFrom(...SPECIAL),
  fc.integer({ min: -70, max: 70 }),
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.double(),
);

/** The bits of each number, all NaN being one. */
const bitsOf = (values: Float64Array): readonly bigint[] => [
  ...new BigUint64Array(Float64Array.from(values, (value) => (Number.isNaN(value) ? NaN : value)).buffer),
];

const graphs = fc.record({
  constants: fc.array(number, { minLength: 1, maxLength: 4 }),
  steps: fc.array(step, { minLength: 1, maxLength: 60 }),
  parameter: number,
  extraOutputs: fc.nat(3),
});

function outputsOf({
  constants,
  steps,
  extraOutputs,
}: {
  constants: number[];
  steps: Step[];
  extraOutputs: number;
}) {
  const graph = new ExpressionGraph();
  const nodes = [
    ...[graph.input(0), graph.input(1), graph.input(2)],
    ...constants.map((value) => graph.constant(value)),
  ];
  for (const { operation, operands } of steps)
    nodes.push(
      graph.apply(operation, ...operands.map((operand) => nodes.at(-1 - (operand % nodes.length))!)),
    );
  return nodes.slice(-1 - extraOutputs);
}

test('WebAssembly is what runs here', () => {
  expect(availableBackend()).toBe('webassembly');
});

describe.each(KERNELS)('%s', (_, compile) => {
  test('agrees bit for bit with plain recursion, at points and over lists of all lengths', () => {
    const counts = fc.constantFrom(1, 2, 3, 4, 7, 255, 256, 257, 700);
    fc.assert(
      fc.property(
        graphs,
        fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 9 }),
        counts,
        (recipe, points, count) => {
          const outputs = outputsOf(recipe);
          const x = Float64Array.from({ length: count }, (__, i) => points[i % points.length]![0]);
          const y = Float64Array.from({ length: count }, (__, i) => points[(3 * i) % points.length]![1]);
          const kernel = compile(outputs, 2);
          const results = outputs.map(() => new Float64Array(count));
          kernel.list([x, y], [recipe.parameter], results, count);
          const atFirst = new Float64Array(outputs.length);
          kernel.point([x[0]!, y[0]!], [recipe.parameter], atFirst);
          outputs.forEach((output, row) => {
            const expected = Float64Array.from(x, (value, i) =>
              evaluateGraph(output, [value, y[i]!, recipe.parameter]),
            );
            expect(bitsOf(results[row]!)).toEqual(bitsOf(expected));
            expect(bitsOf(atFirst.subarray(row, row + 1))).toEqual(bitsOf(expected.subarray(0, 1)));
          });
        },
      ),
      { numRuns: 250 },
    );
  });

  test('a grid is the list of its points, row by row', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.array(number, { minLength: 1, maxLength: 9 }),
        fc.array(number, { minLength: 1, maxLength: 5 }),
        (recipe, across, up) => {
          const outputs = outputsOf(recipe);
          const kernel = compile(outputs, 2);
          const [x, y] = [Float64Array.from(across), Float64Array.from(up)];
          const grid = kernel.grid(x, y, [recipe.parameter]).map((array) => array.slice());
          const xs = Float64Array.from({ length: x.length * y.length }, (__, k) => x[k % x.length]!);
          const ys = Float64Array.from(xs, (__, k) => y[Math.floor(k / x.length)]!);
          const results = outputs.map(() => new Float64Array(xs.length));
          kernel.list([xs, ys], [recipe.parameter], results, xs.length);
          expect(grid.map(bitsOf)).toEqual(results.map(bitsOf));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('an output may be an input, a constant, a parameter, or asked for twice', () => {
    const graph = new ExpressionGraph();
    const x = graph.input(0);
    const double = graph.apply('add', x, x);
    const outputs = [x, graph.constant(7), graph.input(1), double, double];
    const results = outputs.map(() => new Float64Array(2));
    compile(outputs, 1).list([Float64Array.of(1, 2)], [5], results, 2);
    expect(results.map((row) => [...row])).toEqual([
      [1, 2],
      [7, 7],
      [5, 5],
      [2, 4],
      [2, 4],
    ]);
  });

  test('two kernels called in turn do not disturb each other, and parameters are read at every call', () => {
    const graph = new ExpressionGraph();
    const product = compile([graph.apply('multiply', graph.input(0), graph.input(1))], 1);
    const sum = compile([graph.apply('add', graph.input(0), graph.input(1))], 1);
    const result = new Float64Array(1);
    const ask = (kernel: Kernel, parameter: number): number => {
      kernel.point([3], [parameter], result);
      return result[0]!;
    };
    expect([ask(product, 2), ask(sum, 2), ask(product, 5), ask(sum, 7), ask(product, 5)]).toEqual([
      6, 5, 15, 10, 15,
    ]);
  });

  test('nothing beyond the count is written', () => {
    const graph = new ExpressionGraph();
    const result = Float64Array.of(9, 9, 9);
    compile([graph.input(0)], 1).list([Float64Array.of(1, 2, 3)], [], [result], 2);
    expect([...result]).toEqual([1, 2, 9]);
  });

  test('longer lists than the memory began with', () => {
    const graph = new ExpressionGraph();
    const count = 200_000;
    const x = Float64Array.from({ length: count }, (__, i) => i);
    const result = new Float64Array(count);
    compile([graph.apply('negate', graph.input(0))], 1).list([x], [], [result], count);
    expect(result.every((value, i) => value === -i)).toBe(true);
  });
});
