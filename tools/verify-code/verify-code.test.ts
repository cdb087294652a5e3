/**
 * Runs what “Copy as PyTorch / NumPy / Optax” gives, for every optimizer on several landscapes, and compares where it
 * ends with our run: `npm run verify:code`, with the interpreter that PYTHON names (python3).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CODE_LIBRARIES,
  MOST_NODES,
  orderOf,
  programFor,
  type CodeLibrary,
} from '../../src-core/code/index.ts';
import { graphData } from '../../src-core/derivatives/graph-data.ts';
import { learningRatesOf, SCHEDULES, type Schedule } from '../../src-core/descent/schedules/index.ts';
import { descend, type Trajectory } from '../../src-core/descent/index.ts';
import { settingsFor } from '../../src-core/document/defaults.ts';
import { parseFormula } from '../../src-core/expression/index.ts';
import { CompiledFunction, PointFunction } from '../../src-core/kernel/index.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import {
  learningRateIn,
  OPTIMIZERS,
  settingsOf,
  type Optimizer,
  type Settings,
} from '../../src-core/optimizers/index.ts';
import { runToEnd } from '../../src-core/work/index.ts';

/** Few enough that rounding has not grown to anything. */
const STEPS = 60;
const TOLERANCE = 1e-6;
const LANDSCAPES = ['rotated-quadratic', 'rosenbrock', 'beale', 'himmelblau', 'log-sum-exp', 'ackley'];

interface Case {
  readonly name: string;
  readonly library: CodeLibrary;
  readonly text: string;
  readonly ours: Trajectory;
  /** How far from its end a start moved by a few units in the last place ends, each coordinate. */
  readonly spread: number;
}

type Printed =
  { readonly out: string } | { readonly error: string } | { readonly missing: readonly string[] };

/** The defaults; and every setting that is off, a little on; and every other choice. */
function settingsToTry(optimizer: Optimizer, learningRate: number): readonly Settings[] {
  const usual = settingsFor(optimizer.id, { learningRate });
  const on = Object.fromEntries(
    optimizer.settings.flatMap((spec) =>
      spec.kind === 'number' && spec.default === 0 && spec.maximum >= 0.01
        ? [[spec.name, 0.01] as const]
        : [],
    ),
  );
  const choices = optimizer.settings.flatMap((spec) =>
    spec.kind === 'choice'
      ? spec.options
          .filter((option) => option !== spec.default)
          .map((option) => ({ ...usual, [spec.name]: option }))
      : [],
  );
  return [usual, ...(Object.keys(on).length > 0 ? [{ ...usual, ...on }] : []), ...choices].map((settings) =>
    settingsOf(optimizer, settings),
  );
}

function* casesOf(optimizer: Optimizer): Generator<Case> {
  for (const id of LANDSCAPES) {
    const landscape = findLandscape(id);
    if (landscape === undefined) throw new Error(`${id} is gone.`);
    const { formula, parameters, start } = landscape;
    const expression = parseFormula(
      formula,
      ['x', 'y'],
      parameters.map(({ name }) => name),
    );
    const f = new PointFunction(
      new CompiledFunction(expression),
      parameters.map(({ value }) => value),
    );
    for (const { settings, schedule } of choicesOf(optimizer, landscape.learningRate)) {
      const run = { optimizer, settings, start, steps: STEPS, tolerance: TOLERANCE };
      const learningRates = ratesOf(schedule, settings);
      const ours = runToEnd(descend({ ...run, function: f, learningRates }));
      const moved = start.map((coordinate) => coordinate * (1 + 1e-14));
      const other = runToEnd(descend({ ...run, function: f, learningRates, start: moved }));
      const spread = Math.max(...endOf(ours).map((x, i) => Math.abs(x - (endOf(other)[i] ?? NaN))));
      const graphs = runToEnd(graphData(expression, orderOf(optimizer, settings), MOST_NODES));
      const code = {
        ...run,
        formula,
        parameters,
        graphs,
        schedule: { id: schedule.id, settings: {} },
        isNoisy: false,
      };
      for (const { id: library } of CODE_LIBRARIES) {
        const program = programFor(library, code);
        const name = `${library} on ${id}, ${schedule.id} ${JSON.stringify(settings)}`;
        if ('text' in program) yield { name, library, text: program.text, ours, spread };
      }
    }
  }
}

