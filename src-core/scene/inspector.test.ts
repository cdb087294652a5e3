import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descend } from '../descent/index.ts';
import {
  defaultDocument,
  withOptimizer,
  withSetting,
  withVisibility,
  type LabDocument,
} from '../document/index.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { OPTIMIZERS } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { numberTex } from './number-tex.ts';
import { StepInspector, type StepScene } from './inspector.ts';
import { taskOf, focusedOf } from './runs.ts';

const functionOf = (formula: string): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'])), []);

/** A lab of one optimizer at a learning rate, or at its default. */
function labOf(id: string, learningRate: number | null, change: Partial<LabDocument> = {}): LabDocument {
  const lab = { ...defaultDocument(), learningRates: 'each' as const, steps: 60, ...change };
  const shown = lab.optimizers.some(({ key }) => key === id)
    ? withVisibility(lab, id, 'shown')
    : withOptimizer(lab, id);
  const focused = { ...shown, focus: shown.optimizers.find((entry) => entry.id === id)?.key ?? '' };
  return learningRate === null ? focused : withSetting(focused, focused.focus, 'learningRate', learningRate);
}

const MAP = { x: [-3, 3], y: [-2, 2] } as const;

const inspect = (formula: string, lab: LabDocument, step: number | null): StepScene =>
  runToEnd(new StepInspector().inspect(functionOf(formula), lab, step, MAP));

test('gradient descent on a quadratic, by hand', () => {
  // f = ½(x² + 4y²) from (1, 1) with η = 0.1: ∇f = (1, 4), δ = (−0.1, −0.4).
  const lab = labOf('gradient-descent', 0.1, { start: [1, 1] });
  const scene = inspect('(x^2 + 4 y^2) / 2', lab, 0);
  expect(scene).toMatchObject({ step: 0, point: [1, 1], value: 2.5, gradient: [1, 4], end: null });
  const { taken } = scene;
  expect(taken?.to).toEqual([0.9, 0.6]);
  expect(taken?.linear.change).toBeCloseTo(-1.7, 12);
  expect(taken?.linear.value).toBeCloseTo(0.8, 12);
  // ½δᵀHδ = ½(0.01 + 4·0.16) = 0.325.
  expect(taken?.value).toBeCloseTo(1.125, 12);
  expect(taken?.linear.error).toBeCloseTo(0.325, 12);
  expect(taken?.linear.ratio).toBeCloseTo(1.375 / 1.7, 12);
  expect(taken?.linear.isExact).toBe(false);
  expect(taken?.quadratic.isExact).toBe(true);
  expect(taken?.quadratic.ratio).toBeCloseTo(1, 12);
  expect(taken?.inWords).toBe(
    'The linear model promised −1.7, the second-order model −1.38; f fell by 1.38, as the second-order model said.',
  );
  // 0.2·‖∇f‖/|dᵀHd| along δ, in units of ‖δ‖: 0.2·17·0.17/(0.65·√0.17·√17)…
  expect(scene.region?.alongStep).toBeCloseTo((0.1 * Math.sqrt(17) * Math.sqrt(0.17)) / 0.325, 9);
  expect(scene.regionInWords).toMatch(/^The step left the region .* it is 1\.9 times as long/);
  expect(taken?.update).toEqual([
    {
      symbols: '{{x}_{1}} = {{x}_{0}} - {\\eta}\\,{\\nabla f{(x_{0})}}',
      numbers:
        '{\\begin{pmatrix}\\boldsymbol{0.9} \\\\ \\boldsymbol{0.6}\\end{pmatrix}} = {\\begin{pmatrix}1 \\\\ 1\\end{pmatrix}} - {0.1}\\,{\\begin{pmatrix}1 \\\\ 4\\end{pmatrix}}',
    },
  ]);
});

