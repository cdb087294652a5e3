/**
 * Reads a stored lab document. What is stored is untrusted: every field is checked, and what is wrong
 * is said by the field's name.
 */
import { checkNames, nameProblem } from '../expression/names.ts';
import { MAXIMUM_LENGTH } from '../expression/bounds.ts';
import { findLandscape } from '../landscapes/index.ts';
import { checkSetting, findOptimizer, type Setting, type Settings } from '../optimizers/index.ts';
import { findSchedule } from '../descent/schedules/index.ts';
import { OVERLAYS } from './curvature-defaults.ts';
import { CHARTS, MAXIMUM_STEPS } from './defaults.ts';
import { noiseProblem } from './noise-edits.ts';
import { LONGEST_NAME, MAXIMUM_OPTIMIZERS } from './optimizer-edits.ts';
import {
  DOCUMENT_VERSION,
  YOUR_OWN,
  type ChartChoice,
  type LabDocument,
  type OptimizerEntry,
  type NoiseChoice,
  type Parameter,
  type PinnedRun,
  type ScheduleChoice,
  type UnknownFields,
} from './lab-document.ts';
import {
  DocumentError,
  readAtLeastZero,
  readChoice,
  readList,
  readNumber,
  readPoint,
  readRecord,
  readText,
} from './fields.ts';
import { migrate } from './migrate.ts';
import { readCurvature } from './read-curvature.ts';
import { readDomain } from './read-domain.ts';
import { readSheet } from './read-sheet.ts';
import { readSweep } from './read-sweep.ts';
import { unknownIn } from './unknown-fields.ts';

/** A stored text longer than this, in characters, is refused unread. */
export const MAXIMUM_DOCUMENT_LENGTH = 1_000_000;

const MAXIMUM_SERIES = 10_000;

/** @throws DocumentError */
export function parseDocument(text: string): LabDocument {
  if (text.length > MAXIMUM_DOCUMENT_LENGTH)
    throw new DocumentError('', 'The stored lab is too large to be one.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DocumentError('', 'The stored lab is cut off or damaged.');
  }
  return readDocument(value);
}

/** @throws DocumentError */
export function readDocument(value: unknown): LabDocument {
  const stored = readRecord(value, '');
  if (stored['format'] !== 'zigzag') throw new DocumentError('format', 'must be "zigzag"');
  const fields = migrate(stored);
  const known = readKnown(fields);
  const unknown = unknownIn(fields, known);
  return unknown === null ? known : { ...known, unknown };
}

function readKnown(fields: UnknownFields): LabDocument {
  const optimizers = readList(fields['optimizers'], 'optimizers', readEntry);
  const formula = readText(fields['formula'], 'formula', MAXIMUM_LENGTH);
  const keys = optimizers.map(({ key }) => key);
  const shown = optimizers.filter(({ visibility }) => visibility === 'shown').map(({ key }) => key);
  if (shown.length === 0) throw new DocumentError('optimizers', 'must show at least one');
  if (new Set(keys).size !== keys.length) throw new DocumentError('optimizers', 'has one key twice');
  if (keys.length > MAXIMUM_OPTIMIZERS)
    throw new DocumentError('optimizers', `has more than ${MAXIMUM_OPTIMIZERS} entries`);
  return {
    format: 'zigzag',
    version: DOCUMENT_VERSION,
    bench: readChoice(fields['bench'], 'bench', ['descent', 'curvature']),
    landscape: landscapeOf(readText(fields['landscape'], 'landscape', 100), formula),
    formula,
    parameters: readParameters(fields['parameters']),
    domain: readDomain(fields['domain'], 'domain'),
    start: readPoint(fields['start'], 'start'),
    optimizers,
    focus: readChoice(fields['focus'], 'focus', shown),
    learningRates: readChoice(fields['learningRates'], 'learningRates', ['shared', 'each']),
    steps: readSteps(fields['steps']),
    tolerance: readAtLeastZero(fields['tolerance'], 'tolerance'),
    noise: readNoise(fields['noise']),
    pinned: readList(fields['pinned'], 'pinned', (entry, field) => ({
      ...readChosenOptimizer(entry, field),
      start: readPoint(readRecord(entry, field)['start'], `${field}.start`),
    })),
    view: readView(fields['view']),
    charts: readCharts(fields['charts']),
    sweep: readSweep(fields['sweep'], optimizers),
    curvature: readCurvature(fields['curvature']),
    sheet: readSheet(fields['sheet']),
    theme: readChoice(fields['theme'], 'theme', ['light', 'dark', 'projector']),
  };
}

/** A landscape's known minima belong to its own formula; any other text is the person's own. */
function landscapeOf(id: string, formula: string): string {
  return findLandscape(id)?.formula === formula ? id : YOUR_OWN;
}

function readView(value: unknown): LabDocument['view'] {
  const view = readRecord(value, 'view');
  return {
    levels: readChoice(view['levels'], 'view.levels', ['linear', 'log', 'quantile']),
    aspect: readChoice(view['aspect'], 'view.aspect', ['equal', 'free']),
    overlay: readChoice(view['overlay'], 'view.overlay', ['none', ...OVERLAYS]),
  };
}

