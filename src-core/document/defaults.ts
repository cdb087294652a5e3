import { LANDSCAPES, type Landscape } from '../landscapes/index.ts';
import { findOptimizer, learningRateIn, settingsOf, type Settings } from '../optimizers/index.ts';
import { defaultCurvature } from './curvature-defaults.ts';
import { DEFAULT_SHEET } from './sheet.ts';
import {
  DOCUMENT_VERSION,
  YOUR_OWN,
  type ChartChoice,
  type ChartId,
  type LabDocument,
  type NoiseChoice,
  type OptimizerEntry,
  type ScheduleChoice,
} from './lab-document.ts';
import { defaultSweep, ratesAround } from './sweep-edits.ts';

export const DEFAULT_STEPS = 1000;
export const DEFAULT_TOLERANCE = 1e-6;
/** More steps than this cannot be told apart on a map, and would make every drag wait. */
export const MAXIMUM_STEPS = 20_000;

export const CHARTS: readonly ChartId[] = [
  'loss',
  'gradient-norm',
  'distance',
  'step-length',
  'angle',
  'effective-rate',
  'learning-rate',
];

export const CONSTANT_RATE: ScheduleChoice = { id: 'constant', settings: {} };

export const NO_NOISE: NoiseChoice = { kind: 'none', sigma: 0.5, batchSize: 4, seed: 1, seeds: 1 };

export const DEFAULT_CHARTS: ChartChoice = { shown: ['loss'], over: 'steps' };

/** The first comparison: gradient descent shown, the others a click away. */
export const FIRST_OPTIMIZERS = ['gradient-descent', 'momentum', 'adam', 'newton'];

function defaultOptimizers(landscape: Landscape): readonly OptimizerEntry[] {
  return FIRST_OPTIMIZERS.map((id, series) => ({
    key: id,
    id,
    name: null,
    series,
    settings: settingsFor(id, landscape),
    schedule: CONSTANT_RATE,
    visibility: id === 'gradient-descent' ? 'shown' : 'hidden',
  }));
}

/** The landscape's learning rate where η multiplies a gradient; where it is a share of a step, a whole one. */
export function settingsFor(id: string, { learningRate }: Pick<Landscape, 'learningRate'>): Settings {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new RangeError(`There is no optimizer ${id}.`);
  return settingsOf(optimizer, optimizer.learningRateOf === 'gradient' ? { learningRate } : {});
}

/** The same of the learning rate alone; nothing for a method without one. */
function learningRateFor(id: string, landscape: Landscape): Settings {
  const learningRate = learningRateIn(settingsFor(id, landscape));
  return learningRate === null ? {} : { learningRate };
}

/** A landscape as it is first seen. */
export function documentFor(landscape: Landscape): LabDocument {
  return {
    format: 'zigzag',
    version: DOCUMENT_VERSION,
    bench: 'descent',
    landscape: landscape.id,
    formula: landscape.formula,
    parameters: landscape.parameters,
    domain: landscape.domain,
    start: landscape.start,
    optimizers: defaultOptimizers(landscape),
    focus: 'gradient-descent',
    learningRates: 'shared',
    steps: DEFAULT_STEPS,
    tolerance: DEFAULT_TOLERANCE,
    noise: NO_NOISE,
    pinned: [],
    view: { levels: landscape.levels, aspect: 'equal', overlay: 'none' },
    charts: DEFAULT_CHARTS,
    sweep: defaultSweep(landscape.learningRate),
    curvature: defaultCurvature(landscape.start, landscape.levels),
    sheet: DEFAULT_SHEET,
    theme: 'light',
  };
}

export function defaultDocument(): LabDocument {
  const [first] = LANDSCAPES;
  if (first === undefined) throw new Error('The catalogue is empty.');
  return documentFor(first);
}

/** A landscape chosen in an open lab: the function changes, the person's other choices stay. */
export function withLandscape(document: LabDocument, landscape: Landscape): LabDocument {
  const fresh = documentFor(landscape);
  return {
    ...document,
    landscape: fresh.landscape,
    formula: fresh.formula,
    parameters: fresh.parameters,
    domain: fresh.domain,
    start: fresh.start,
    pinned: [],
    optimizers: document.optimizers.map((entry) => ({
      ...entry,
      settings: { ...entry.settings, ...learningRateFor(entry.id, landscape) },
    })),
    view: { ...document.view, levels: fresh.view.levels },
    sweep: { ...document.sweep, rates: ratesAround(landscape.learningRate) },
    curvature: {
      ...document.curvature,
      probe: fresh.curvature.probe,
      probeUncertainty: 0,
      surface: { ...document.curvature.surface, ceiling: fresh.curvature.surface.ceiling },
    },
    // A part of the old function's domain is none of the new one's.
    sheet: {
      ...document.sheet,
      panels: document.sheet.panels.map((panel) => ({ ...panel, domain: null })),
    },
  };
}

/** A typed formula: the landscape becomes the person's own, new names become parameters at 1. */
export function withFormula(document: LabDocument, formula: string, names: readonly string[]): LabDocument {
  const known = new Map(document.parameters.map((parameter) => [parameter.name, parameter]));
  const parameters = names.map(
    (name) => known.get(name) ?? ({ name, value: 1, minimum: -5, maximum: 5, scale: 'linear' } as const),
  );
  return { ...document, landscape: YOUR_OWN, formula, parameters };
}
