import { describe, expect, test } from 'vitest';
import {
  defaultDocument,
  documentFor,
  withFormula,
  withLearningRate,
  withParameter,
  type LabDocument,
} from '../document/index.ts';
import { runToEnd } from '../work/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { SceneMaker, type FocusScene, type LabScene, type SceneRequest } from './lab-scene.ts';

const SMALL = { gridSize: 32, levelCount: 8, tell: 'all', have: null } as const;

function sceneOf(document: LabDocument): LabScene & { focus: FocusScene } {
  const { focus, ...scene } = runToEnd(
    new SceneMaker().make({ ...SMALL, document, domain: document.domain }),
  );
  if (focus === null) throw new Error('Everything was asked for.');
  return { ...scene, focus };
}

function landscape(id: string): LabDocument {
  const found = findLandscape(id);
  if (found === undefined) throw new Error(id);
  return documentFor(found);
}

describe('on the rotated quadratic with κ = 20', () => {
  test('the marks are 1/λmax, 2/(λmin + λmax) and 2/λmax', () => {
    const { focus } = sceneOf(defaultDocument());
    const marks = focus.theory.rates?.marks.map(({ learningRate }) => learningRate) ?? [];
    [1 / 20, 2 / 21, 2 / 20].forEach((expected, i) => {
      expect(marks[i]).toBeCloseTo(expected, 12);
    });
    expect(focus.theory.place).toBe('reached');
    expect(focus.theory.analysis.conditionNumber).toBeCloseTo(20, 9);
  });

  test('the measured rate at the best step is (κ − 1)/(κ + 1), within 1 %', () => {
    const { report } = sceneOf(withLearningRate(defaultDocument(), 2 / 21)).focus;
    expect(report.bestRate).toBeCloseTo(19 / 21, 12);
    expect(report.predictedRate).toBeCloseTo(19 / 21, 12);
    expect(Math.abs((report.measuredRate ?? NaN) / (19 / 21) - 1)).toBeLessThan(0.01);
  });

  test.each([
    [0.02, /η·λmax = 0\.4: no overshoot.*creeps.*Converged/],
    [
      0.0965,
      /η·λmax = 1\.93: each step overshoots the valley and lands on the other side; .*keeps 93 % of its size, sign flipped\. Converged/,
    ],
    [0.12, /η·λmax = 2\.4: .*grows 1\.4-fold a step.*Diverged at step/],
    [0, /The learning rate is 0/],
  ])('η = %s is explained', (learningRate, words) => {
    expect(sceneOf(withLearningRate(defaultDocument(), learningRate)).focus.sentence).toMatch(words);
  });

  test('a zig-zag changes sign at every step across and turns by large angles', () => {
    const scene = sceneOf(withLearningRate(defaultDocument(), 0.0975));
    const [path] = scene.paths;
    const { signChanges, meanTurningAngle } = scene.focus.report;
    expect(signChanges).toBe((path?.steps ?? 0) - 1);
    expect(meanTurningAngle).toBeGreaterThan(90);
  });
});

test('Rosenbrock: the minimum that the path has not reached yet is said to be ahead', () => {
  const { focus } = sceneOf(landscape('rosenbrock'));
  expect(focus.theory.place).toBe('ahead');
  expect(focus.theory.analysis.point[0]).toBeCloseTo(1, 8);
  expect(focus.theory.analysis.conditionNumber).toBeCloseTo(2508.0096, 3);
  expect(focus.sentence).toMatch(/Not there yet: after 1,000 steps/);
});

test('a slope that is larger at the end than at the start is not “still” so large', () => {
  const rosenbrock = landscape('rosenbrock');
  const flat = { ...rosenbrock, start: [0, 0], steps: 3 } as const;
  const { focus, paths } = sceneOf(withLearningRate(flat, 0.2));
  const [first, , , last] = paths[0]?.gradientNorms ?? [];
  expect(last).toBeGreaterThan(first ?? NaN);
  expect(focus.sentence).toMatch(/Not there yet: in 3 steps ∥∇f∥ has grown from 2 to \d/);
});

test('with no minimum to go by the start is named, and an indefinite Hessian gives no marks', () => {
  const { focus } = sceneOf(landscape('x2y-sinxy'));
  expect(focus.theory.place).toBe('start');
  expect(focus.theory.rates).toBeNull();
  expect(focus.theory.reason).toMatch(/λmin < 0/);
});

test.each([
  ['3', /f is constant/],
  ['x + 2y', /f is a plane/],
  ['log(x - 5)', /not defined at the start/],
  ['exp(x^2 y^2 + 9x^2)', /Diverged at step 1\./],
])('%s is told in words, and κ is not defined', (formula, words) => {
  const { focus } = sceneOf(withFormula(defaultDocument(), formula, []));
  expect(focus.sentence).toMatch(words);
  if (formula === '3' || formula === 'x + 2y') expect(focus.theory.analysis.conditionNumber).toBeNull();
});

test('Rosenbrock at a rate too large for its minimum, yet not diverging, is told so', () => {
  const { paths, focus } = sceneOf(withLearningRate(landscape('rosenbrock'), 0.005));
  expect(paths[0]?.stop).toBe('steps');
  expect(focus.sentence).toMatch(/Near the minimum ahead η·λmax = 5\.01: .*thrown back to flatter places/);
});