function readParameters(value: unknown): readonly Parameter[] {
  const parameters = readList(value, 'parameters', readParameter);
  try {
    checkNames(
      ['x', 'y'],
      parameters.map(({ name }) => name),
    );
  } catch (error) {
    if (error instanceof RangeError)
      throw new DocumentError('parameters', `cannot be read: ${error.message}`);
    throw error;
  }
  return parameters;
}

function readParameter(value: unknown, field: string): Parameter {
  const fields = readRecord(value, field);
  const name = readText(fields['name'], `${field}.name`, 32);
  const problem = nameProblem(name);
  if (problem !== null) throw new DocumentError(`${field}.name`, 'cannot be the name of a parameter');
  const parameter: Parameter = {
    name,
    value: readNumber(fields['value'], `${field}.value`),
    minimum: readNumber(fields['minimum'], `${field}.minimum`),
    maximum: readNumber(fields['maximum'], `${field}.maximum`),
    scale: readChoice(fields['scale'], `${field}.scale`, ['linear', 'log']),
  };
  if (parameter.minimum >= parameter.maximum)
    throw new DocumentError(`${field}.minimum`, 'is not below the maximum');
  if (parameter.scale === 'log' && parameter.minimum <= 0) {
    throw new DocumentError(`${field}.minimum`, 'must be above 0 on a log scale');
  }
  if (parameter.value < parameter.minimum || parameter.value > parameter.maximum) {
    throw new DocumentError(`${field}.value`, 'is outside its range');
  }
  return parameter;
}

function readEntry(value: unknown, field: string): OptimizerEntry {
  const fields = readRecord(value, field);
  return {
    key: readText(fields['key'], `${field}.key`, 100),
    ...readChosenOptimizer(value, field),
    visibility: readChoice(fields['visibility'], `${field}.visibility`, ['shown', 'hidden']),
  };
}

function readSettings(value: unknown, field: string, id: string, specs: readonly Setting[]): Settings {
  const settings = Object.entries(readRecord(value, field)).map(([name, given]) => {
    const spec = specs.find((candidate) => candidate.name === name);
    if (spec === undefined) throw new DocumentError(field, `has a setting that ${id} does not know`);
    const where = `${field}.${name}`;
    const read = spec.kind === 'choice' ? readChoice(given, where, spec.options) : readNumber(given, where);
    if (checkSetting(spec, read) !== null) throw new DocumentError(where, 'is out of range');
    return [name, read] as const;
  });
  return Object.fromEntries(settings);
}

function readSchedule(value: unknown, field: string): ScheduleChoice {
  const fields = readRecord(value, field);
  const id = readText(fields['id'], `${field}.id`, 100);
  const schedule = findSchedule(id);
  if (schedule === undefined) throw new DocumentError(`${field}.id`, 'names no schedule that Zigzag has');
  return { id, settings: readSettings(fields['settings'], `${field}.settings`, id, schedule.settings) };
}

function readNoise(value: unknown): NoiseChoice {
  const fields = readRecord(value, 'noise');
  const noise: NoiseChoice = {
    kind: readChoice(fields['kind'], 'noise.kind', ['none', 'isotropic', 'minibatch']),
    sigma: readNumber(fields['sigma'], 'noise.sigma'),
    batchSize: readNumber(fields['batchSize'], 'noise.batchSize'),
    seed: readNumber(fields['seed'], 'noise.seed'),
    seeds: readNumber(fields['seeds'], 'noise.seeds'),
  };
  const problem = noiseProblem(noise);
  if (problem !== null)
    throw new DocumentError(`noise.${problem.field}`, `is out of range: ${problem.message}`);
  return noise;
}

function readLooks(fields: UnknownFields, field: string): Pick<OptimizerEntry, 'name' | 'series'> {
  const series = readAtLeastZero(fields['series'], `${field}.series`);
  if (!Number.isInteger(series) || series > MAXIMUM_SERIES)
    throw new DocumentError(`${field}.series`, `must be a whole number up to ${MAXIMUM_SERIES}`);
  const name = fields['name'] === null ? null : readText(fields['name'], `${field}.name`, LONGEST_NAME);
  return { name, series };
}

function readCharts(value: unknown): ChartChoice {
  const charts = readRecord(value, 'charts');
  const shown = readList(charts['shown'], 'charts.shown', (entry, field) => readChoice(entry, field, CHARTS));
  if (shown.length === 0 || new Set(shown).size !== shown.length)
    throw new DocumentError('charts.shown', 'must name charts, each once');
  return { shown, over: readChoice(charts['over'], 'charts.over', ['steps', 'evaluations']) };
}

/** What an entry of the comparison and a pinned run have in common. */
function readChosenOptimizer(value: unknown, field: string): Omit<PinnedRun, 'start'> {
  const fields = readRecord(value, field);
  const id = readText(fields['id'], `${field}.id`, 100);
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new DocumentError(`${field}.id`, 'names no optimizer that Zigzag has');
  return {
    id,
    ...readLooks(fields, field),
    settings: readSettings(fields['settings'], `${field}.settings`, id, optimizer.settings),
    schedule: readSchedule(fields['schedule'], `${field}.schedule`),
  };
}

function readSteps(value: unknown): number {
  const steps = readNumber(value, 'steps');
  if (!Number.isInteger(steps) || steps < 1 || steps > MAXIMUM_STEPS) {
    throw new DocumentError('steps', `must be a whole number from 1 to ${MAXIMUM_STEPS}`);
  }
  return steps;
}
