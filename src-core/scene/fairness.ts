/** What makes a comparison unfair, in sentences; each is said only where it is so. */
import { findLandscape } from '../landscapes/index.ts';
import { settingsFor } from '../document/defaults.ts';
import type { LabDocument } from '../document/lab-document.ts';
import { isNoisy } from '../document/noise-edits.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { restsElsewhere } from './endings.ts';
import { formatNumber, withThousands } from './format-number.ts';
import type { RankedRun, RankingColumn } from './ranking.ts';

export interface Comparison {
  readonly runs: readonly RankedRun[];
  readonly document: Pick<
    LabDocument,
    'landscape' | 'optimizers' | 'learningRates' | 'start' | 'steps' | 'tolerance' | 'noise'
  >;
  /** Of H at the minimum that the focused run reached or that lies ahead of it; null where none is known. */
  readonly eigenvalues: { readonly minimum: number; readonly maximum: number } | null;
  readonly sortedBy: RankingColumn;
}

/** Nothing is said of a single run: it is compared with none. */
export function unfairness(comparison: Comparison): readonly string[] {
  if (comparison.runs.length < 2) return [];
  return [
    notReached(comparison),
    untouchedRates(comparison),
    ...unstableRates(comparison),
    otherWork(comparison),
    otherStarts(comparison),
    noMinimum(comparison),
    otherEnds(comparison),
    oneSeed(comparison),
  ].filter((sentence) => sentence !== null);
}

function notReached({ runs, document }: Comparison): string | null {
  if (!(document.tolerance > 0))
    return 'The tolerance is 0: no run can reach it, and they are ordered by final loss.';
  const stopped = runs.filter(({ stop }) => stop === 'steps');
  if (stopped.length === 0) return null;
  const after = `at ${withThousands(document.steps)} ${document.steps === 1 ? 'step' : 'steps'}`;
  const [only] = stopped;
  return stopped.length === 1 && only !== undefined
    ? `${only.name} stopped ${after}; its evaluations to tolerance are not known.`
    : `${stopped.length} runs stopped ${after}; evaluations to tolerance are not known for them.`;
}

/** Runs of the document's entries with a learning rate. */
function withRates({ runs, document }: Comparison) {
  return runs.flatMap((run) => {
    const entry = document.optimizers.find(({ key }) => run.kind === 'run' && key === run.key);
    const optimizer = findOptimizer(run.optimizer);
    if (entry === undefined || optimizer === undefined || optimizer.learningRateOf === null) return [];
    return [{ run, optimizer, settings: settingsOf(optimizer, entry.settings) }];
  });
}

function untouchedRates(comparison: Comparison): string | null {
  const all = withRates(comparison);
  const landscape = findLandscape(comparison.document.landscape);
  const untouched = all.filter(({ run, optimizer }) => {
    const usual = landscape === undefined ? settingsOf(optimizer, {}) : settingsFor(optimizer.id, landscape);
    return run.learningRate === usual['learningRate'];
  });
  if (all.length < 2 || untouched.length === 0) return null;
  if (untouched.length === all.length)
    return 'All learning rates are those that the lab begins with: none was tuned for its method.';
  return `${listed(untouched.map(({ run }) => run.name))} still ${untouched.length === 1 ? 'has' : 'have'} the learning rate that the lab begins with.`;
}

/** A rate so much smaller than the largest stable one is called too small to compare with. */
const FAR_BELOW = 20;

function unstableRates(comparison: Comparison): readonly string[] {
  const { eigenvalues } = comparison;
  if (eigenvalues === null) return [];
  const limited = withRates(comparison).flatMap(({ run, optimizer, settings }) => {
    const theory = optimizer.rateTheory(eigenvalues, settings);
    const limit =
      typeof theory === 'string' ? undefined : theory.zones.find(({ label }) => label === 'diverges');
    return limit === undefined || !(run.learningRate > 0) ? [] : [{ run, limit: limit.from }];
  });
  const beyond = limited.filter(({ run, limit }) => run.learningRate > limit);
  const below = limited.filter(({ run, limit }) => run.learningRate < limit / FAR_BELOW);
  const named = (some: typeof limited): string =>
    listed(some.map(({ run, limit }) => `${run.name} (${formatNumber(limit, 3)})`));
  const shared =
    comparison.document.learningRates === 'shared' ? 'The shared learning rate' : 'The learning rate';
  return [
    ...(beyond.length > 0
      ? [`${shared} is beyond the largest that is stable near the minimum for ${named(beyond)}.`]
      : []),
    ...(below.length > 0
      ? [
          `${shared} is less than a twentieth of the largest that is stable near the minimum for ${named(below)}.`,
        ]
      : []),
  ];
}

