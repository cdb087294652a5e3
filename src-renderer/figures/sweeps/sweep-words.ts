/** What the figures of sweeps say of what they show. */
import type { StopReason } from '../../../src-core/descent/index.ts';
import type { SweepScene } from '../../../src-core/scene/sweep/sweep-scene.ts';
import { withThousands } from '../../../src-core/scene/format-number.ts';

/** What stands over the axis or the colour bar, the longest first. */
export const quantityTitles = ({
  quantity,
  steps,
}: Pick<SweepScene, 'quantity' | 'steps'>): readonly string[] =>
  quantity === 'loss'
    ? [`final loss f, after at most ${withThousands(steps)} steps`, 'final loss f', 'f']
    : ['steps to tolerance', 'steps'];

/** Words that are written where runs have no number, the most telling first. */
export const gapLabels = (gap: StopReason, steps: number): readonly string[] => {
  switch (gap) {
    case 'diverged':
      return ['diverged'];
    case 'not-finite':
      return ['left f’s domain', 'left'];
    case 'steps':
      return [`not within ${withThousands(steps)} steps`, 'too slow'];
    case 'singular':
      return ['H singular'];
    case 'stalled':
      return ['stalled'];
    case 'settled':
      return ['settled'];
    case 'converged':
      return [];
  }
};
