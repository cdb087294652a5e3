/** The log scale of the learning-rate slider. Positions run from 0 (left) to 1 (right). */
import type { RateTheory } from '../../src-core/optimizers/index.ts';

export interface RateScale {
  readonly minimum: number;
  readonly maximum: number;
  /** 0 for a learning rate of 0, which a log scale has no place for; clamped to [0, 1]. */
  position(learningRate: number): number;
  learningRate(position: number): number;
  /** Powers of ten within the scale. */
  readonly decades: readonly number[];
}

/** Decades to the left and to the right of the largest mark: where creeping, zig-zag and divergence are seen. */
const DECADES_BELOW = 2.1;
const DECADES_ABOVE = 0.45;
const WITHOUT_THEORY = { minimum: 1e-4, maximum: 1 };

/** How far the scale stretches, in decades, for a learning rate beyond it; farther ones stand at its end. */
const STRETCH = 2;

/** A scale about the marks that theory gives, stretched to hold the present learning rate. */
export function rateScale(theory: RateTheory | null, learningRate: number): RateScale {
  const largest = Math.max(0, ...(theory?.marks ?? []).map((mark) => mark.learningRate));
  const around =
    largest > 0 && Number.isFinite(largest)
      ? {
          minimum: fourDigits(largest * 10 ** -DECADES_BELOW),
          maximum: fourDigits(largest * 10 ** DECADES_ABOVE),
        }
      : WITHOUT_THEORY;
  const farthest = {
    minimum: fourDigits(around.minimum * 10 ** -STRETCH),
    maximum: fourDigits(around.maximum * 10 ** STRETCH),
  };
  const isPlace = learningRate > 0 && Number.isFinite(learningRate);
  // A rate within leaves the scale as it is, one at its very end too: it must not jump when a drag ends there.
  const minimum =
    isPlace && learningRate < around.minimum
      ? Math.max(farthest.minimum, floorDecade(learningRate))
      : around.minimum;
  const maximum =
    isPlace && learningRate > around.maximum
      ? Math.min(farthest.maximum, ceilDecade(learningRate))
      : around.maximum;
  const [low, high] = [Math.log10(minimum), Math.log10(maximum)];
  return {
    minimum,
    maximum,
    position: (rate) => (rate > 0 ? Math.min(1, Math.max(0, (Math.log10(rate) - low) / (high - low))) : 0),
    learningRate: (position) => fourDigits(10 ** (low + Math.min(1, Math.max(0, position)) * (high - low))),
    decades: Array.from({ length: Math.max(0, Math.floor(high) - Math.ceil(low) + 1) }, (_, k) =>
      Number(`1e${Math.ceil(low) + k}`),
    ),
  };
}

/** The mark within `reach` of a position, if any: the nearest. */
export function markNear(
  theory: RateTheory | null,
  scale: RateScale,
  position: number,
  reach: number,
): number | undefined {
  const near = (theory?.marks ?? [])
    .map(({ learningRate }) => ({
      learningRate,
      distance: Math.abs(scale.position(learningRate) - position),
    }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.learningRate;
}

/** The next mark to the right of a rate, or the one before it to the left, if there is one. */
export function markBeside(
  theory: RateTheory | null,
  learningRate: number,
  direction: 'next' | 'previous',
): number | undefined {
  const marks = (theory?.marks ?? []).map((mark) => mark.learningRate).sort((a, b) => a - b);
  return direction === 'next'
    ? marks.find((mark) => mark > learningRate)
    : marks.findLast((mark) => mark < learningRate);
}

// Four digits: finer than a pixel of the slider, and a number that can be read aloud.
const fourDigits = (value: number): number => Number(value.toPrecision(4));
// Written out, since 10 ** -4 is not 1e-4.
const floorDecade = (value: number): number => Number(`1e${Math.floor(Math.log10(value))}`);
const ceilDecade = (value: number): number => Number(`1e${Math.min(308, Math.ceil(Math.log10(value)))}`);
