import { describe, expect, test } from 'vitest';
import { descend, type Trajectory } from '../descent/index.ts';
import { defaultDocument, documentFor, nameOf, readDocument, withStart } from '../document/index.ts';
import type { LabDocument, OptimizerEntry } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { InputError } from '../input-error.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { LANDSCAPES } from '../landscapes/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { PRESETS } from './index.ts';
import { sameEffectiveStep } from './same-effective-step.ts';
import { secondOrder } from './second-order.ts';
import { whyAdamAdapts } from './why-adam-adapts.ts';

const functionOf = ({ formula, parameters }: Pick<LabDocument, 'formula' | 'parameters'>): PointFunction =>
  new PointFunction(
    new CompiledFunction(
      parseFormula(
        formula,
        ['x', 'y'],
        parameters.map(({ name }) => name),
      ),
    ),
    parameters.map(({ value }) => value),
  );

function run(f: PointFunction, document: LabDocument, { id, settings }: OptimizerEntry): Trajectory {
  const optimizer = findOptimizer(id)!;
  const { start, steps, tolerance } = document;
  const work = descend({
    function: f,
    optimizer,
    settings: settingsOf(optimizer, settings),
    start,
    steps,
    tolerance,
  });
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

function slopeAt(document: LabDocument): readonly [number, number] {
  const { gradient } = functionOf(document).firstOrder(document.start);
  return [gradient[0]!, gradient[1]!];
}

test('ids and names are each used once', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
});

describe.each(PRESETS)('$name', (preset) => {
  test.each(LANDSCAPES)('on $name it makes a lab that can be stored', (landscape) => {
    const before = documentFor(landscape);
    const lab = preset.apply(before, slopeAt(before));
    expect(readDocument(lab)).toEqual(lab);
    const names = lab.optimizers.map(nameOf);
    expect(new Set(names).size, 'every name once').toBe(names.length);
    expect(
      lab.optimizers.map(({ series }) => series),
      'every look once',
    ).toEqual(names.map((_, k) => k));
    expect(lab.optimizers.every(({ visibility }) => visibility === 'shown')).toBe(true);
  });

  test('keeps the function and the start, unless it is about its own', () => {
    const before = withStart(documentFor(LANDSCAPES[5]!), [1.5, -0.5]);
    const lab = preset.apply(before, slopeAt(before));
    const { formula, parameters, domain, start } = before;
    expect(lab).toMatchObject(
      preset === whyAdamAdapts ? { landscape: 'rotated-quadratic' } : { formula, parameters, domain, start },
    );
  });

  test('says what it is about in a sentence or two', () => {
    expect(preset.inWords).toMatch(/^[A-Z].*[.]$/);
  });
});

describe('Same effective step', () => {
  /** A plane with this slope. */
  const plane = (document: LabDocument, [a, b]: readonly [number, number]): LabDocument => ({
    ...document,
    formula: 'a x + b y',
    parameters: [
      { name: 'a', value: a, minimum: -1e6, maximum: 1e6, scale: 'linear' },
      { name: 'b', value: b, minimum: -1e6, maximum: 1e6, scale: 'linear' },
    ],
    steps: 1000,
  });

  test.each(LANDSCAPES)(
    'on the slope that $name has at its start all steps settle at one length',
    (landscape) => {
      const before = documentFor(landscape);
      const slope = slopeAt(before);
      const lab = plane(sameEffectiveStep.apply(before, slope), slope);
      const f = functionOf(lab);
      for (const entry of lab.optimizers) {
        const { points, steps } = run(f, lab, entry);
        const [x, y] = [0, 1].map((i) => points[2 * steps + i]! - points[2 * steps - 2 + i]!);
        const length = landscape.learningRate * Math.hypot(...slope);
        expect(Math.abs(Math.hypot(x!, y!) / length - 1), entry.id).toBeLessThan(0.01);
      }
    },
  );

  test('counts only the coordinates that move', () => {
    const before = documentFor(LANDSCAPES[0]!);
    const lab = sameEffectiveStep.apply(before, [3, 0]);
    const rateOf = (id: string) => lab.optimizers.find((entry) => entry.id === id)?.settings['learningRate'];
    expect(rateOf('adam')).toBeCloseTo(3 * LANDSCAPES[0]!.learningRate, 12);
  });

  test.each([null, [0, 0], [NaN, 1], [Infinity, 1]] as const)(
    'has no meaning where the slope is %s',
    (slope) => {
      expect(() => sameEffectiveStep.apply(defaultDocument(), slope)).toThrow(InputError);
    },
  );
});

describe('Why Adam adapts', () => {
  const lab = whyAdamAdapts.apply(defaultDocument(), null);

  /** Steps until f is a thousandth of what it was. */
  function stepsAt(degrees: number): ReadonlyMap<string, number> {
    const parameters = lab.parameters.map((parameter) =>
      parameter.name === 'angle' ? { ...parameter, value: (degrees * Math.PI) / 180 } : parameter,
    );
    const f = functionOf({ ...lab, parameters });
    return new Map(
      lab.optimizers.map((entry) => {
        const { values } = run(f, lab, entry);
        return [entry.id, values.findIndex((value) => value <= values[0]! / 1000)];
      }),
    );
  }

  test('along the axes a scale for each coordinate pays; at 45° it does not, and nothing changed for gradient descent', () => {
    const [along, across] = [stepsAt(0), stepsAt(45)];
    const plain = along.get('gradient-descent')!;
    expect(plain).toBeGreaterThan(0);
    expect(across.get('gradient-descent')).toBe(plain);
    for (const id of ['adagrad', 'rmsprop', 'adam']) {
      expect(along.get(id)!, `${id} at 0°`).toBeGreaterThan(0);
      expect(along.get(id)!, `${id} at 0°`).toBeLessThan(0.4 * plain);
      expect(across.get(id)!, `${id} at 45°`).toBeGreaterThan(plain);
    }
  });

  test('is compared without noise', () => {
    const before = defaultDocument();
    const noisy: LabDocument = { ...before, noise: { ...before.noise, kind: 'isotropic' } };
    expect(whyAdamAdapts.apply(noisy, null).noise).toEqual(before.noise);
  });

  test('the angle can be dragged from 0° to 45°', () => {
    const angle = lab.parameters.find(({ name }) => name === 'angle');
    expect(angle).toMatchObject({ value: 0, minimum: 0, maximum: Math.PI / 4, scale: 'linear' });
  });
});

test('Second order is compared over evaluations: its steps cost more', () => {
  const before = defaultDocument();
  expect(secondOrder.apply(before, slopeAt(before)).charts.over).toBe('evaluations');
});
