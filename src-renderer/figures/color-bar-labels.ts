/** What stands beside the colour bar: levels, or their offsets from the base of a log scale, as many as fit. */
import type { GroundScene } from '../../src-core/scene/scene.ts';
import { formatNumber } from '../../src-core/scene/format-number.ts';

export interface BarLabel {
  /** 0 at the bottom of the bar, 1 at its top. */
  readonly at: number;
  readonly text: string;
}

type Levels = Pick<GroundScene, 'bands' | 'levelScale' | 'levelBase'>;

/** Labels at least `spacing` (a fraction of the bar's length) apart. The level of band k sits at (k + 1)/(bands + 1). */
export function barLabels({ bands, levelScale, levelBase }: Levels, spacing: number): readonly BarLabel[] {
  const labels = bands.map(({ level }, k) => {
    const offset = level - levelBase;
    return {
      at: (k + 1) / (bands.length + 1),
      text: formatNumber(offset, 3),
      isDecade: levelScale === 'log' && isPowerOfTen(offset),
      isRound: levelScale === 'linear' && isRound(level, bands),
    };
  });
  // Decades of a log scale and even multiples of a linear one come first; the others fill what room is left.
  const byRank = [...labels.filter((label) => label.isDecade || label.isRound), ...labels];
  const chosen: typeof labels = [];
  for (const label of byRank) {
    if (chosen.every((other) => Math.abs(other.at - label.at) >= spacing)) chosen.push(label);
  }
  return chosen.sort((a, b) => a.at - b.at).map(({ at, text }) => ({ at, text }));
}

function isPowerOfTen(offset: number): boolean {
  const exponent = Math.log10(offset);
  return Math.abs(exponent - Math.round(exponent)) < 1e-6;
}

/** Whether the level is a multiple of five level steps. */
function isRound(level: number, bands: Levels['bands']): boolean {
  const step = (bands[1]?.level ?? NaN) - (bands[0]?.level ?? NaN);
  const count = level / step;
  return Math.abs(count - Math.round(count)) < 1e-6 && Math.round(count) % 5 === 0;
}
