/** Edits of the list of optimizers that are compared. Entries are named by their keys. */
import { findSchedule } from '../descent/schedules/index.ts';
import { checkInput, InputError } from '../input-error.ts';
import {
  checkSetting,
  findOptimizer,
  learningRateIn,
  settingsOf,
  type Settings,
} from '../optimizers/index.ts';
import { CONSTANT_RATE, settingsFor } from './defaults.ts';
import type { LabDocument, OptimizerEntry, ScheduleChoice } from './lab-document.ts';

/** More than this nobody can tell apart. */
export const MAXIMUM_OPTIMIZERS = 50;
export const LONGEST_NAME = 40;

const entryWith = (document: LabDocument, key: string): OptimizerEntry | undefined =>
  document.optimizers.find((entry) => entry.key === key);

const changed = (document: LabDocument, change: (entry: OptimizerEntry) => OptimizerEntry): LabDocument => ({
  ...document,
  optimizers: document.optimizers.map(change),
});

/** @throws InputError where the value is out of the setting's range, or the setting is unknown */
export function withSetting(
  document: LabDocument,
  key: string,
  name: string,
  value: number | string,
): LabDocument {
  const id = entryWith(document, key)?.id ?? key;
  const spec = findOptimizer(id)?.settings.find((candidate) => candidate.name === name);
  if (spec === undefined) throw new InputError(`${id} has no setting ${name}.`);
  // Its box is labelled in words, those of the others by name.
  const problem = checkSetting(spec, value, name === 'learningRate' ? 'The learning rate' : name);
  if (problem !== null) throw new InputError(problem);
  const isShared = name === 'learningRate' && document.learningRates === 'shared' && sharesRate(id);
  return changed(document, (entry) =>
    entry.key === key || (isShared && sharesRate(entry.id))
      ? { ...entry, settings: { ...entry.settings, [name]: value } }
      : entry,
  );
}

/**
 * How an optimizer's learning rate changes over the steps.
 * @throws InputError where there is no such schedule, or a setting of it is unknown or out of range
 */
export function withSchedule(document: LabDocument, key: string, choice: ScheduleChoice): LabDocument {
  const schedule = findSchedule(choice.id);
  if (schedule === undefined) throw new InputError(`There is no schedule ${choice.id}.`);
  const settings = checkInput(() => settingsOf(schedule, choice.settings));
  return changed(document, (entry) =>
    entry.key === key ? { ...entry, schedule: { id: choice.id, settings } } : entry,
  );
}

const sharesRate = (id: string): boolean => findOptimizer(id)?.learningRateOf === 'gradient';

/** The learning rate of the optimizer that the slider speaks of, and of all others where it is shared. */
export function withLearningRate(document: LabDocument, value: number): LabDocument {
  return withSetting(document, document.focus, 'learningRate', value);
}

/** Shows or hides an optimizer; what is shown is also what the slider speaks of. */
export function withVisibility(
  document: LabDocument,
  key: string,
  visibility: OptimizerEntry['visibility'],
): LabDocument {
  const next = changed(document, (entry) => (entry.key === key ? { ...entry, visibility } : entry));
  const shown = next.optimizers.filter((entry) => entry.visibility === 'shown');
  // The last path stays: an empty map explains nothing.
  if (shown.length === 0) return document;
  return visibility === 'shown' ? { ...next, focus: key } : focusedAmong(next, shown);
}

/** The slider speaks of what is shown: of the first where what it spoke of is not. */
function focusedAmong(document: LabDocument, shown: readonly OptimizerEntry[]): LabDocument {
  const focus = shown.find(({ key }) => key === document.focus) ?? shown[0];
  return focus === undefined ? document : { ...document, focus: focus.key };
}

/**
 * One more optimizer, shown and spoken of. Where it shares its learning rate it takes the one that is set; a second of
 * its kind is numbered. Its look is the first that no other has.
 * @throws InputError where there is no such optimizer, or no room for it
 */
