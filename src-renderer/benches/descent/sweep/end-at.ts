import { gapInWords, type SweepEnds } from '../../../../src-core/scene/sweep/sweep-ends.ts';
import type { SweepScene } from '../../../../src-core/scene/sweep/sweep-scene.ts';
import { endInWords } from '../../../../src-core/scene/sweep/sweep-sentence.ts';

/** How run k ended: its number, or why it has none; a dash while it is not swept. */
export function endAt({ values, gaps }: SweepEnds, k: number, scene: SweepScene): string {
  const gap = gaps[k];
  if (gap === undefined) return '–';
  return gap === null ? endInWords(values[k] ?? NaN, scene) : gapInWords(gap, scene.steps);
}