/** What a step, or an evaluation, leaves out. */
function otherWork({ runs, sortedBy }: Comparison): string | null {
  const moved = runs.filter(({ steps }) => steps > 0);
  if (sortedBy === 'steps') {
    const work = moved.map((run) => ({ name: run.name, work: workOfAStep(run) }));
    const kinds = [...new Set(work.map(({ work: kind }) => kind))];
    if (kinds.length < 2) return null;
    const told = kinds.map(
      (kind) => `${kind} (${listed(work.filter((one) => one.work === kind).map(({ name }) => name))})`,
    );
    return `A step is not the same work for all: ${told.join('; ')}.`;
  }
  const others = moved.filter(({ cost }) => cost.hessians + cost.solves > 0);
  if (sortedBy !== 'evaluations' || others.length === 0 || others.length === moved.length) return null;
  const sum = (kind: 'hessians' | 'solves'): number =>
    others.reduce((total, { cost }) => total + cost[kind], 0);
  const counts = [counted(sum('hessians'), 'Hessian'), counted(sum('solves'), 'linear system')].filter(
    (text) => text !== '',
  );
  return `Evaluations are of f and ∇f: ${counts.join(' and ')} of ${listed(others.map(({ name }) => name))} are not among them.`;
}

function workOfAStep({ cost, steps }: RankedRun): string {
  const mean = (count: number, one: string): string => {
    const each = count / steps;
    return count === 0 ? '' : `${formatNumber(each, 2)} ${one}${each === 1 ? '' : 's'}`;
  };
  const parts = [
    mean(cost.values + cost.gradients, 'evaluation'),
    mean(cost.hessians, 'Hessian'),
    mean(cost.solves, 'linear system'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const counted = (count: number, one: string): string =>
  count === 0 ? '' : `${withThousands(count)} ${one}${count === 1 ? '' : 's'}`;

function otherStarts({ runs, document }: Comparison): string | null {
  const elsewhere = runs.filter(({ start }) =>
    start.some((coordinate, i) => coordinate !== document.start[i]),
  );
  const [only] = elsewhere;
  if (only === undefined) return null;
  if (elsewhere.length > 1) return `${elsewhere.length} pinned runs began elsewhere than the others.`;
  return `${only.name} (pinned) began elsewhere than the others, at (${only.start.map((x) => formatNumber(x)).join(', ')}).`;
}

function noMinimum({ runs }: Comparison): string | null {
  const resting = runs.filter(({ arrival }) => restsElsewhere(arrival));
  if (resting.length === 0) return null;
  return `To reach the tolerance is not to reach a minimum: ${listed(resting.map(({ name }) => name))} did not.`;
}

/** A share of 1 + ‖x‖: nearer ends are one place, reached to within the tolerance. */
const ONE_PLACE = 0.01;

function otherEnds({ runs }: Comparison): string | null {
  const arrived = runs.filter(({ stop }) => stop === 'converged');
  const [first] = arrived;
  if (first === undefined) return null;
  const isElsewhere = ({ end }: RankedRun): boolean =>
    Math.hypot(...end.map((x, i) => x - (first.end[i] ?? NaN))) > ONE_PLACE * (1 + Math.hypot(...first.end));
  if (!arrived.some(isElsewhere)) return null;
  const losses = arrived.map(({ loss }) => loss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)].map((loss) => formatNumber(loss));
  const told = least === most ? '' : `, with f from ${least} to ${most}`;
  return `The runs converged at different places${told}.`;
}

function oneSeed({ document }: Comparison): string | null {
  if (!isNoisy(document)) return null;
  const { seed, seeds } = document.noise;
  return seeds === 1
    ? 'Gradients are noisy and drawn with one seed: with another the order may be different.'
    : `Gradients are noisy, and ranked are the runs of the first of ${seeds} seeds (seed ${seed}): the map shows their median, and with another the order may be different.`;
}

const MOST_NAMES = 3;

/** A, B and C; of many the first few. */
function listed(all: readonly string[]): string {
  const names = [...new Set(all)];
  const shown = names.slice(0, names.length > MOST_NAMES + 1 ? MOST_NAMES : names.length);
  const last = shown.length < names.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last ?? ''}`;
}
