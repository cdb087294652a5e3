/** Learning rates that change over the steps, as a function of Python: `rate(k)` of the step from point k. */
import { findSchedule } from '../descent/schedules/index.ts';
import type { ScheduleChoice } from '../document/lab-document.ts';
import { numberToPython } from './python-text.ts';
import { NotWritten } from './recording.ts';

type Writer = (base: string, setting: (name: string) => string, steps: number) => string;

const cosine = (share: string, base: string, least: string): string =>
  `${least} + 0.5 * (${base} - ${least}) * (1 + math.cos(math.pi * ${share}))`;

const SCHEDULES: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['step', (base, setting) => `${base} * ${setting('gamma')} ** (k // ${setting('stepSize')})`],
  ['exponential', (base, setting) => `${base} * ${setting('gamma')} ** k`],
  ['cosine', (base, setting, steps) => cosine(`k / ${steps}`, base, setting('minimumRate'))],
  [
    'warmup-cosine',
    (base, setting, steps) => {
      const [warmup, factor] = [setting('warmupSteps'), setting('startFactor')];
      const after = cosine(`(k - ${warmup}) / (${steps} - ${warmup})`, base, setting('minimumRate'));
      return `${base} * (${factor} + (1 - ${factor}) * k / ${warmup}) if k < ${warmup} else ${after}`;
    },
  ],
  ['inverse-time', (base, setting) => `${base} / (1 + ${setting('decay')} * k)`],
]);

/**
 * The lines of `rate`; null where the learning rate does not change.
 * @throws NotWritten
 */
export function rateFunction(
  { id, settings }: ScheduleChoice,
  base: number,
  steps: number,
): readonly string[] | null {
  const schedule = findSchedule(id);
  if (schedule === undefined || id === 'constant') return null;
  const write = SCHEDULES.get(id);
  if (write === undefined) throw new NotWritten(`There is no short form of the schedule “${schedule.name}”.`);
  const values = new Map(
    schedule.settings.map((spec) => [spec.name, settings[spec.name] ?? spec.default] as const),
  );
  const setting = (name: string): string => numberToPython(Number(values.get(name)));
  return ['def rate(k):', `    return ${write(numberToPython(base), setting, steps)}`];
}
