/** Plan and results → what the figures of sweeps draw. */
import type { SweepResult } from '../../descent/sweep.ts';
import { nameOf } from '../../document/index.ts';
import type { LabDocument, OptimizerEntry, SweepChoice } from '../../document/lab-document.ts';
import { findOptimizer, settingsOf, type Settings } from '../../optimizers/index.ts';
import type { LabScene } from '../lab-scene.ts';
import { focusedOf } from '../runs.ts';
import type { TheoryScene } from '../theory.ts';
import type { SweepAxis } from './sweep-axis.ts';
import { endsOf, type SweepEnds } from './sweep-ends.ts';
import { rateOf, sweepPlan, type PlannedSweep } from './sweep-plan.ts';

/** What a sweep takes of the lab's scene. */
export interface SweepGround {
  /** Null where none is known. */
  readonly theory: Pick<TheoryScene, 'analysis' | 'place'> | null;
  /** f at the start. */
  readonly startValue: number;
}

export interface SweepCurve extends SweepEnds {
  readonly key: string;
  readonly name: string;
  readonly series: number;
  readonly rates: readonly number[];
}

interface SweepSceneBase {
  readonly quantity: SweepChoice['quantity'];
  /** The most that a run takes. */
  readonly steps: number;
  readonly startValue: number;
  /** Whether a run diverged downwards, to where f has no lowest value. */
  readonly falls: boolean;
  /** In a sentence, of what the picture is, and what it does not show. */
  readonly notes: readonly string[];
}

export interface CurvesScene extends SweepSceneBase {
  readonly view: 'curves';
  /** The learning rates that are shown. */
  readonly across: SweepAxis;
  /** In the document's order; what is not swept yet is missing at the end of one. */
  readonly curves: readonly SweepCurve[];
  readonly focus: string;
  /** η of the focused optimizer; null where it has none. */
  readonly present: number | null;
  /** 2/λmax, where gradient descent begins to diverge; null where no λmax > 0 is known. */
  readonly stable: number | null;
}

export interface HeatMapScene extends SweepSceneBase, SweepEnds {
  readonly view: 'heat-map';
  readonly name: string;
  readonly across: SweepAxis;
  /** Run j·columns + i has value i of `across` and value j of this. */
  readonly up: SweepAxis;
  /** The two settings as they are. */
  readonly present: readonly [number, number];
  /** From which learning rate on theory says that it diverges, by the values of `up`; null where it does not say. */
  readonly edge: { readonly rates: readonly number[]; readonly label: string } | null;
}

export type SweepScene = CurvesScene | HeatMapScene;

/** A planned sweep with as much of its result as there is. */
export interface SweptPart {
  readonly sweep: PlannedSweep;
  readonly result: SweepResult;
}

export const groundOf = ({ focus, paths }: Pick<LabScene, 'focus' | 'paths'>): SweepGround => ({
  theory: focus?.theory ?? null,
  startValue: paths[0]?.values[0] ?? NaN,
});

/** Null where nothing is swept. */
export function sweepScene(
  document: LabDocument,
  parts: readonly SweptPart[],
  ground: SweepGround,
): SweepScene | null {
  const focused = focusedOf(document);
  const { quantity } = document.sweep;
  const [first] = parts;
  if (first === undefined) return null;
  const common = {
    quantity,
    steps: document.steps,
    startValue: ground.startValue,
    falls: quantity === 'loss' && parts.some(({ result }) => falls(result, ground.startValue)),
    notes: notesOf(document),
  };
  if (document.sweep.view === 'heat-map') {
    const { across, up } = first.sweep;
    if (up === null) return null;
    const settings = allSettings(focused);
    return {
      ...common,
      view: 'heat-map',
      name: nameOf(focused),
      ...{ across, up },
      ...endsOf(first.result, quantity),
      present: [numberIn(settings, across.name), numberIn(settings, up.name)],
      edge: edgeOf(focused, up, ground),
    };
  }
  const curves = document.optimizers.flatMap(({ key, id, name, series }): readonly SweepCurve[] => {
    const part = parts.find(({ sweep }) => sweep.key === key);
    if (part === undefined) return [];
    const ends = endsOf(part.result, quantity);
    return [{ key, name: nameOf({ id, name }), series, rates: part.sweep.across.values, ...ends }];
  });
  const largest = largestEigenvalue(ground);
  return {
    ...common,
    view: 'curves',
    across: first.sweep.across,
    curves,
    focus: document.focus,
    present: rateOf(focused),
    stable: largest === null ? null : 2 / largest,
  };
}

/** In units of |f| at the start: further below it a run that diverges is taken to fall without end. */
const DEEPEST_FALL = 3;

const falls = ({ stops, values }: SweepResult, start: number): boolean =>
  stops.some(
    (stop, k) => stop === 'diverged' && (values[k] ?? 0) < -DEEPEST_FALL * Math.max(1, Math.abs(start)),
  );

function notesOf(document: LabDocument): readonly string[] {
  const { sweeps, problem } = sweepPlan(document);
  const isScheduled = sweeps.some(
    ({ key }) => document.optimizers.find((entry) => entry.key === key)?.schedule.id !== 'constant',
  );
  const { noise } = document;
  return [
    ...(problem === null ? [] : [problem]),
    ...(noise.kind === 'none' ? [] : [`Every run has the noise of seed ${String(noise.seed)}.`]),
    ...(isScheduled
      ? ['Where a schedule changes the learning rate, it is the one that the schedule starts from.']
      : []),
  ];
}

function largestEigenvalue({ theory }: SweepGround): number | null {
  if (theory === null || theory.analysis.definiteness === null) return null;
  const largest = Math.max(...theory.analysis.eigenvalues);
  return largest > 0 ? largest : null;
}

/** Where theory says that a method begins to diverge; at a minimum only, since elsewhere it says nothing of where runs end. */
function edgeOf(entry: OptimizerEntry, up: SweepAxis, { theory }: SweepGround): HeatMapScene['edge'] {
  const optimizer = findOptimizer(entry.id);
  if (optimizer === undefined || theory === null || theory.place === 'start') return null;
  if (theory.analysis.definiteness !== 'positive-definite') return null;
  const { eigenvalues } = theory.analysis;
  const range = { minimum: Math.min(...eigenvalues), maximum: Math.max(...eigenvalues) };
  let label = '';
  const rates = up.values.map((value) => {
    const said = optimizer.rateTheory(range, { ...allSettings(entry), [up.name]: value });
    const from =
      typeof said === 'string' ? undefined : said.zones.find((zone) => zone.label === 'diverges')?.from;
    const mark =
      typeof said === 'string' ? undefined : said.marks.find(({ learningRate }) => learningRate === from);
    label = mark?.label ?? label;
    return from ?? NaN;
  });
  return label === '' ? null : { rates, label };
}

/** NaN where it is none. */
function numberIn(settings: Settings, name: string): number {
  const value = settings[name];
  return typeof value === 'number' ? value : NaN;
}

function allSettings({ id, settings }: OptimizerEntry): Settings {
  const optimizer = findOptimizer(id);
  return optimizer === undefined ? settings : settingsOf(optimizer, settings);
}