test('Newton’s step on a quadratic is what the second-order model promised', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (x, y, b) => {
        fc.pre(Math.hypot(x - 1, y) > 0.01);
        const lab = labOf('newton', 1, { start: [x, y], tolerance: 0 });
        const scene = inspect(`(x - 1)^2 + ${b} y^2 + 0.1 x y`, lab, 0);
        expect(scene.taken?.quadratic.isExact).toBe(true);
      },
    ),
  );
});

test('what Adam remembers, by its symbols, before the step and after it', () => {
  const { memory, taken } = inspect('x + 2 y', labOf('adam', 0.1, { start: [0, 0] }), 1);
  const [m, v, decay] = memory;
  expect(m?.symbols).toEqual({ before: '{m}_{1}', after: '{m}_{2}' });
  expect([m?.before, m?.after]).toEqual([
    '\\begin{pmatrix}0.1 \\\\ 0.2\\end{pmatrix}',
    '\\begin{pmatrix}\\boldsymbol{0.19} \\\\ \\boldsymbol{0.38}\\end{pmatrix}',
  ]);
  expect(v?.symbols.after).toBe('{v}_{2}');
  expect(decay).toMatchObject({
    role: 'bookkeeping',
    symbols: { before: '(\\beta_1^{1},\\,\\beta_2^{1})', after: '(\\beta_1^{2},\\,\\beta_2^{2})' },
  });
  expect(taken?.update[0]?.numbers).toBe(
    '{\\begin{pmatrix}\\boldsymbol{0.19} \\\\ \\boldsymbol{0.38}\\end{pmatrix}} = {0.9}\\,{\\begin{pmatrix}0.1 \\\\ 0.2\\end{pmatrix}} + {(1-{0.9})}\\,{\\begin{pmatrix}1 \\\\ 2\\end{pmatrix}}',
  );
  expect(taken?.update[2]?.numbers).toContain('{(1-{0.9}^{{2}})}');
});

test('what is switched on in its settings is written, with its numbers', () => {
  const lab = labOf('adam', 0.1, { start: [1, 2] });
  const decaying = withSetting(lab, lab.focus, 'weightDecay', 0.25);
  const first = (document: LabDocument) => inspect('x + 2 y', document, 0).taken?.update[0];
  expect(first(lab)?.symbols).not.toContain('{w}');
  expect(first(decaying)?.symbols).toContain('{w}');
  expect(first(decaying)?.numbers).toContain('{0.25}');
});

describe.each(OPTIMIZERS.map(({ id }) => id))('%s', (id) => {
  const formula = '(1 - x)^2 + 5 (y - x^2)^2';
  const lab = labOf(id, null, { start: [-1.2, 1], tolerance: 1e-9 });
  const f = functionOf(formula);
  const run = runToEnd(descend(taskOf(f, lab, focusedOf(lab))));
  const row = (step: number) => [...run.points.subarray(2 * step, 2 * step + 2)];

  test('its numbers are those of its run, bit for bit, in whatever order they are asked for', () => {
    const inspector = new StepInspector();
    const last = run.steps - 1;
    for (const step of [0, 1, 7, 3, null, last, 2].filter((k) => k === null || k <= last)) {
      const scene = runToEnd(inspector.inspect(f, lab, step, MAP));
      const k = step ?? last;
      expect(scene.step).toBe(k);
      expect(scene.point).toEqual(row(k));
      expect(scene.value).toBe(run.values[k]);
      expect(scene.gradient).toEqual([...run.gradients.subarray(2 * k, 2 * k + 2)]);
      expect(scene.taken?.to).toEqual(row(k + 1));
      expect(scene.taken?.value).toBe(run.values[k + 1]);
      const lines = scene.taken?.update ?? [];
      expect(lines.length).toBeGreaterThan(0);
      for (const { symbols, numbers } of lines) {
        expect(symbols + (numbers ?? '')).not.toMatch(/@|‹|›|undefined|NaN|leftarrow/);
      }
    }
  });

  test('at its end it says that no step follows', () => {
    const scene = inspect(formula, lab, run.steps);
    expect(scene.point).toEqual(row(run.steps));
    expect(scene.taken).toBeNull();
    expect(scene.end).toMatch(/\.$/);
    expect(inspect(formula, lab, run.steps + 10).step, 'nor later').toBe(run.steps);
  });
});

