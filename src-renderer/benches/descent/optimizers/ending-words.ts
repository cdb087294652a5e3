import type { Arrival } from '../../../../src-core/scene/arrivals.ts';
import { formatNumber, withThousands } from '../../../../src-core/scene/format-number.ts';
import type { PathScene } from '../../../../src-core/scene/scene.ts';

/** What a row says of a run that did not simply arrive. */
export interface Ending {
  /** In a word or two. */
  readonly short: string;
  readonly long: string;
  readonly kind: 'fault' | 'remark';
}

/** Null where a run converged to a minimum, for all that is known, or is still on its way. */
export function endingOf(path: PathScene, arrival: Arrival | undefined): Ending | null {
  const step = withThousands(path.steps);
  const fault = (short: string, long: string): Ending => ({
    short: `${short} at ${step}`,
    long,
    kind: 'fault',
  });
  switch (path.stop) {
    case 'diverged':
      return fault('diverged', `At step ${step} the point is beyond 10¹² or |f| beyond 10¹⁰⁰.`);
    case 'not-finite':
      return fault('f not defined', `At step ${step} f or its gradient is no finite number.`);
    case 'singular':
      return fault('H singular', `At step ${step} H is singular or not finite, so there is no next step.`);
    case 'stalled': {
      const slope = formatNumber(path.gradientNorms[path.steps] ?? NaN, 3);
      return fault('stalled', `At step ${step} no step that it tries lowers f; ∥∇f∥ is ${slope}.`);
    }
    case 'converged':
      return arrival === undefined ? null : remark(arrival, step);
    case 'steps':
      return null;
  }
}

function remark(arrival: Arrival, step: string): Ending | null {
  switch (arrival) {
    case 'plateau':
      return {
        short: `flat at ${step}`,
        long: `At step ${step} ∥∇f∥ is within the tolerance far from any minimum: a plateau.`,
        kind: 'remark',
      };
    case 'saddle':
    case 'maximum':
      return {
        short: `at a ${arrival}`,
        long: `At step ${step} ∥∇f∥ is within the tolerance at a ${arrival}, not a minimum.`,
        kind: 'remark',
      };
    case 'minimum':
    case 'degenerate':
      return null;
  }
}
