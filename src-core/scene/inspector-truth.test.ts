/** Whether the equations that the inspector writes are true: each is computed on its own from the numbers put in. */
import { expect, test } from 'vitest';
import { strides, type DescentTask } from '../descent/index.ts';
import { parseFormula } from '../expression/index.ts';
import { column, readRelation, type Relation, type Value } from '../fixtures/evaluate-update.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { OPTIMIZERS, settingsOf, type Optimizer, type Settings } from '../optimizers/index.ts';
import { withNames } from '../optimizers/update-formula.ts';
import { quantityOf, stepMade, updateLines, type StepQuantities } from './inspector-formula.ts';
import { quantitiesAt } from './inspector.ts';

/** Of the numbers in an equation, and at least of one. */
const TOLERANCE = 1e-9;
const STEPS = 12;

const functionOf = (formula: string): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);

const LANDSCAPES = [
  { f: functionOf('(1 - x)^2 + 5 (y - x^2)^2'), start: [-1.2, 1] },
  { f: functionOf('x^2 + 10 y^2 + 0.5 x y'), start: [-2, 0.7] },
  // Indefinite on the way, and with a saddle.
  { f: functionOf('x^4 / 4 - x^2 / 2 + y^2 + 0.1 x'), start: [0.05, 1] },
];

/** The defaults, all numbers others, all that is off switched on, each other word of a choice, and what decides on cases. */
function variantsOf({ settings }: Optimizer): readonly Settings[] {
  const on = settings.flatMap((spec) =>
    spec.kind === 'number' && spec.default === 0
      ? [[spec.name, 0.1 * Math.min(1, spec.maximum)] as const]
      : [],
  );
  const nudged = settings.flatMap((spec) =>
    spec.kind === 'number' && spec.of === undefined
      ? [[spec.name, spec.minimum + 0.8 * (spec.default - spec.minimum)] as const]
      : [],
  );
  const others = settings.flatMap((spec): readonly Settings[] =>
    spec.kind === 'choice'
      ? spec.options.filter((option) => option !== spec.default).map((option) => ({ [spec.name]: option }))
      : spec.of === 'whole-numbers' && spec.maximum > 1
        ? [{ [spec.name]: 2 }, { [spec.name]: 3 }].filter(
            (chosen) => Number(chosen[spec.name]) <= spec.maximum,
          )
        : [],
  );
  const still = settings.some(({ name }) => name === 'learningRate') ? [{ learningRate: 0 }] : [];
  return [{}, Object.fromEntries(nudged), Object.fromEntries(on), ...others, ...still];
}

function* takenSteps(optimizer: Optimizer): Generator<StepQuantities> {
  for (const { f, start } of LANDSCAPES)
    for (const chosen of variantsOf(optimizer)) {
      const task: DescentTask = {
        function: f,
        optimizer,
        settings: settingsOf(optimizer, chosen),
        start,
        steps: STEPS,
        tolerance: 0,
      };
      for (const stride of strides(task))
        if (typeof stride.next !== 'string') yield quantitiesAt(task, stride, stride.next);
    }
}

/** Of n² numbers a matrix. */
const valueOf = (entries: readonly number[], n: number): Value =>
  n > 1 && entries.length === n * n ? { rows: n, columns: n, entries } : column(entries);

function relationOf(line: string, at: StepQuantities): { relation: Relation | null; scale: number } {
  let scale = 1;
  const { told } = stepMade(at);
  const relation = readRelation(line, (written) => {
    const when = written.endsWith("'") ? 'after' : 'before';
    const numbers = quantityOf(written.replace("'", ''), when, at, told);
    if (numbers === null) throw new Error(`Nothing is known of ${written} in ${line}`);
    scale = Math.max(scale, ...numbers.map(Math.abs));
    return valueOf(numbers, at.point.length);
  });
  return { relation, scale };
}

/** Lines that stand for what is no arithmetic. */
const IN_WORDS = /arg\\,min|V\\,\||-B\\,|x_i/;

/** What is wrong with an equation; null where it is true. */
function faultOf(line: string, at: StepQuantities): string | null {
  const { relation, scale } = relationOf(line, at);
  if (relation === null) return null;
  const { sign, left, right } = relation;
  if (left.rows !== right.rows || left.columns !== right.columns) return `${line}: unlike shapes`;
  const errors = left.entries.map((entry, i) => {
    const excess = entry - (right.entries[i] ?? Number.NaN);
    return (sign === '=' ? Math.abs(excess) : excess) / scale;
  });
  if (errors.every((error) => error <= TOLERANCE)) return null;
  return `${line} at step ${at.step} with ${JSON.stringify(at.settings)}: off by ${errors.join(', ')}`;
}

test.each(OPTIMIZERS)(
  '$id: every line at a step is true, names its numbers, and one says where it led',
  (optimizer) => {
    const faults = new Set<string>();
    let checked = 0;
    for (const at of takenSteps(optimizer)) {
      const own = (name: string, when: string): string => (when === 'after' ? `${name}'` : name);
      const lines = withNames(optimizer, own, at.chosen, stepMade(at));
      if (lines.filter((line) => line.startsWith("{x'}")).length !== 1)
        faults.add(`where step ${at.step} led: ${lines.join('; ')}`);
      for (const line of lines.filter((text) => !IN_WORDS.test(text))) {
        const fault = faultOf(line, at);
        if (fault !== null) faults.add(fault);
        checked++;
      }
      for (const { symbols, numbers } of at.step > 2 ? [] : updateLines(optimizer, at))
        if (/_\{\d+\}/.test(numbers ?? '')) faults.add(`no number in ${symbols}`);
    }
    expect([...faults]).toEqual([]);
    expect(checked).toBeGreaterThan(STEPS);
  },
);