export function withOptimizer(document: LabDocument, id: string, chosen: Settings = {}): LabDocument {
  const optimizer = findOptimizer(id);
  if (optimizer === undefined) throw new InputError(`There is no optimizer ${id}.`);
  const { optimizers } = document;
  if (optimizers.length >= MAXIMUM_OPTIMIZERS)
    throw new InputError(`A lab compares at most ${MAXIMUM_OPTIMIZERS} optimizers.`);
  const name = unused(optimizer.name, ' ', optimizers.map(nameOf));
  const entry: OptimizerEntry = {
    key: unused(
      id,
      '-',
      optimizers.map(({ key }) => key),
    ),
    id,
    name: name === optimizer.name ? null : name,
    series: firstFree(optimizers.map(({ series }) => series)),
    settings: { ...settingsFor(id, { learningRate: commonRate(document) }), ...chosen },
    schedule: CONSTANT_RATE,
    visibility: 'shown',
  };
  return { ...document, optimizers: [...optimizers, entry], focus: entry.key };
}

/**
 * A second of an entry, right after it, with the same settings and schedule; it has the next number.
 * @throws InputError where there is no room for it
 */
export function withDuplicate(document: LabDocument, key: string): LabDocument {
  const place = document.optimizers.findIndex((entry) => entry.key === key);
  const original = document.optimizers[place];
  if (original === undefined) return document;
  const added = withOptimizer(document, original.id, original.settings);
  return withOrder(withSchedule(added, added.focus, original.schedule), added.focus, place + 1);
}

/** An optimizer of the registry with the settings that are not by default. */
export interface MethodChoice {
  readonly id: string;
  readonly settings?: Settings;
}

/**
 * Another comparison, over the steps.
 * @throws InputError where one of them is no optimizer, or a setting is not its own
 */
export function withComparison(document: LabDocument, choices: readonly MethodChoice[]): LabDocument {
  const learningRate = commonRate(document);
  const entries = choices.reduce(
    (so, { id, settings }) => withOptimizer(so, id, { ...settingsFor(id, { learningRate }), ...settings }),
    { ...document, optimizers: [] as readonly OptimizerEntry[] },
  );
  const charts = { ...document.charts, over: 'steps' } as const;
  return { ...entries, charts, focus: entries.optimizers[0]?.key ?? document.focus };
}

/** The learning rate of the first optimizer that would share it. */
export function commonRate({ optimizers }: Pick<LabDocument, 'optimizers'>): number {
  const sharing = optimizers.find(({ id }) => sharesRate(id));
  return learningRateIn(sharing?.settings ?? {}) ?? 0.01;
}

/** One learning rate for all that can share it, or one each. The one shared is the focused optimizer's, if it can be. */
export function withLearningRates(
  document: LabDocument,
  learningRates: LabDocument['learningRates'],
): LabDocument {
  const next = { ...document, learningRates };
  if (learningRates === 'each') return next;
  const focused = entryWith(document, document.focus);
  const own = focused !== undefined && sharesRate(focused.id) ? learningRateIn(focused.settings) : null;
  const learningRate = own ?? commonRate(document);
  return changed(next, (entry) =>
    sharesRate(entry.id) ? { ...entry, settings: { ...entry.settings, learningRate } } : entry,
  );
}

/** The name itself, or with the first number from 2 that no other has. */
function unused(name: string, separator: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name}${separator}${n}`;
  return free;
}

function firstFree(taken: readonly number[]): number {
  let series = 0;
  while (taken.includes(series)) series++;
  return series;
}

/** The last one that is shown stays. */
export function withoutOptimizer(document: LabDocument, key: string): LabDocument {
  const optimizers = document.optimizers.filter((entry) => entry.key !== key);
  const shown = optimizers.filter(({ visibility }) => visibility === 'shown');
  return shown.length === 0 ? document : focusedAmong({ ...document, optimizers }, shown);
}

/** The entry at another place of the list, counted from 0. */
export function withOrder(document: LabDocument, key: string, place: number): LabDocument {
  const entry = entryWith(document, key);
  if (entry === undefined) return document;
  const others = document.optimizers.filter((other) => other !== entry);
  return { ...document, optimizers: others.toSpliced(Math.max(0, place), 0, entry) };
}

/**
 * What the person calls an entry; without a name it is called as its optimizer is.
 * @throws InputError where it is too long to stand beside a path
 */
export function withName(document: LabDocument, key: string, name: string): LabDocument {
  const told = name.trim();
  if (told.length > LONGEST_NAME) throw new InputError(`A name has at most ${LONGEST_NAME} characters.`);
  return changed(document, (entry) =>
    entry.key === key ? { ...entry, name: told === '' ? null : told } : entry,
  );
}

/** What an entry is called everywhere. */
export const nameOf = ({ id, name }: Pick<OptimizerEntry, 'id' | 'name'>): string =>
  name ?? findOptimizer(id)?.name ?? id;