test('the ground is made again only when something it shows has changed', () => {
  const maker = new SceneMaker();
  const document = defaultDocument();
  const request = { ...SMALL, document, domain: document.domain };
  const first = runToEnd(maker.make({ ...request, have: null }));
  expect(first.ground).not.toBeNull();
  const faster = { ...request, document: withLearningRate(document, 0.01), have: first.groundKey };
  expect(runToEnd(maker.make(faster)).ground).toBeNull();
  const zoomed = { ...faster, domain: { x: [-1, 1], y: [-1, 1] } } as const;
  expect(runToEnd(maker.make(zoomed)).ground).not.toBeNull();
});

test('paths alone come without words, and are the same', () => {
  const document = defaultDocument();
  const request = { ...SMALL, document, domain: document.domain };
  const { paths, focus } = runToEnd(new SceneMaker().make({ ...request, tell: 'picture' }));
  expect(focus).toBeNull();
  expect(paths).toEqual(sceneOf(document).paths);
});

test('every path has one value and one gradient norm for each of its points', () => {
  for (const { points, values, gradientNorms, steps } of sceneOf(landscape('himmelblau')).paths) {
    expect([points.length / 2, values.length, gradientNorms.length]).toEqual([
      steps + 1,
      steps + 1,
      steps + 1,
    ]);
  }
});

/** Words that must agree with what the path really did: formula, start, rate, optimizer, and what is said. */
test.each([
  ['abs(x) + abs(y)', [1, 0.4], 0.1, 'gradient-descent', /^(?!.*plane)/],
  ['x^2 - y^2', [1, 0], 0.1, 'gradient-descent', /theory gives no marks\. Converged/],
  ['x^2 - y^2', [0, 0], 0.1, 'gradient-descent', /The start is a saddle/],
  ['-x^2 - y^2', [0, 0], 0.1, 'gradient-descent', /The start is a maximum/],
  ['(x^2 + 20 y^2)/2', [-2, 0], 0.15, 'gradient-descent', /no error along the steep direction.*Converged/],
  ['exp(x^2 + y^2)', [2, 2], 0.1, 'gradient-descent', /At step 1 f or its gradient is no finite number/],
  ['x + 2y', [0, 0], 0, 'gradient-descent', /The learning rate is 0/],
  ['x + 2y', [0, 0], 1e308, 'gradient-descent', /plane.*Diverged at step 1/],
  ['(x^2 + 1e6 y^2)/2', [1, 1], 2 / 1000001, 'gradient-descent', /η·λmax = 1\.999998: .*keeps 99\.9998 %/],
  ['(x^2 + 20 y^2)/2', [-2, 1], 0.093, 'momentum', /of 2\(1\+β\)\/λmax, the largest stable rate/],
] as const)('%s from %s at η = %s with %s: no false word', (formula, start, rate, focus, words) => {
  const document = { ...withFormula(defaultDocument(), formula, []), start, focus };
  expect(sceneOf(withLearningRate(document, rate)).focus.sentence).toMatch(words);
});

test('a path that ends on a saddle has reached no minimum', () => {
  const document = { ...withFormula(defaultDocument(), 'x^2 - y^2 + y^4', []), start: [1, 1e-9] } as const;
  const { focus, paths } = sceneOf(withLearningRate(document, 0.5));
  expect(paths[0]?.stop).toBe('converged');
  expect(focus.theory.place).not.toBe('reached');
});

describe('places known beforehand', () => {
  const marksOn = (id: string): readonly string[] =>
    sceneOf(landscape(id)).focus.marks.map(({ at, label }) => `${label} ${at.join(',')}`);

  test('of many minima only the lowest are marked', () => {
    expect(marksOn('rastrigin')).toEqual(['minimum 0,0', expect.stringContaining('minimum reached 2.98')]);
    expect(marksOn('six-hump-camel')).toHaveLength(2);
    expect(marksOn('styblinski-tang')).toHaveLength(4);
  });

  test('where the second-order test fails the mark says so', () => {
    expect(marksOn('quartic')).toEqual(['minimum (degenerate) 0,0']);
    expect(marksOn('ackley')).toEqual(['minimum (a kink) 0,0']);
  });

  test('a path that swings about a kink is explained by the kink', () => {
    expect(sceneOf(landscape('ackley')).focus.sentence).toMatch(
      /^The path swings about the kink at \(0, 0\): f has no gradient and no Hessian there/,
    );
    expect(sceneOf(withLearningRate(landscape('ackley'), 1e-6)).focus.sentence).not.toContain('kink');
  });
});

test('while the hand moves the contours are coarser, and their levels those of the fine map', () => {
  const document = withParameter(defaultDocument(), 'kappa', { value: 1000 });
  const levelsOf = (size: Partial<SceneRequest>): readonly number[] | undefined =>
    runToEnd(
      new SceneMaker().make({ ...SMALL, document, domain: document.domain, ...size }),
    ).ground?.bands.map(({ level }) => level);
  const fine = levelsOf({ gridSize: 128 });
  expect(fine?.length).toBeGreaterThan(4);
  expect(levelsOf({ gridSize: 24, levelGridSize: 128 })).toEqual(fine);
  expect(levelsOf({ gridSize: 24 }), 'by itself it would begin higher').not.toEqual(fine);
});
