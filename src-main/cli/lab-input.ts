/** FORMULA, --param, --domain, --start, --optimizer, --steps and --theme → a lab document. */
import {
  defaultDocument,
  documentFor,
  MAXIMUM_STEPS,
  withCurvature,
  withDomain,
  withFormula,
  withParameter,
  withOptimizer,
  withSetting,
  withStart,
  withSteps,
  type Domain,
  type Interval,
  type LabDocument,
  type Parameter,
  type Point2,
  type Theme,
} from '../../src-core/document/index.ts';
import { InputError } from '../../src-core/input-error.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import { learningRateIn } from '../../src-core/optimizers/index.ts';
import type { CoreClient } from '../../src-core/worker/client.ts';
import { onlyOperand, single, type Arguments } from './arguments.ts';
import { askAboutNames, formulaFault } from './ask.ts';
import { BadInput, quote } from './bad-input.ts';
import { checkOwnParameters, readDomain } from './function-input.ts';
import { readChosenOptimizers, type ChosenOptimizer } from './optimizer-input.ts';
import { readAssignments, readInteger, readPoint } from './values.ts';

export const THEMES: readonly Theme[] = ['light', 'dark', 'projector'];

/** @throws BadInput */
export async function readLab(given: Arguments, core: () => CoreClient): Promise<LabDocument> {
  const chosen = readChosenOptimizers(given.values.get('optimizer') ?? []);
  const steps = single(given, 'steps');
  const theme = readTheme(single(given, 'theme'));
  let lab = await functionOf(given, core);
  lab = withPlaces(lab, readDomain(given) ?? lab.domain, readStart(single(given, 'start')));
  lab = withOptimizers(lab, chosen);
  if (steps !== undefined) lab = withSteps(lab, readInteger(steps, '--steps', 1, MAXIMUM_STEPS));
  return theme === undefined ? lab : { ...lab, theme };
}

/** A landscape, or the window's first lab with a formula typed into it. */
async function functionOf(given: Arguments, core: () => CoreClient): Promise<LabDocument> {
  const typed = onlyOperand(given, 'formula');
  const values = readAssignments(given.values.get('param') ?? [], '--param');
  const landscape = findLandscape(typed);
  if (landscape !== undefined) checkOwnParameters(landscape, values.keys());
  let lab =
    landscape === undefined
      ? withFormula(defaultDocument(), typed, await namesIn(typed, [...values.keys()], core()))
      : documentFor(landscape);
  for (const [name, value] of values) {
    const range = landscape === undefined ? sliderRange(value) : {};
    lab = said('--param', () => withParameter(lab, name, { value, ...range }));
  }
  return lab;
}

/** The names that are parameters in a formula of x and y, with a value or without, as they come to be in the window. */
async function namesIn(
  formula: string,
  valued: readonly string[],
  core: CoreClient,
): Promise<readonly string[]> {
  const read = (parameters: readonly string[]) =>
    askAboutNames(core, 'formula', { formula, variables: ['x', 'y'], parameters });
  let reading = await read(valued);
  if ('unknown' in reading) reading = await read([...valued, ...(reading.unknown.names ?? [])]);
  if ('unknown' in reading) throw formulaFault(formula, reading.unknown);
  const { usedParameters } = reading.output;
  const unused = valued.find((name) => !usedParameters.includes(name));
  if (unused !== undefined) throw new BadInput(`--param ${unused}: the formula has no ${unused}.`);
  return usedParameters;
}

/** ±5, ±50, ±0.5, …: the first that the value lies in. */
function sliderRange(value: number): Partial<Parameter> {
  const decade = value === 0 ? 0 : Math.ceil(Math.log10(Math.abs(value)) - Math.log10(5));
  const reach = Number(`5e${decade}`);
  // Beyond that a slider's length overflows, and the range only grows to the value.
  return Number.isFinite(2 * reach) ? { minimum: -reach, maximum: reach } : {};
}

/** Domain, start and probe. A start that is not given and would lie outside goes as far into the domain as it was. */
function withPlaces(lab: LabDocument, domain: Domain, start: Point2 | undefined): LabDocument {
  const within = said('--domain', () => withDomain(lab, domain));
  const begin = start ?? (isInside(domain, lab.start) ? lab.start : carried(lab.start, lab.domain, domain));
  const begun = said('--start', () => withStart(within, begin));
  return withCurvature(begun, { probe: begin });
}

function isInside({ x, y }: Domain, [px, py]: Point2): boolean {
  return px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1];
}

function carried([px, py]: Point2, from: Domain, to: Domain): Point2 {
  const along = (value: number, [a, b]: Interval, [c, d]: Interval): number => {
    const share = (value - a) / (b - a);
    return c * (1 - share) + d * share;
  };
  return [along(px, from.x, to.x), along(py, from.y, to.y)];
}

function readStart(text: string | undefined): Point2 | undefined {
  if (text === undefined) return undefined;
  const [x, y, ...more] = readPoint(text, '--start');
  if (x === undefined || y === undefined || more.length > 0)
    throw new BadInput(`--start ${quote(text)}: two numbers are wanted, X,Y.`);
  return [x, y];
}

function readTheme(text: string | undefined): Theme | undefined {
  if (text === undefined) return undefined;
  const theme = THEMES.find((name) => name === text);
  if (theme === undefined)
    throw new BadInput(`--theme: there is no ${quote(text)}; there are ${THEMES.join(', ')}.`);
  return theme;
}

/** Shows the chosen optimizers, the slider speaking of the first; none chosen: as the window does at first. */
function withOptimizers(document: LabDocument, chosen: readonly ChosenOptimizer[]): LabDocument {
  if (chosen.length === 0) return document;
  const ids = new Set(chosen.map(({ optimizer }) => optimizer.id));
  const hidden = document.optimizers.map((entry) => ({ ...entry, visibility: 'hidden' as const }));
  const others: LabDocument = {
    ...document,
    learningRates: hasOneRate(chosen) ? 'shared' : 'each',
    optimizers: hidden.filter(({ id }) => !ids.has(id)),
  };
  const lab = chosen.reduce((so, { optimizer, settings }) => {
    const added = withOptimizer(so, optimizer.id, settings);
    const rate = learningRateIn(settings);
    // Where the rate is shared, the one that is said goes for all.
    return rate === null ? added : withSetting(added, added.focus, 'learningRate', rate);
  }, others);
  const first = lab.optimizers[others.optimizers.length];
  return first === undefined ? lab : { ...lab, focus: first.key };
}

/** Whether no two learning rates were given that differ, of those that optimizers can share. */
function hasOneRate(chosen: readonly ChosenOptimizer[]): boolean {
  const sharing = chosen.filter(({ optimizer }) => optimizer.learningRateOf === 'gradient');
  const rates = sharing.flatMap(({ settings }) => learningRateIn(settings) ?? []);
  return new Set(rates).size <= 1;
}

/** An edit of what was typed at an option: what it refuses is told as that option's. */
function said(option: string, edit: () => LabDocument): LabDocument {
  try {
    return edit();
  } catch (error) {
    if (error instanceof InputError) throw new BadInput(`${option}: ${error.message}`);
    throw error;
  }
}
