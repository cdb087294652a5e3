/** Lab document → the runs that its sweep takes. */
import { settingsAcross, settingsAlong } from '../../descent/sweep.ts';
import { nameOf } from '../../document/index.ts';
import type { LabDocument, OptimizerEntry } from '../../document/lab-document.ts';
import { isNoisy } from '../../document/noise-edits.ts';
import {
  findOptimizer,
  learningRateIn,
  settingsOf,
  type NumberSetting,
  type Settings,
} from '../../optimizers/index.ts';
import { focusedOf } from '../runs.ts';
import { rateAxis, rateColumns, secondSettings, settingRows, type SweepAxis } from './sweep-axis.ts';

/** The runs of one entry of the lab. */
export interface PlannedSweep {
  readonly key: string;
  /** Of all that decides its result: sweeps with the same have the same. */
  readonly id: string;
  readonly across: SweepAxis;
  /** Null where only the learning rate is swept. */
  readonly up: SweepAxis | null;
  readonly settings: readonly Settings[];
}

export interface SweepPlan {
  /** The focused entry's first, so that it is seen first. */
  readonly sweeps: readonly PlannedSweep[];
  /** Why there is none, or which of the shown entries have none, in a sentence; null where all have one. */
  readonly problem: string | null;
}

export function sweepPlan(document: LabDocument): SweepPlan {
  return document.sweep.view === 'curves' ? curvesPlan(document) : heatMapPlan(document);
}

/** The setting up the heat map of an entry: the one that was chosen where it has it, else its first; null without any. */
export function secondSetting({ sweep }: LabDocument, { id }: OptimizerEntry): NumberSetting | null {
  const offered = secondSettings(id);
  return offered.find(({ name }) => name === sweep.second) ?? offered[0] ?? null;
}

function curvesPlan(document: LabDocument): SweepPlan {
  const shown = document.optimizers.filter(({ visibility }) => visibility === 'shown');
  const across = rateAxis(document.sweep.rates);
  const settings = settingsAlong(across.name, across.values);
  const sweeps = shown
    .filter(hasRate)
    .sort((a, b) => Number(b.key === document.focus) - Number(a.key === document.focus))
    .map((entry) => ({
      key: entry.key,
      id: idOf(document, entry, across, null),
      across,
      up: null,
      settings,
    }));
  const without = shown.filter((entry) => !hasRate(entry)).map(nameOf);
  const subject = listOf(without);
  const problem =
    without.length === 0 ? null : `${subject} ${without.length === 1 ? 'has' : 'have'} no learning rate.`;
  return {
    sweeps,
    problem: sweeps.length > 0 || problem === null ? problem : `${problem} Show a method that has one.`,
  };
}

function heatMapPlan(document: LabDocument): SweepPlan {
  const entry = focusedOf(document);
  const second = secondSetting(document, entry);
  const name = nameOf(entry);
  if (!hasRate(entry))
    return { sweeps: [], problem: `${name} has no learning rate. Choose another optimizer.` };
  if (second === null)
    return { sweeps: [], problem: `${name} has no setting but its learning rate. Choose another optimizer.` };
  const across = rateColumns(document.sweep.rates);
  const up = settingRows(second);
  const id = idOf(document, entry, across, up);
  return {
    sweeps: [{ key: entry.key, id, across, up, settings: settingsAcross(across, up) }],
    problem: null,
  };
}

const hasRate = ({ id }: OptimizerEntry): boolean =>
  findOptimizer(id)?.settings.some(({ name }) => name === 'learningRate') ?? false;

const MOST_NAMED = 3;

function listOf(names: readonly string[]): string {
  if (names.length > MOST_NAMED) return `${String(names.length)} of the shown optimizers`;
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** What is swept is left out of the entry's settings: to take a rate that was swept changes nothing. */
function idOf(document: LabDocument, entry: OptimizerEntry, across: SweepAxis, up: SweepAxis | null): string {
  const { formula, parameters, landscape, start, steps, tolerance } = document;
  const optimizer = findOptimizer(entry.id);
  const kept = optimizer === undefined ? entry.settings : settingsOf(optimizer, entry.settings);
  const settings = Object.entries(kept).filter(([name]) => name !== across.name && name !== up?.name);
  const { seeds: _, ...noise } = document.noise;
  return JSON.stringify([
    [formula, parameters.map(({ name, value }) => [name, value]), start, steps, tolerance],
    isNoisy(document) ? [landscape, noise] : [],
    [entry.id, settings, entry.schedule],
    [across.range, up?.name, up?.range],
  ]);
}

/** η of an entry; null where it has none. */
export function rateOf({ id, settings }: OptimizerEntry): number | null {
  const optimizer = findOptimizer(id);
  return optimizer === undefined ? null : learningRateIn(settingsOf(optimizer, settings));
}
