/** What stands under a figure: the function, the settings, and the numbers that explain what is seen. */
import type { PointAnalysis } from '../../../src-core/curvature/index.ts';
import { nameOf } from '../../../src-core/document/index.ts';
import type { LabDocument, OptimizerEntry, SweepChoice } from '../../../src-core/document/lab-document.ts';
import { findOptimizer } from '../../../src-core/optimizers/index.ts';
import { formatNumber, shortNumber } from '../../../src-core/scene/format-number.ts';
import { noiseInWords, scheduleInWords } from '../../../src-core/scene/noise-words.ts';
import { sweepPlan } from '../../../src-core/scene/sweep/sweep-plan.ts';
import type { Core } from '../ask.ts';
import { sceneOf, UNSEEN, type FigureKind } from './figure-kind.ts';
import { plainFormula, plainName } from './plain-formula.ts';

/** What is told of one thing: a line of a caption, or a heading with lines of its own. */
export interface Fact {
  readonly about: string;
  readonly parts: readonly string[];
  readonly line: string;
}

/** @returns lines, parted by line breaks */
export async function captionOf(kind: FigureKind, document: LabDocument, core: Core): Promise<string> {
  if (kind.caption !== undefined) return kind.caption(document, core);
  return inLines(await factsOf(kind, document, core));
}

export const inLines = (facts: readonly Fact[]): string => facts.map(({ line }) => line).join('\n');

export async function factsOf(kind: FigureKind, document: LabDocument, core: Core): Promise<readonly Fact[]> {
  if (kind.tells === 'matrices') return matricesFacts(document);
  const bench = kind.tells === 'probe' ? 'curvature' : 'descent';
  const scene = await sceneOf(core, { ...document, bench }, document.domain, UNSEEN);
  const facts = [functionFact(document)];
  if (kind.tells !== 'probe') {
    facts.push(
      ...(kind.tells === 'descent'
        ? [runsFact(document), commonFact(document)]
        : sweepFacts(document, kind.tells)),
    );
    const theory = scene.focus?.theory;
    if (theory !== undefined) {
      const place = theory.place === 'start' ? 'At the start' : 'At the minimum';
      const at = `${place} ${plainPoint(rounded(theory.analysis.point, document))}`;
      facts.push(hessianFact(at, theory.analysis));
    }
  } else if (scene.probe !== null) {
    if (kind.showsRuns?.(document) === true) facts.push(runsFact(document), commonFact(document));
    const { analysis } = scene.probe;
    const slope = `∥∇f∥ = ${formatNumber(Math.hypot(...analysis.gradient), 3)}`;
    const parts = hessianParts(analysis);
    const at = `At the probe ${plainPoint(analysis.point)}`;
    facts.push(placeFact(at, analysis.smoothness === 'undefined' ? parts : [...parts, slope]));
  }
  return facts;
}

/** @param between what stands between its parts in a line */
function fact(about: string, parts: readonly string[], between = ', '): Fact {
  return { about, parts, line: parts.join(between) };
}

export const hessianFact = (place: string, analysis: PointAnalysis): Fact =>
  placeFact(place, hessianParts(analysis));

const placeFact = (place: string, parts: readonly string[]): Fact => ({
  about: place,
  parts,
  line: `${place}: ${parts.join(', ')}`,
});

export function functionFact({ formula, parameters }: LabDocument): Fact {
  const values = parameters.map(({ name, value }) => `${plainName(name)} = ${formatNumber(value)}`);
  return fact('Function', [`f(x, y) = ${plainFormula(formula)}`, ...values]);
}

/** What is compared, with the settings that differ from the usual. */
export function runsFact({ optimizers }: LabDocument): Fact {
  const runs = optimizers.filter(({ visibility }) => visibility === 'shown');
  const told = runs.map((entry) => settingsOf(entry));
  return fact(runs.length === 1 ? 'Optimizer' : 'Optimizers', told, '; ');
}

/** What is swept is told with its range; of many seeds a sweep has the first. */
function sweepFacts(document: LabDocument, view: SweepChoice['view']): readonly Fact[] {
  const { sweeps } = sweepPlan({ ...document, sweep: { ...document.sweep, view } });
  const axes = [sweeps[0]?.across, sweeps[0]?.up].filter((axis) => axis !== undefined && axis !== null);
  const runs = document.optimizers.filter(({ key }) => sweeps.some((sweep) => sweep.key === key));
  const swept = axes.map(({ name }) => name);
  const ranges = axes.map(({ name, range, values }) => {
    const [from, to] = range.map((end) => shortNumber(end));
    return `${name === 'learningRate' ? 'η' : name} from ${from ?? ''} to ${to ?? ''} (${String(values.length)} values)`;
  });
  const told = runs.map((entry) => settingsOf(entry, swept));
  const noise = { ...document.noise, seeds: 1 };
  return [
    { about: 'Sweep', parts: [...told, ...ranges], line: [told.join('; '), ...ranges].join(', ') },
    commonFact({ ...document, noise }),
  ];
}

/** What all runs have in common. */
function commonFact(document: LabDocument): Fact {
  const { start, steps, tolerance } = document;
  const until = tolerance > 0 ? `, until ∥∇f∥ ≤ ${shortNumber(tolerance)}` : '';
  const noise = noiseInWords(document);
  const luck = noise === null ? [] : [noise];
  return fact('Run', [`Start ${plainPoint(start)}`, `at most ${String(steps)} steps${until}`, ...luck]);
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

function hessianParts({
  smoothness,
  definiteness,
  eigenvalues,
  conditionNumber,
  conditionNumberDigits,
}: PointAnalysis): readonly string[] {
  if (smoothness === 'undefined') return ['f is not defined'];
  if (definiteness === null) return ['f has no Hessian'];
  const facts = eigenvalues.map((value, k) => `λ${SUBSCRIPTS[k + 1] ?? ''} = ${formatNumber(value)}`);
  if (conditionNumber === null) return facts;
  const digits = Math.max(2, Math.min(4, conditionNumberDigits ?? 4));
  return [...facts, `κ = ${formatNumber(conditionNumber, digits)}`];
}

/** A computed point, without digits that nobody sees on a map of this domain. */
function rounded(point: readonly number[], { domain: { x, y } }: LabDocument): readonly number[] {
  const unseen = 1e-6 * Math.max(x[1] - x[0], y[1] - y[0]);
  return point.map((value) => (Math.abs(value) < unseen ? 0 : value));
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

export function matricesFacts({ curvature: { matrixLab } }: LabDocument): readonly Fact[] {
  const { matrices, start, learningRate } = matrixLab;
  const named = matrices.map(({ xx, xy, yy }, k) => {
    const name = matrices.length > 1 ? ('AB'[k] ?? '') : 'H';
    const row = (a: number, b: number): string => `${formatNumber(a)}, ${formatNumber(b)}`;
    return `${name} = [${row(xx, xy)}; ${row(xy, yy)}]`;
  });
  return [
    fact('Function', ['Gradient descent on ½xᵀHx', ...named]),
    fact('Run', [`Start ${plainPoint(start)}`, `η = ${formatNumber(learningRate)}`]),
  ];
}

export const plainPoint = (point: readonly number[]): string =>
  `(${point.map((value) => formatNumber(value)).join(', ')})`;
