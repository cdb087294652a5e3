import type { PointAnalysis } from '../../src-core/curvature/index.ts';
import { ask } from './ask.ts';
import { BadInput } from './bad-input.ts';
import type { Command } from './command.ts';
import { FUNCTION_NOTES, FUNCTION_OPTIONS, readFunction } from './function-input.ts';
import { alignedTable, number, tuple } from './table.ts';
import { readPoint } from './values.ts';

export const analyse: Command = {
  name: 'analyse',
  operand: 'FORMULA',
  summary: 'value, gradient, Hessian and what its eigenvalues say, at points',
  options: [
    { name: 'at', value: 'X,Y', repeats: true, meaning: 'the point; once for each point (needed)' },
    ...FUNCTION_OPTIONS,
  ],
  notes: FUNCTION_NOTES,
  example: 'analyse "x^2 y + sin(x y)" --at 1,2 --at -1,0',
  async run(given, core) {
    const points = (given.values.get('at') ?? []).map((text) => readPoint(text, '--at'));
    const [first] = points;
    if (first === undefined) throw new BadInput('--at X,Y is missing: say where to analyse the function.');
    const uneven = points.find((point) => point.length !== first.length);
    if (uneven !== undefined) {
      throw new BadInput(
        `--at: all points need equally many coordinates, not ${first.length} and ${uneven.length}.`,
      );
    }
    const input = await readFunction(given, first.length, core());
    const { gradientTolerance, results } = await ask(core(), 'analyse', { ...input, points });
    const { formula, variables } = input;
    return {
      json: { formula, variables, gradientTolerance, results },
      table: () => [
        `f(${variables.join(', ')}) = ${formula}`,
        ...results.flatMap((result) => ['', ...pointTable(result, gradientTolerance)]),
      ],
    };
  },
};

function pointTable(result: PointAnalysis, tolerance: number): readonly string[] {
  const rows: (readonly string[])[] = [
    ['point', tuple(result.point)],
    ['f', number(result.value)],
    ['∇f', tuple(result.gradient)],
    ...labelled('H', matrixLines(result.hessian)),
    ...labelled(
      'eigenvalues',
      result.eigenvalues.map((value, i) => `${number(value)}  along ${tuple(result.eigenvectors[i] ?? [])}`),
    ),
    ['H is', result.definiteness ?? 'not finite'],
    [
      'κ',
      result.conditionNumber === null ? 'undefined: H is zero or not finite' : number(result.conditionNumber),
    ],
    ['critical point', criticalPoint(result, tolerance)],
    ['largest stable η', largestRate(result)],
  ];
  return alignedTable(rows, ['left', 'left']);
}

const labelled = (label: string, lines: readonly string[]): string[][] =>
  lines.map((line, index) => [index === 0 ? label : '', line]);

function matrixLines(matrix: readonly (readonly number[])[]): readonly string[] {
  const cells = matrix.map((row) => row.map(number));
  return alignedTable(
    cells,
    cells.map(() => 'right' as const),
  );
}

function criticalPoint({ criticalPoint: type, gradient }: PointAnalysis, tolerance: number): string {
  if (type === 'degenerate') return 'degenerate: the second-order test is inconclusive';
  if (type !== null) return type;
  const norm = Math.hypot(...gradient);
  if (Number.isNaN(norm)) return 'not to be told: ∇f is not defined here';
  return norm > tolerance ? `no: ‖∇f‖ = ${number(norm)}` : 'not to be told: H is not finite';
}

function largestRate({ largestStableLearningRate: rate, definiteness }: PointAnalysis): string {
  if (rate !== null) return `${number(rate)}  (2/λmax)`;
  if (definiteness === 'zero') return 'none: H is zero';
  return definiteness === null ? 'none: H is not finite' : 'none: H is not positive semidefinite';
}
