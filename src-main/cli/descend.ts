import { learningRateIn, type Optimizer, type Settings } from '../../src-core/optimizers/index.ts';
import type { DescentReport, Requests } from '../../src-core/worker/protocol.ts';
import { distinct, type NamedRows } from '../../src-renderer/export/data/data-table.ts';
import { single, type Arguments } from './arguments.ts';
import { ask } from './ask.ts';
import { BadInput } from './bad-input.ts';
import { CSV_OPTION, type Command } from './command.ts';
import { FUNCTION_NOTES, FUNCTION_OPTIONS, readFunction } from './function-input.ts';
import { checkedSettings, readOptimizer, readSettings } from './optimizer-input.ts';
import { readSchedule, SCHEDULE_IDS } from './schedule-input.ts';
import { alignedTable, number, settingText } from './table.ts';
import { readInteger, readNumber, readPoint } from './values.ts';

export const MAXIMUM_STEPS = 100_000;
const DEFAULT_STEPS = 100;
const DEFAULT_TOLERANCE = 1e-6;
const MAXIMUM_SEED = 1_000_000_000;
const DEFAULT_SEED = 1;

export const descend: Command = {
  name: 'descend',
  operand: 'FORMULA',
  summary: 'the path an optimizer takes from a start',
  options: [
    { name: 'start', value: 'X,Y', meaning: 'where the path begins (needed)' },
    { name: 'optimizer', value: 'ID', meaning: 'an optimizer; `optimizers` lists them (needed)' },
    { name: 'learning-rate', value: 'R', meaning: 'the same as --set learningRate=R' },
    { name: 'set', value: 'name=value', repeats: true, meaning: 'a setting; `optimizers` lists them' },
    {
      name: 'steps',
      value: 'N',
      meaning: `the most steps to take, 0 to ${MAXIMUM_STEPS} (${DEFAULT_STEPS})`,
    },
    {
      name: 'tolerance',
      value: 'T',
      meaning: `converged where ‖∇f‖ ≤ T; 0 switches that off (${DEFAULT_TOLERANCE.toExponential()})`,
    },
    {
      name: 'schedule',
      value: 'ID',
      meaning: `of the learning rate: ${SCHEDULE_IDS}`,
    },
    { name: 'noise', value: 'SIGMA', meaning: 'σ times standard normal noise in each gradient' },
    { name: 'seed', value: 'N', meaning: `of the noise, 0 to ${MAXIMUM_SEED} (${DEFAULT_SEED})` },
    ...FUNCTION_OPTIONS,
    CSV_OPTION,
  ],
  notes: [
    ...FUNCTION_NOTES,
    '',
    'A schedule may have settings: --schedule step:stepSize=20,gamma=0.5.',
    'A seed gives the same noise to every optimizer, on every machine.',
    '',
    '--csv prints one row a step: step, the variables, f, gradientNorm (‖∇f‖₂).',
    '',
    'A path stops for one of: steps, converged, diverged (‖x‖ > 1e12 or |f| > 1e100),',
    'not-finite (f or ∇f is not a finite number there), singular (H is singular or not finite there),',
    'stalled (no step that is tried lowers f), settled (the slope is within the method’s own tolerance).',
  ],
  example: 'descend rosenbrock --start -1.2,1 --optimizer adam --learning-rate 0.1 --steps 500',
  async run(given, core) {
    const start = readPoint(needed(given, 'start', 'X,Y'), '--start');
    const optimizer = readOptimizer(needed(given, 'optimizer', 'ID'));
    const settings = settingsGiven(given, optimizer);
    const steps = readInteger(single(given, 'steps') ?? String(DEFAULT_STEPS), '--steps', 0, MAXIMUM_STEPS);
    const tolerance = readNumber(single(given, 'tolerance') ?? String(DEFAULT_TOLERANCE), '--tolerance');
    if (tolerance < 0) throw new BadInput(`--tolerance: ${tolerance} is below 0.`);
    const inputs = { ...scheduleGiven(given, settings), ...noiseGiven(given) };
    const input = await readFunction(given, start.length, core());
    const run = { optimizer: optimizer.id, settings, start, steps, tolerance, ...inputs };
    const report = await ask(core(), 'descend', { ...input, ...run });
    const { gradientNorms: _, ...json } = report;
    return {
      json: { ...json, ...inputs },
      data: () => pathData(report, input.variables),
      table: () => pathTable(report, optimizer, input.formula, input.variables, tolerance, inputs),
    };
  },
};