test.each(['gradient-descent', 'adam', 'newton'])(
  '%s with noise and a schedule: what it sees, and its η',
  (id) => {
    const plain = labOf(id, 0.02, { start: [-1.2, 1], tolerance: 0 });
    const lab: LabDocument = {
      ...plain,
      noise: { ...plain.noise, kind: 'isotropic', sigma: 0.3 },
      optimizers: plain.optimizers.map((entry) => ({ ...entry, schedule: { id: 'cosine', settings: {} } })),
    };
    const f = functionOf('x^2 + 5 y^2');
    const task = taskOf(f, lab, focusedOf(lab));
    const run = runToEnd(descend(task));
    const { taken, seen, gradient } = runToEnd(new StepInspector().inspect(f, lab, 4, MAP));
    expect(taken?.to).toEqual([...run.points.subarray(10, 12)]);
    const noise = [...(task.gradientNoise?.subarray(8, 10) ?? [])];
    expect(seen).toEqual(gradient.map((partial, i) => partial + (noise[i] ?? NaN)));
    const symbols = taken?.update.map((line) => line.symbols).join(' ') ?? '';
    expect(symbols, 'the formula speaks of what it saw').toContain('g_{4}');
    expect(symbols).not.toContain('\\nabla f');
    const rate = numberTex(task.learningRates?.[4] ?? NaN);
    expect(taken?.update.at(-1)?.numbers).toContain(`{${rate}}`);
  },
);

describe('in plain words', () => {
  const told = (formula: string, start: readonly [number, number], rate: number) => {
    const scene = inspect(formula, labOf('gradient-descent', rate, { start, tolerance: 0 }), 0);
    return `${scene.taken?.inWords ?? ''} ${scene.regionInWords} ${scene.end ?? ''}`.trim();
  };

  test.each<[string, readonly [number, number], number, RegExp]>([
    [
      'x + 2 y',
      [0, 0],
      0.1,
      /f fell by 0\.5, as both said\. The step stayed .* It holds on the whole map\.$/,
    ],
    ['x^2', [1, 0], 0.01, /it went 10 % of the way to the edge\.$/],
    ['x^2 + y^2', [0, 0], 0.1, /did not change.* ∇f = 0 here: .* which holds at this point alone\.$/],
    ['log(x) + y', [1, 0], 2, /promised −4, the second-order model −6; f is not defined there\./],
    ['log(x) + y', [-1, 0], 1, /^f or ∇f is not a finite number here.* no step follows\.$/],
    ['x^2 - y', [0, 0], 0.1, /stayed where the linear model holds\. That way it holds beyond the map\.$/],
  ])('%s from %j', (formula, start, rate, words) => {
    expect(told(formula, start, rate)).toMatch(words);
  });

  test('never a number that is none, whatever the formula', () => {
    const formulas = [
      '1/x',
      'x^x',
      'exp(exp(x))',
      'sqrt(x)',
      'abs(x)^1.5',
      '1e308 x^2',
      '1e-300 x^2',
      'tan(x) y',
    ];
    const rate = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...formulas),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        rate,
        (formula, x, eta) => {
          expect(told(formula, [x, 1], eta)).not.toMatch(/NaN|Infinity|undefined|null/);
        },
      ),
    );
  });
});

test.each([
  [0.5, '0.5'],
  [-12345.678, '-12346'],
  [1.25e-7, '1.25{\\times}10^{-7}'],
  [Infinity, '\\infty '],
  [NaN, '\\text{–}'],
])('%d is written %s', (value, tex) => {
  expect(numberTex(value)).toBe(tex);
});
