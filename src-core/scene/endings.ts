/** What the ending of a run means, in words: all that speaks of one takes them from this table. */
import type { StopReason } from '../descent/index.ts';
import type { Arrival } from './arrivals.ts';
import { formatNumber, withThousands } from './format-number.ts';
import type { PathScene } from './scene.ts';

export interface EndingWords {
  /** At its row of the list; null where it arrived at a minimum, for all that is known, or is still on its way. */
  readonly row: RowEnding | null;
  /** In the table of runs. */
  readonly ranked: string;
  /** In the sentence under the map. */
  readonly sentence: string;
  /** Among the readouts. */
  readonly readout: string;
  /** Where it is asked for the step after the last. */
  readonly noStep: string;
}

/** What a row says of a run that did not simply arrive. */
export interface RowEnding {
  /** In a word or two. */
  readonly short: string;
  readonly long: string;
  readonly kind: 'fault' | 'remark';
}

/** How a run ended, and where. */
interface Ended {
  readonly steps: number;
  /** ‖∇f‖ at the last point. */
  readonly slope: number;
  readonly arrival: Arrival | null;
}

export const endingOf = (
  { stop, steps, gradientNorms }: Pick<PathScene, 'stop' | 'steps' | 'gradientNorms'>,
  arrival: Arrival | null,
): EndingWords => endingInWords(stop, { steps, slope: gradientNorms[steps] ?? Number.NaN, arrival });

export const endingInWords = (stop: StopReason, ended: Ended): EndingWords => ENDINGS[stop](ended);

/** Whether a run came to rest where there is no minimum. */
export const restsElsewhere = (arrival: Arrival | null): arrival is Elsewhere =>
  arrival !== null && Object.hasOwn(ELSEWHERE, arrival);

type Elsewhere = 'saddle' | 'maximum' | 'plateau';

interface ElsewhereWords {
  readonly place: string;
  /** How one comes there. */
  readonly way: string;
  row(step: string): Omit<RowEnding, 'kind'>;
}

const atNoMinimum = (type: 'saddle' | 'maximum'): ElsewhereWords => ({
  place: `at a ${type}`,
  way: `to a ${type}`,
  row: (step) => ({
    short: `at a ${type}`,
    long: `At step ${step} ∥∇f∥ is within the tolerance at a ${type}, not a minimum.`,
  }),
});

const ELSEWHERE: Readonly<Record<Elsewhere, ElsewhereWords>> = {
  saddle: atNoMinimum('saddle'),
  maximum: atNoMinimum('maximum'),
  plateau: {
    place: 'on a plateau',
    way: 'on a plateau',
    row: (step) => ({
      short: `flat at ${step}`,
      long: `At step ${step} ∥∇f∥ is within the tolerance far from any minimum: a plateau.`,
    }),
  },
};

const counted = (steps: number): string => `${withThousands(steps)} ${steps === 1 ? 'step' : 'steps'}`;

const fault = (short: string, step: string, long: string): RowEnding => ({
  short: `${short} at ${step}`,
  long: `At step ${step} ${long}`,
  kind: 'fault',
});

const ENDINGS: Readonly<Record<StopReason, (ended: Ended) => EndingWords>> = {
  converged({ steps, arrival }) {
    if (!restsElsewhere(arrival))
      return {
        row: null,
        ranked: 'converged',
        sentence: `Converged after ${counted(steps)}.`,
        readout: 'converged',
        noStep: 'The run has converged here, so no step follows.',
      };
    const elsewhere = ELSEWHERE[arrival];
    const { place, way } = elsewhere;
    return {
      row: { ...elsewhere.row(withThousands(steps)), kind: 'remark' },
      ranked: `converged, but ${place}`,
      sentence: `Converged ${way} after ${counted(steps)}.`,
      readout: place,
      noStep: `The run has converged here, ${place}, so no step follows.`,
    };
  },
  steps: ({ steps, slope }) => ({
    row: null,
    ranked: `stopped after ${counted(steps)}`,
    sentence: `After ${counted(steps)} ∥∇f∥ is ${formatNumber(slope, 3)}.`,
    readout: 'all steps taken',
    noStep: 'All steps are taken: the run ends here.',
  }),
  diverged({ steps }) {
    const step = withThousands(steps);
    return {
      row: fault('diverged', step, 'the point is beyond 10¹² or |f| beyond 10¹⁰⁰.'),
      ranked: `diverged at step ${step}`,
      sentence: `Diverged at step ${step}.`,
      readout: 'diverged',
      noStep: 'The run has diverged here, so no step follows.',
    };
  },
  'not-finite'({ steps }) {
    const step = withThousands(steps);
    return {
      row: fault('f not defined', step, 'f or its gradient is no finite number.'),
      ranked: `left where f is defined at step ${step}`,
      sentence: `At step ${step} f or its gradient is no finite number any more.`,
      readout: 'not a finite number',
      noStep: 'f or its gradient is no finite number here, so no step follows.',
    };
  },
  singular({ steps }) {
    const step = withThousands(steps);
    return {
      row: fault('H singular', step, 'H is singular or not finite, so there is no next step.'),
      ranked: `no step at step ${step}: H is singular`,
      sentence: `At step ${step} H is singular or not finite, so the method has no step.`,
      readout: 'H singular: no step',
      noStep: 'H is singular or not finite here, so the method has no step.',
    };
  },
  stalled({ steps, slope }) {
    const [step, norm] = [withThousands(steps), formatNumber(slope, 3)];
    return {
      row: fault('stalled', step, `no step that it tries lowers f; ∥∇f∥ is ${norm}.`),
      ranked: `stalled at step ${step}: no step lowers f`,
      sentence: `At step ${step} no step that it tries lowers f any more; ∥∇f∥ is ${norm}.`,
      readout: 'no step lowers f',
      noStep: 'No step that the method tries from here lowers f any more.',
    };
  },
  settled({ steps, slope }) {
    const [step, norm] = [withThousands(steps), formatNumber(slope, 3)];
    const why = 'the slope is so small that the method stops by its own tolerance';
    return {
      row: {
        short: `settled at ${step}`,
        long: `At step ${step} ${why}, as in torch; ∥∇f∥ is ${norm}.`,
        kind: 'remark',
      },
      ranked: `settled at step ${step}, by its own tolerance`,
      sentence: `At step ${step} ${why}; ∥∇f∥ is ${norm}.`,
      readout: 'by its own tolerance',
      noStep: `Here ${why}: no step follows.`,
    };
  },
};
