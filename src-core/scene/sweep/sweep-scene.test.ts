import { describe, expect, it } from 'vitest';
import {
  defaultDocument,
  withFormula,
  withSetting,
  withSweep,
  withVisibility,
} from '../../document/index.ts';
import type { LabDocument } from '../../document/lab-document.ts';
import { checkSetting, OPTIMIZERS } from '../../optimizers/index.ts';
import { runToEnd } from '../../work/index.ts';
import { DocumentFunctions } from '../document-functions.ts';
import { SceneMaker } from '../lab-scene.ts';
import { runSweeps } from './run-sweeps.ts';
import { rateColumns, secondSettings, settingRows } from './sweep-axis.ts';
import { sweepPlan } from './sweep-plan.ts';
import { groundOf, sweepScene, type CurvesScene, type HeatMapScene } from './sweep-scene.ts';
import { bestOf, sweepSentence } from './sweep-sentence.ts';

function sceneOf(document: LabDocument) {
  const { sweeps } = sweepPlan(document);
  const f = runToEnd(new DocumentFunctions().prepare(document));
  const results = runToEnd(runSweeps(f, document, sweeps));
  const lab = runToEnd(
    new SceneMaker().make({
      document,
      domain: document.domain,
      gridSize: 8,
      levelCount: 8,
      tell: 'all',
      have: null,
    }),
  );
  const parts = sweeps.map((planned, k) => ({ sweep: planned, result: results[k]! }));
  return sweepScene(document, parts, groundOf(lab));
}

/** λ = 1 and 20. */
const quadratic = withSweep(
  { ...defaultDocument(), formula: 'x^2/2 + 10 y^2', landscape: 'your-own', start: [2, 1], parameters: [] },
  { rates: [1e-3, 1] },
);
const curves = (document: LabDocument): CurvesScene => sceneOf(document) as CurvesScene;
const heatMap = (document: LabDocument): HeatMapScene =>
  sceneOf(withSweep(document, { view: 'heat-map' })) as HeatMapScene;
const momentum = { ...withVisibility(quadratic, 'momentum', 'shown') };

describe('gradient descent on a quadratic', () => {
  const step = 1e3 ** (1 / 199);

  it('arrives soonest at 2/(λmin + λmax), and diverges from 2/λmax on', () => {
    const scene = curves(withSweep(quadratic, { quantity: 'steps' }));
    const [curve] = scene.curves;
    const best = curve!.rates[bestOf(curve!.values)]!;
    expect(Math.abs(Math.log(best / (2 / 21)))).toBeLessThan(1.5 * Math.log(step));
    expect(scene.stable).toBeCloseTo(0.1, 12);
    for (const [k, rate] of curve!.rates.entries()) {
      // Between these it is on its way to one or the other when the steps are over.
      if (rate > 0.1 * 1.05) expect(curve!.gaps[k], String(rate)).toBe('diverged');
      if (rate > 0.02 && rate < 0.1 * 0.97) expect(curve!.gaps[k], String(rate)).toBeNull();
    }
  });

  it('has its lowest loss after few steps at 2/(λmin + λmax)', () => {
    const start: readonly [number, number] = [1, 1 / Math.sqrt(20)];
    const [curve] = curves({ ...quadratic, start, steps: 40, tolerance: 0 }).curves;
    const best = curve!.rates[bestOf(curve!.values)]!;
    expect(Math.abs(Math.log(best / (2 / 21)))).toBeLessThan(1.5 * Math.log(step));
  });

  it('is told in words', () => {
    const sentence = sweepSentence(curves(withSweep(quadratic, { quantity: 'steps' })));
    expect(sentence).toMatch(
      /^Gradient descent arrives soonest at η = 0\.09\d+ \(\d+ steps\) and diverges from η = 0\.10\d* on\.$/,
    );
  });
});

