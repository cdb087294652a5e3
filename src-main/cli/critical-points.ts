import type { Domain } from '../../src-core/document/lab-document.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import type { CriticalPoint } from '../../src-core/curvature/index.ts';
import { criticalPointsTable } from '../../src-renderer/export/data/critical-points-table.ts';
import { onlyOperand, type Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import { BadInput } from './bad-input.ts';
import { CSV_OPTION, type Command } from './command.ts';
import { FUNCTION_NOTES, FUNCTION_OPTIONS, readDomain, readFunction } from './function-input.ts';
import { alignedTable, number, tuple } from './table.ts';

export const criticalPoints: Command = {
  name: 'critical-points',
  operand: 'FORMULA',
  summary: 'where the gradient vanishes in a domain, and what is there',
  options: [
    {
      name: 'domain',
      value: 'X0,X1,Y0,Y1',
      meaning: "from X0 to X1 and from Y0 to Y1 (needed; a function's own)",
    },
    ...FUNCTION_OPTIONS,
    CSV_OPTION,
  ],
  notes: [
    ...FUNCTION_NOTES,
    '',
    'Types: minimum, maximum, saddle; degenerate where the second-order test is inconclusive; kink for a',
    'minimum without a gradient. Points that are not isolated are not listed: they are a continuum.',
    'The search ends at 5,000 points; then the JSON has "truncated": true as well.',
  ],
  example: 'critical-points himmelblau',
  async run(given, core) {
    const domain = domainOf(given);
    const input = await readFunction(given, 2, core());
    const found = await ask(core(), 'criticalPoints', { ...input, domain });
    const { continuum, truncated } = found;
    const points = found.points.map(({ uncertainty: _, ...point }) => point);
    return {
      data: () => criticalPointsTable(found, input.variables),
      json: { points, continuum, ...(truncated ? { truncated } : {}) },
      table: () => [
        `f(${input.variables.join(', ')}) = ${input.formula}`,
        '',
        ...(points.length === 0 ? ['None found in this domain.'] : pointsTable(points)),
        ...(continuum ? ['', 'There is also a continuum: critical points that are not isolated.'] : []),
        ...(truncated ? ['', `The search ended at ${points.length} points; there may be more.`] : []),
      ],
    };
  },
};

/** --domain, or else a landscape's own. */
function domainOf(given: Arguments): Domain {
  const domain = readDomain(given) ?? findLandscape(onlyOperand(given, 'formula'))?.domain;
  if (domain !== undefined) return domain;
  throw new BadInput('--domain X0,X1,Y0,Y1 is missing: say where to look for critical points.');
}

function pointsTable(points: readonly Omit<CriticalPoint, 'uncertainty'>[]): readonly string[] {
  const header = ['type', 'point', 'f', '‖∇f‖', 'eigenvalues', 'κ'];
  const rows = points.map(({ type, resolved, point, value, gradientNorm, eigenvalues, conditionNumber }) => [
    resolved === null ? type : `${type}: ${resolved}`,
    tuple(point),
    number(value),
    number(gradientNorm),
    tuple(eigenvalues),
    conditionNumber === null ? 'undefined' : number(conditionNumber),
  ]);
  return alignedTable(
    [header, ...rows],
    header.map(() => 'left' as const),
  );
}
