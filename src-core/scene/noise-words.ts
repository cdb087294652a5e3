/** Noise and schedules in a few words, the same in the window, in captions and in sentences. */
import { findSchedule } from '../descent/schedules/index.ts';
import { isNoisy } from '../document/noise-edits.ts';
import type { LabDocument, ScheduleChoice } from '../document/lab-document.ts';
import { findLandscape } from '../landscapes/index.ts';
import { formatNumber } from './format-number.ts';

/** Which noise the runs have, and of which seeds; null where they have none. */
export function noiseInWords(document: Pick<LabDocument, 'noise' | 'landscape'>): string | null {
  if (!isNoisy(document)) return null;
  const { kind, sigma, batchSize, seed, seeds } = document.noise;
  const terms = findLandscape(document.landscape)?.terms?.length ?? 0;
  const amount =
    kind === 'isotropic'
      ? `gradient noise σ = ${formatNumber(sigma)}`
      : `minibatches of ${Math.min(batchSize, terms)} of ${terms} terms`;
  return `${amount}, ${seeds === 1 ? `seed ${seed}` : `seeds ${seed} to ${seed + seeds - 1}`}`;
}

/** A schedule with its settings; null where the learning rate stays. */
export function scheduleInWords({ id, settings }: ScheduleChoice): string | null {
  const schedule = findSchedule(id);
  if (schedule === undefined || id === 'constant') return null;
  const told = schedule.settings.map((spec) => {
    const value = settings[spec.name] ?? spec.default;
    return `${spec.name} = ${typeof value === 'number' ? formatNumber(value, 3) : value}`;
  });
  return `schedule ${schedule.name}${told.length === 0 ? '' : ` (${told.join(', ')})`}`;
}
