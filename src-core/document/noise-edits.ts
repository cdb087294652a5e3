/** The noise in the gradients, and edits of it. */
import { InputError } from '../input-error.ts';
import { findLandscape } from '../landscapes/index.ts';
import type { LabDocument, NoiseChoice } from './lab-document.ts';

const LARGEST_SIGMA = 1e6;
const MAXIMUM_BATCH = 1000;
const MAXIMUM_SEED = 1_000_000_000;
/** More paths than this are no cloud but a blot. */
const MAXIMUM_SEEDS = 100;

/** @throws InputError where a number is out of its range */
export function withNoise(document: LabDocument, change: Partial<NoiseChoice>): LabDocument {
  const noise = { ...document.noise, ...change };
  const problem = noiseProblem(noise);
  if (problem !== null) throw new InputError(problem.message);
  return { ...document, noise };
}

/** What of a noise cannot be, or null where it all can. */
export function noiseProblem(
  noise: NoiseChoice,
): { field: 'sigma' | 'batchSize' | 'seed' | 'seeds'; message: string } | null {
  const whole = (field: 'batchSize' | 'seed' | 'seeds', name: string, minimum: number, maximum: number) => {
    const value = noise[field];
    if (Number.isInteger(value) && value >= minimum && value <= maximum) return null;
    const message = `${name} is a whole number from ${minimum} to ${maximum.toLocaleString('en')}.`;
    return { field, message };
  };
  if (!(noise.sigma >= 0 && noise.sigma <= LARGEST_SIGMA))
    return { field: 'sigma', message: 'σ is a number from 0 to 10⁶.' };
  return (
    whole('batchSize', 'The minibatch', 1, MAXIMUM_BATCH) ??
    whole('seed', 'The seed', 0, MAXIMUM_SEED) ??
    whole('seeds', 'The number of seeds', 1, MAXIMUM_SEEDS)
  );
}

/** Whether the document's noise changes anything: minibatches need a function that is made of terms. */
export function isNoisy({ noise, landscape }: Pick<LabDocument, 'noise' | 'landscape'>): boolean {
  if (noise.kind === 'minibatch') return findLandscape(landscape)?.terms !== undefined;
  return noise.kind === 'isotropic' && noise.sigma > 0;
}
