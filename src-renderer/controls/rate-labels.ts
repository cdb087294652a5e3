import type { RateMark } from '../../src-core/optimizers/index.ts';
import type { RateScale } from './rate-scale.ts';
import { textWidth } from '../figures/text-width.ts';

export interface PlacedLabel {
  readonly text: string;
  readonly meaning: string;
  readonly learningRate: number;
  /** px of the label's left edge from the slider's. */
  readonly left: number;
  /** 1: directly above the slider; 0: above that. */
  readonly row: 0 | 1;
}

/** Names of the marks above the slider, in two rows where one would overlap another; one without room is left out. */
export function placeLabels(
  marks: readonly RateMark[],
  scale: RateScale,
  width: number,
  fontSize: number,
): readonly PlacedLabel[] {
  const rowEnds: [number, number] = [Infinity, Infinity];
  const gap = 0.6 * fontSize;
  // From the right: the limit is the mark that matters most, so it gets the place nearest to itself.
  return marks
    .toSorted((a, b) => b.learningRate - a.learningRate)
    .flatMap(({ label: text, meaning, learningRate }) => {
      const extent = textWidth(text, fontSize);
      const centred = scale.position(learningRate) * width - extent / 2;
      const left = Math.min(Math.max(centred, 0), Math.max(0, width - extent));
      // Of two rows without room the one where the label strays less from its mark.
      const row = rowEnds[1] >= Math.min(left + extent + gap, rowEnds[0]) ? 1 : 0;
      const fitted = Math.min(left, rowEnds[row] - gap - extent);
      if (fitted < 0) return [];
      rowEnds[row] = fitted;
      return [{ text, meaning, learningRate, left: fitted, row }];
    });
}