/** All settings at a constant learning rate, and the usual ones by every schedule. */
function choicesOf(optimizer: Optimizer, learningRate: number) {
  const [constant, ...others] = SCHEDULES;
  if (constant === undefined) throw new Error('There are no schedules.');
  const all = settingsToTry(optimizer, learningRate);
  return [
    ...all.map((settings) => ({ settings, schedule: constant })),
    ...others.map((schedule) => ({ settings: all[0] ?? {}, schedule })),
  ];
}

function ratesOf(schedule: Schedule, settings: Settings): Float64Array | null {
  const base = learningRateIn(settings);
  if (base === null || schedule.id === 'constant') return null;
  const usual = Object.fromEntries(schedule.settings.map((spec) => [spec.name, spec.default]));
  return learningRatesOf(schedule, usual, base, STEPS);
}

const endOf = ({ points }: Trajectory): readonly number[] => [...points.subarray(-2)];

/** Of what a start moved by rounding moves the end, as much again is ours to differ by, and a margin. */
const OF_SPREAD = 1000;
/** Where it moves the end by more than this, there is nothing to compare. */
const CHAOTIC = 1e-3;
/** Beyond this a run has left the landscape. */
const FAR = 1e3;

const CASES = new Map(OPTIMIZERS.map((optimizer) => [optimizer.id, [...casesOf(optimizer)]]));
const printed = new Map<string, Printed>();
let python = '';
let torch = '';

beforeAll(() => {
  const texts = [...new Set([...CASES.values()].flat().map(({ text }) => text))];
  const { stdout, stderr } = spawnSync(
    process.env['PYTHON'] ?? 'python3',
    [join(import.meta.dirname, 'run.py')],
    {
      input: JSON.stringify(texts),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (stdout === '') throw new Error(stderr);
  const answer = JSON.parse(stdout) as { printed: Printed[]; python: string; torch: string };
  ({ python, torch } = answer);
  answer.printed.forEach((what, index) => printed.set(texts[index] ?? '', what));
});

describe.each([...CASES.keys()])('%s', (id) => {
  test.each(CASES.get(id) ?? [])('$name', ({ text, ours, spread }) => {
    const what = printed.get(text);
    if (what === undefined) throw new Error(`Python ${python} said nothing of it.`);
    if ('missing' in what || (text.includes('PyTorch 2.0 or newer') && Number.parseInt(torch) < 2)) return;
    if ('error' in what) throw new Error(`${what.error}\n${text}`);
    const [, point = ''] = /p = (\[.*?\])/.exec(what.out) ?? [];
    const end = (JSON.parse(point.replaceAll('nan', 'null')) as (number | null)[]).map(Number);
    // What a program says that it does a little otherwise.
    const agreement = text.includes('# Optax') ? 1e-5 : 1e-9;
    // One that left is not compared: far out, H is singular but for rounding, and no two solvers agree.
    const hasLeft = endOf(ours).some((coordinate) => !(Math.abs(coordinate) < FAR));
    if (spread > CHAOTIC) return;
    if (ours.stop === 'diverged' || ours.stop === 'not-finite' || hasLeft) return;
    for (const [i, coordinate] of endOf(ours).entries())
      expect(Math.abs((end[i] ?? NaN) - coordinate), `${what.out}${text}`).toBeLessThanOrEqual(
        Math.max(agreement * Math.max(1, Math.abs(coordinate)), OF_SPREAD * spread),
      );
  });
});