describe('momentum in the heat map', () => {
  const scene = heatMap(withSweep(momentum, { quantity: 'loss', rates: [0.02, 0.5] }));

  it('diverges beyond 2(1 + β)/λmax, to within a cell, and nowhere below', () => {
    const columns = scene.across.values.length;
    const cell = (0.5 / 0.02) ** (1 / columns);
    scene.up.values.forEach((beta, j) => {
      const edge = (2 * (1 + beta)) / 20;
      expect(scene.edge!.rates[j]).toBeCloseTo(edge, 12);
      // With β near 1 even what diverges does so slowly.
      const slow = beta > 0.9 ? 1.3 : 1.06;
      scene.across.values.forEach((rate, i) => {
        const gap = scene.gaps[j * columns + i];
        if (rate > edge * cell * slow) expect(gap, `η ${rate}, β ${beta}`).toBe('diverged');
        if (rate < edge / cell) expect(gap, `η ${rate}, β ${beta}`).toBeNull();
      });
    });
    expect(scene.edge!.label).toBe('2(1+β)/λmax');
  });

  it('marks the settings as they are', () => {
    const set = withSetting(
      withSetting(momentum, 'momentum', 'momentum', 0.5),
      'momentum',
      'learningRate',
      0.07,
    );
    expect(heatMap(set).present).toEqual([0.07, 0.5]);
  });
});

it('to take a rate that was swept needs no new sweep; all else does', () => {
  const id = (document: LabDocument) => sweepPlan(document).sweeps[0]!.id;
  const set = (name: string, value: number) => withSetting(momentum, 'momentum', name, value);
  expect(id(set('learningRate', 0.5))).toBe(id(momentum));
  expect(id({ ...momentum, theme: 'dark' })).toBe(id(momentum));
  const others = [set('momentum', 0.5), { ...momentum, start: [1, 1] as const }, { ...momentum, steps: 7 }];
  for (const other of others) expect(id(other)).not.toBe(id(momentum));
  const map = withSweep(momentum, { view: 'heat-map' });
  expect(id(withSetting(map, 'momentum', 'momentum', 0.5))).toBe(id(map));
});

describe('what cannot be swept', () => {
  it('is told by name, and the others go on', () => {
    const document = withVisibility(quadratic, 'newton', 'shown');
    const entry = { ...document.optimizers[0]!, key: 'n', id: 'nelder-mead', settings: {} };
    const mixed = { ...document, optimizers: [...document.optimizers, entry] };
    expect(sweepPlan(mixed).problem).toBe('Nelder–Mead has no learning rate.');
    expect(curves(mixed).curves.map(({ key }) => key)).toEqual(['gradient-descent', 'newton']);
    const alone = { ...mixed, optimizers: [entry], focus: 'n' };
    expect(sweepPlan(alone).sweeps).toEqual([]);
    expect(sweepPlan(withSweep(alone, { view: 'heat-map' })).problem).toContain('no learning rate');
    expect(curves(alone)).toBeNull();
  });

  it('says where f is not defined at the start, and where all runs diverge', () => {
    const undefinedAtStart = { ...withFormula(quadratic, 'log(x) + y^2', []), start: [-1, 1] as const };
    expect(sweepSentence(curves(undefinedAtStart))).toContain('f is not defined at the start');
    const all = sweepSentence(curves(withSweep(quadratic, { rates: [1, 10] })));
    expect(all).toBe('Gradient descent: of all learning rates from 1 to 10 none has a number (diverged).');
  });

  it('is noise of more than one seed, and the sentence says so', () => {
    const noise = { ...quadratic.noise, kind: 'isotropic', sigma: 0.1, seed: 3, seeds: 5 } as const;
    expect(sweepSentence(curves({ ...quadratic, noise }))).toContain('Every run has the noise of seed 3.');
  });
});

it.each(OPTIMIZERS.flatMap(({ id }) => secondSettings(id).map((spec) => [id, spec.name, spec] as const)))(
  '%s may be set to every cell of its %s',
  (_, __, spec) => {
    const { values, range } = settingRows(spec);
    expect(values.length).toBeGreaterThan(1);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    for (const value of values) {
      expect(checkSetting(spec, value)).toBeNull();
      expect(value > range[0] && value < range[1]).toBe(true);
    }
  },
);

it('cells of learning rates are in their middles', () => {
  const { values } = rateColumns([1e-3, 1]);
  const factor = values[1]! / values[0]!;
  expect(values[0]! / 1e-3).toBeCloseTo(Math.sqrt(factor), 10);
  expect(1 / values.at(-1)!).toBeCloseTo(Math.sqrt(factor), 10);
});
