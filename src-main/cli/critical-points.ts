import type { Domain } from '../../src-core/document/lab-document.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import type { CriticalPoint } from '../../src-core/curvature/index.ts';
import { onlyOperand, single, type Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import { BadInput } from './bad-input.ts';
import type { Command } from './command.ts';
import { FUNCTION_NOTES, FUNCTION_OPTIONS, readFunction } from './function-input.ts';
import { alignedTable, number, tuple } from './table.ts';
import { readPoint } from './values.ts';

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
    const domain = readDomain(given);
    const input = await readFunction(given, 2, core());
    const found = await ask(core(), 'criticalPoints', { ...input, domain });
    const { continuum, truncated } = found;
    const points = found.points.map(({ uncertainty: _, ...point }) => point);
    return {
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
function readDomain(given: Arguments): Domain {
  const text = single(given, 'domain');
  if (text === undefined) {
    const landscape = findLandscape(onlyOperand(given, 'formula'));
    if (landscape === undefined)
      throw new BadInput('--domain X0,X1,Y0,Y1 is missing: say where to look for critical points.');
    return landscape.domain;
  }
  const numbers = readPoint(text, '--domain');
  const [x0, x1, y0, y1] = numbers;
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined || numbers.length !== 4)
    throw new BadInput(`--domain: four numbers are wanted, X0,X1,Y0,Y1, not ${numbers.length}.`);
  return { x: [x0, x1], y: [y0, y1] };
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