function needed(given: Arguments, name: string, value: string): string {
  const text = single(given, name);
  if (text === undefined) throw new BadInput(`--${name} ${value} is missing.`);
  return text;
}

function settingsGiven(given: Arguments, optimizer: Optimizer): Settings {
  const chosen = readSettings(optimizer, given.values.get('set') ?? [], '--set');
  const rate = single(given, 'learning-rate');
  if (rate !== undefined) {
    if (Object.hasOwn(chosen, 'learningRate'))
      throw new BadInput('--learning-rate and --set learningRate=… say the same thing twice.');
    chosen['learningRate'] = readNumber(rate, '--learning-rate');
  }
  return checkedSettings(optimizer, chosen, '--set');
}

/** What the steps take beside the optimizer; absent where not given. */
type StepInputs = Pick<Requests['descend']['input'], 'schedule' | 'noise'>;

function scheduleGiven(given: Arguments, settings: Settings): StepInputs {
  const text = single(given, 'schedule');
  if (text === undefined) return {};
  const schedule = readSchedule(text);
  if (learningRateIn(settings) === null)
    throw new BadInput('--schedule: this optimizer has no learning rate to change.');
  return { schedule };
}

function noiseGiven(given: Arguments): StepInputs {
  const [noise, seed] = [single(given, 'noise'), single(given, 'seed')];
  if (noise === undefined) {
    if (seed !== undefined) throw new BadInput('--seed is of the noise: give --noise SIGMA too.');
    return {};
  }
  const sigma = readNumber(noise, '--noise');
  if (sigma < 0) throw new BadInput(`--noise: ${sigma} is below 0.`);
  return { noise: { sigma, seed: readInteger(seed ?? String(DEFAULT_SEED), '--seed', 0, MAXIMUM_SEED) } };
}

function pathData({ points, values, gradientNorms }: DescentReport, variables: readonly string[]): NamedRows {
  return {
    columns: distinct(['step', ...variables, 'f', 'gradientNorm'].map((name) => ({ name }))),
    rows: points.map((point, step) => [step, ...point, values[step] ?? null, gradientNorms[step] ?? null]),
  };
}

function pathTable(
  { settings, points, values, stop, steps }: DescentReport,
  optimizer: Optimizer,
  formula: string,
  variables: readonly string[],
  tolerance: number,
  { schedule, noise }: StepInputs,
): readonly string[] {
  const shown = points.map((_, step) => step).filter((step) => isShown(step, steps));
  const rows = shown.map((step) => [
    String(step),
    ...(points[step] ?? []).map(number),
    number(values[step] ?? Number.NaN),
  ]);
  const header = ['step', ...variables, 'f'];
  const reasons: Record<DescentReport['stop'], string> = {
    steps: `stopped after ${steps} steps, as asked`,
    converged: `converged at step ${steps}: ‖∇f‖ ≤ ${number(tolerance)}`,
    diverged: `diverged at step ${steps}: ‖x‖ > 10¹² or |f| > 10¹⁰⁰`,
    'not-finite': `stopped at step ${steps}: f or ∇f is not a finite number there`,
    singular: `stopped at step ${steps}: H is singular or not finite there, so there is no Newton step`,
    stalled: `stopped at step ${steps}: no step that it tries lowers f any more`,
    settled: `settled at step ${steps}: the slope is within the method’s own tolerance`,
  };
  return [
    `${optimizer.name} on f(${variables.join(', ')}) = ${formula}`,
    settingsText(settings),
    ...(schedule === undefined ? [] : [`schedule ${schedule.id}: ${settingsText(schedule.settings)}`]),
    ...(noise === undefined ? [] : [`gradient noise σ = ${number(noise.sigma)}, seed ${noise.seed}`]),
    '',
    ...alignedTable(
      [header, ...rows],
      header.map(() => 'right' as const),
    ),
    '',
    reasons[stop],
    ...(shown.length < points.length
      ? [`${points.length - shown.length} rows are left out here; --json has them all.`]
      : []),
  ];
}

const settingsText = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${settingText(value)}`)
    .join(', ');

/** The first ten steps, then every tenth, then every hundredth, …, and the last. */
function isShown(step: number, last: number): boolean {
  return step === last || step === 0 || step % 10 ** Math.floor(Math.log10(step)) === 0;
}
