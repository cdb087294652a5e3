import type { PointAnalysis, Resolved } from '../../src-core/curvature/index.ts';
import { analysisData } from './analysis-data.ts';
import { ask } from './ask.ts';
import { BadInput } from './bad-input.ts';
import { CSV_OPTION, type Command } from './command.ts';
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
    CSV_OPTION,
  ],
  notes: [
    ...FUNCTION_NOTES,
    'An eigenvalue counts as zero up to the rounding bound of H there (smallestEigenvalueBound).',
    'Where the second-order test is inconclusive (degenerate), Taylor coefficients to order 15 are',
    'looked at, for one and two variables: resolved is minimum, maximum, saddle (both signs nearby),',
    'flat (one sign, and touching zero along a line) or undecided; elsewhere null.',
    'Where f has no Hessian (at a kink) its entries and eigenvalues are NaN, and nothing else is said of it.',
    'At a kink the gradient is the convention of the derivative rules.',
    '',
    '--csv prints one row a point: the variables, f, gradient_x …, gradientNorm, hessian_x_x, hessian_x_y … (each',
    'entry once), eigenvalue1 … (ascending), eigenvector1_x …, and what is said of them; empty: not defined.',
  ],
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
      json: { formula, variables, gradientTolerance, results: results.map(inJson) },
      data: () => analysisData(results, variables),
      table: () => [
        `f(${variables.join(', ')}) = ${formula}`,
        ...results.flatMap((result) => ['', ...pointTable(result, gradientTolerance)]),
      ],
    };
  },
};

/** What is known of one point, as the worker gives it. */
export type AnalysedPoint = PointAnalysis & { readonly resolved: Resolved | null };

/**
 * The digits of κ follow from the bound, the words from the kind, and that there is no Hessian from its entries: scripts
 * are given the bare facts.
 */
function inJson({
  conditionNumberDigits: _,
  smoothness: __,
  resolved,
  ...facts
}: AnalysedPoint): Record<string, unknown> {
  return { ...facts, resolved: resolved?.resolution ?? null };
}

function pointTable(result: AnalysedPoint, tolerance: number): readonly string[] {
  const hasHessian = result.smoothness !== 'kink' && result.smoothness !== 'no-hessian';
  const rows: (readonly string[])[] = [
    ['point', tuple(result.point)],
    ['f', number(result.value)],
    [
      '∇f',
      tuple(result.gradient) + (result.smoothness === 'kink' ? '  (a convention: f has a kink here)' : ''),
    ],
    ...(hasHessian ? curvatureRows(result, tolerance) : [['H', 'f has no Hessian here']]),
  ];
  return alignedTable(rows, ['left', 'left']);
}

function curvatureRows(result: AnalysedPoint, tolerance: number): readonly (readonly string[])[] {
  const { conditionNumberDigits: digits, resolved } = result;
  return [
    ...labelled('H', matrixLines(result.hessian)),
    ...labelled(
      'eigenvalues',
      result.eigenvalues.map((value, i) => `${number(value)}  along ${tuple(result.eigenvectors[i] ?? [])}`),
    ),
    ['zero is |λ| up to', zeroBound(result)],
    ['H is', result.definiteness ?? 'not finite'],
    [
      'κ',
      result.conditionNumber === null ? 'undefined: H is zero or not finite' : number(result.conditionNumber),
    ],
    ...(digits === null ? [] : [['digits of κ', `${digits} to be trusted`]]),
    ['critical point', criticalPoint(result, tolerance)],
    ...(resolved === null
      ? []
      : [['', resolved.words.replace('The second-order test is inconclusive. ', '')]]),
    ['largest stable η', largestRate(result)],
  ];
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

function zeroBound({ smallestEigenvalueBound: bound }: PointAnalysis): string {
  return bound === null ? 'not to be told: H is not finite' : `${number(bound)}  (rounding of H)`;
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
