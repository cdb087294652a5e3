/** What the document asks of every run, beside its optimizer: schedule and noise, as a descent takes them. */
import type { DescentTask } from '../descent/index.ts';
import { findSchedule, learningRatesOf } from '../descent/schedules/index.ts';
import type { LabDocument, OptimizerChoice } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { gradientNoise, minibatchWeights, termsOf } from '../noise/index.ts';
import { learningRateIn, type Settings } from '../optimizers/index.ts';

/** η of each step; null where it is the same at all, or the method has none. */
export function scheduledRates(
  { schedule: { id, settings: chosen } }: Pick<OptimizerChoice, 'schedule'>,
  settings: Settings,
  steps: number,
): Float64Array | null {
  const schedule = findSchedule(id);
  const base = learningRateIn(settings);
  if (schedule === undefined || id === 'constant' || base === null) return null;
  const all = Object.fromEntries(
    schedule.settings.map((spec) => [spec.name, chosen[spec.name] ?? spec.default]),
  );
  return learningRatesOf(schedule, all, base, steps);
}

type Luck = Pick<DescentTask, 'gradientNoise' | 'sampling'>;

/** Draws by seed, of the noise that was last asked for: every move of a drag has the same. */
const drawn = new Map<number, Luck>();
let drawnFor = '';

/** What is drawn for a seed: the same for every optimizer, so that none has better luck. */
export function luckOf(f: PointFunction, document: LabDocument, seed: number): Luck {
  const { steps, noise, landscape } = document;
  if (noise.kind === 'none') return {};
  const { kind, sigma, batchSize } = noise;
  const asked = JSON.stringify([kind, sigma, batchSize, steps, landscape, f.dimension]);
  if (asked !== drawnFor) drawn.clear();
  drawnFor = asked;
  const luck = drawn.get(seed) ?? draw(f, document, seed);
  drawn.set(seed, luck);
  return luck;
}

function draw(f: PointFunction, { steps, noise, landscape }: LabDocument, seed: number): Luck {
  if (noise.kind === 'isotropic')
    return { gradientNoise: gradientNoise({ seed, sigma: noise.sigma }, steps, f.dimension) };
  const known = findLandscape(landscape);
  const terms = known === undefined ? null : termsOf(known);
  if (terms === null) return {};
  const weights = minibatchWeights({ seed, size: noise.batchSize }, steps, terms.length);
  return { sampling: { terms, weights } };
}
