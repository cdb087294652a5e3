/** What stands under a figure: the function, the settings, and the numbers that explain what is seen. */
import type { PointAnalysis } from '../../../src-core/curvature/index.ts';
import { nameOf } from '../../../src-core/document/index.ts';
import type { LabDocument, OptimizerEntry, SweepChoice } from '../../../src-core/document/lab-document.ts';
import { findOptimizer } from '../../../src-core/optimizers/index.ts';
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import { noiseInWords, scheduleInWords } from '../../../src-core/scene/noise-words.ts';
import { sweepPlan } from '../../../src-core/scene/sweep/sweep-plan.ts';
import type { Core } from '../ask.ts';
import { sceneOf, UNSEEN, type FigureKind } from './figure-kind.ts';
import { plainFormula, plainName } from './plain-formula.ts';

/** @returns lines, parted by line breaks */
export async function captionOf(kind: FigureKind, document: LabDocument, core: Core): Promise<string> {
  if (kind.caption !== undefined) return kind.caption(document, core);
  if (kind.tells === 'matrices') return matricesCaption(document);
  const bench = kind.tells === 'probe' ? 'curvature' : 'descent';
  const scene = await sceneOf(core, { ...document, bench }, document.domain, UNSEEN);
  const lines = [functionLine(document)];
  if (kind.tells !== 'probe') {
    const told =
      kind.tells === 'descent'
        ? [runsLine(document), commonLine(document)]
        : sweepLines(document, kind.tells);
    lines.push(...told);
    const theory = scene.focus?.theory;
    if (theory !== undefined) {
      const place = theory.place === 'start' ? 'At the start' : 'At the minimum';
      lines.push(
        hessianLine(`${place} ${plainPoint(rounded(theory.analysis.point, document))}`, theory.analysis),
      );
    }
  } else if (scene.probe !== null) {
    const { analysis } = scene.probe;
    const slope = `, ∥∇f∥ = ${formatNumber(Math.hypot(...analysis.gradient), 3)}`;
    const line = hessianLine(`At the probe ${plainPoint(analysis.point)}`, analysis);
    lines.push(analysis.smoothness === 'undefined' ? line : line + slope);
  }
  return lines.join('\n');
}

export function functionLine({ formula, parameters }: LabDocument): string {
  const values = parameters.map(({ name, value }) => `${plainName(name)} = ${formatNumber(value)}`);
  return [`f(x, y) = ${plainFormula(formula)}`, ...values].join(', ');
}

/** What is compared, with the settings that differ from the usual. */
export const runsLine = ({ optimizers }: LabDocument): string =>
  optimizers
    .filter(({ visibility }) => visibility === 'shown')
    .map((entry) => settingsOf(entry))
    .join('; ');

/** What is swept is told with its range; of many seeds a sweep has the first. */
function sweepLines(document: LabDocument, view: SweepChoice['view']): readonly string[] {
  const { sweeps } = sweepPlan({ ...document, sweep: { ...document.sweep, view } });
  const axes = [sweeps[0]?.across, sweeps[0]?.up].filter((axis) => axis !== undefined && axis !== null);
  const runs = document.optimizers.filter(({ key }) => sweeps.some((sweep) => sweep.key === key));
  const swept = axes.map(({ name }) => name);
  const ranges = axes.map(({ name, range, values }) => {
    const [from, to] = range.map(shortly);
    return `${name === 'learningRate' ? 'η' : name} from ${from ?? ''} to ${to ?? ''} (${String(values.length)} values)`;
  });
  const noise = { ...document.noise, seeds: 1 };
  return [
    [runs.map((entry) => settingsOf(entry, swept)).join('; '), ...ranges].join(', '),
    commonLine({ ...document, noise }),
  ];
}

/** What all runs have in common. */
function commonLine(document: LabDocument): string {
  const { start, steps, tolerance } = document;
  const until = tolerance > 0 ? `, until ∥∇f∥ ≤ ${shortly(tolerance)}` : '';
  const noise = noiseInWords(document);
  const luck = noise === null ? '' : `, ${noise}`;
  return `Start ${plainPoint(start)}, at most ${String(steps)} steps${until}${luck}`;
}

/** Of the settings only the learning rate, with its schedule, and what is not as it is by default. */
function settingsOf(
  { id, name: called, settings, schedule }: OptimizerEntry,
  swept: readonly string[] = [],
): string {
  const optimizer = findOptimizer(id);
  const told = (optimizer?.settings ?? []).flatMap(({ name, default: usual }) => {
    if (swept.includes(name)) return [];
    const value = settings[name] ?? usual;
    const said = typeof value === 'number' ? formatNumber(value) : value;
    if (name === 'learningRate') return [`η = ${said}`];
    return value === usual ? [] : [`${name} = ${said}`];
  });
  const changing = scheduleInWords(schedule);
  return [nameOf({ id, name: called }), ...told, ...(changing === null ? [] : [changing])].join(', ');
}

export function hessianLine(
  place: string,
  { smoothness, definiteness, eigenvalues, conditionNumber, conditionNumberDigits }: PointAnalysis,
): string {
  if (smoothness === 'undefined') return `${place}: f is not defined`;
  if (definiteness === null) return `${place}: f has no Hessian`;
  const facts = eigenvalues.map((value, k) => `λ${SUBSCRIPTS[k + 1] ?? ''} = ${formatNumber(value)}`);
  if (conditionNumber !== null) {
    const digits = Math.max(2, Math.min(4, conditionNumberDigits ?? 4));
    facts.push(`κ = ${formatNumber(conditionNumber, digits)}`);
  }
  return `${place}: ${facts.join(', ')}`;
}

/** A computed point, without digits that nobody sees on a map of this domain. */
function rounded(point: readonly number[], { domain: { x, y } }: LabDocument): readonly number[] {
  const unseen = 1e-6 * Math.max(x[1] - x[0], y[1] - y[0]);
  return point.map((value) => (Math.abs(value) < unseen ? 0 : value));
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

export function matricesCaption({ curvature: { matrixLab } }: LabDocument): string {
  const { matrices, start, learningRate } = matrixLab;
  const named = matrices.map(({ xx, xy, yy }, k) => {
    const name = matrices.length > 1 ? ('AB'[k] ?? '') : 'H';
    const row = (a: number, b: number): string => `${formatNumber(a)}, ${formatNumber(b)}`;
    return `${name} = [${row(xx, xy)}; ${row(xy, yy)}]`;
  });
  return [
    `Gradient descent on ½xᵀHx, ${named.join(', ')}`,
    `Start ${plainPoint(start)}, η = ${formatNumber(learningRate)}`,
  ].join('\n');
}

/** A power of ten without the 1 before it. */
const shortly = (value: number): string => formatNumber(value).replace(/^1×/, '');

export const plainPoint = (point: readonly number[]): string =>
  `(${point.map((value) => formatNumber(value)).join(', ')})`;
