/** What stands beside the colour bar: levels, or their offsets from the base of a log scale, as many as fit. */
import type { LevelScale } from '../../src-core/document/lab-document.ts';
import type { GroundScene } from '../../src-core/scene/scene.ts';
import { shortNumber } from '../../src-core/scene/format-number.ts';

export interface BarLabel {
  /** 0 at the bottom of the bar, 1 at its top. */
  readonly at: number;
  readonly text: string;
}

/** What a colour bar shows of a scene. */
export interface BarLevels extends Pick<GroundScene, 'levelScale' | 'levelBase'> {
  /** One a level, ascending. */
  readonly bands: readonly { readonly level: number }[];
}

/** Labels at least `spacing` (a fraction of the bar's length) apart. The level of band k sits at (k + 1)/(bands + 1). */
export function barLabels({ bands, levelScale, levelBase }: BarLevels, spacing: number): readonly BarLabel[] {
  const offsets = bands.map(({ level }) => level - levelBase);
  const isRound = roundness(offsets, levelScale, spacing * (bands.length + 1));
  const labels = offsets.map((offset, k) => ({
    at: (k + 1) / (bands.length + 1),
    text: shortNumber(offset, 3),
    isRound: isRound(offset),
  }));
  // The round ones first; on scales that are not even the others fill what room is left.
  const others = levelScale === 'linear' ? [] : labels.filter((label) => !label.isRound);
  const chosen: BarLabel[] = [];
  for (const { at, text } of [...labels.filter((label) => label.isRound), ...others]) {
    if (chosen.every((other) => Math.abs(other.at - at) >= spacing)) chosen.push({ at, text });
  }
  return chosen.sort((a, b) => a.at - b.at);
}

/** Which levels are labelled first, if labels may stand no closer than every `stride` levels. */
function roundness(
  offsets: readonly number[],
  scale: LevelScale,
  stride: number,
): (offset: number) => boolean {
  if (scale === 'quantile') return () => true;
  if (scale === 'log') return (offset) => isWhole(Math.log10(offset));
  const step = (offsets[1] ?? NaN) - (offsets[0] ?? NaN);
  const multiple = step * ([1, 2, 5, 10, 20].find((candidate) => candidate >= stride) ?? 50);
  return (offset) => offsets.length < 2 || isWhole(offset / multiple);
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}
