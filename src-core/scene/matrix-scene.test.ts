import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrixOf } from '../curvature/spectrum.ts';
import type { Point2, SymmetricMatrix } from '../document/lab-document.ts';
import { runToEnd } from '../work/index.ts';
import { MatrixSceneMaker, type MatrixScene } from './matrix-scene.ts';
import { MATRIX_STEPS } from './matrix-words.ts';

const maker = new MatrixSceneMaker();

function sceneOf(matrix: SymmetricMatrix, learningRate: number, start: Point2 = [-3, 2]): MatrixScene {
  const scenes = runToEnd(
    maker.make({
      matrixLab: { matrices: [matrix], start, learningRate },
      domain: { x: [-4, 4], y: [-4, 4] },
      gridSize: 16,
      have: [null],
    }),
  );
  return scenes[0]!;
}

const spectral = (first: number, second: number, angle = 0): SymmetricMatrix =>
  matrixOf({ eigenvalues: [first, second], angle });
const diagonal = (xx: number, yy: number): SymmetricMatrix => ({ xx, xy: 0, yy });
const sentence = (...input: Parameters<typeof sceneOf>): string => sceneOf(...input).sentence;

describe('the error split along the eigenvectors', () => {
  const eigenvalue = fc.double({ min: -20, max: 20, noNaN: true });
  const coordinate = fc.double({ min: -5, max: 5, noNaN: true });

  /**
   * A step rounds by a few units in the last place of ‖x‖·(1 + η‖H‖), and later steps make at most `growth` of that
   * each: so far may the path be from what theory says after k steps.
   */
  test('each component is factorᵏ times the one at the start', () => {
    fc.assert(
      fc.property(
        eigenvalue,
        eigenvalue,
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.tuple(coordinate, coordinate),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (first, second, angle, start, learningRate) => {
          const { split, path } = sceneOf(spectral(first, second, angle), learningRate, start);
          const size = Math.max(Math.abs(first), Math.abs(second));
          const growth = Math.max(1, ...split.map(({ factor }) => Math.abs(factor)));
          for (const { components, factor } of split) {
            expect(components).toHaveLength(path.steps + 1);
            components.forEach((component, k) => {
              const tolerance =
                16 * 2 ** -52 * (k + 1) * (1 + learningRate * size) * growth ** k * Math.hypot(...start);
              const predicted = factor ** k * components[0]!;
              expect(Math.abs(component - predicted)).toBeLessThanOrEqual(tolerance);
            });
          }
        },
      ),
    );
  });

  test('the steep eigenvector comes first, with its factor 1 − ηλ', () => {
    const { split, analysis } = sceneOf(diagonal(0.1, 10), 0.19);
    expect(split.map(({ eigenvalue: λ, direction }) => [λ, ...direction])).toEqual([
      [10, 0, 1],
      [0.1, 1, 0],
    ]);
    expect(split[0].factor).toBeCloseTo(-0.9, 12);
    expect(split[1].factor).toBeCloseTo(0.981, 12);
    expect(analysis.conditionNumber).toBeCloseTo(100, 10);
    expect(analysis.largestStableLearningRate).toBeCloseTo(0.2, 12);
    expect(sceneOf(diagonal(-7, 2), 0.1).split[0].eigenvalue).toBe(-7);
  });

  test('a rate beyond all numbers gives no NaN before the path ends', () => {
    const { split, path } = sceneOf(diagonal(1, 10), 1e308, [0, 2]);
    expect(path.stop).toBe('diverged');
    expect(split[0].components[0]).toBe(2);
    expect(split[1].components[0]).toBe(0);
  });
});

describe('what counts as singular', () => {
  test('a trough turned by any angle stays one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -18_000, max: 18_000 }).map((hundredths) => hundredths / 100),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (angle, steep) => {
          const { analysis, split } = sceneOf(spectral(0, steep, angle), 0);
          expect(analysis.definiteness).toBe('positive-semidefinite');
          expect(analysis.conditionNumber).toBe(Infinity);
          expect(split[1].eigenvalue).toBe(0);
        },
      ),
    );
  });

  test('what is typed on the diagonal is taken at its word', () => {
    expect(sceneOf(diagonal(1e-12, 1e12), 0).analysis.conditionNumber).toBeCloseTo(1e24, -12);
  });
});

describe('the ground', () => {
  test('is not made again for one who has it', () => {
    const matrixLab = { matrices: [diagonal(1, 2)], start: [1, 1], learningRate: 0.1 } as const;
    const request = { matrixLab, domain: { x: [-1, 1], y: [-1, 1] }, gridSize: 16 } as const;
    const first = runToEnd(maker.make({ ...request, have: [null] }))[0]!;
    expect(first.ground?.bands.length).toBeGreaterThan(3);
    expect(runToEnd(maker.make({ ...request, have: [first.groundKey] }))[0]!.ground).toBeNull();
    const other = { ...request, domain: { x: [-2, 2], y: [-2, 2] } } as const;
    expect(runToEnd(maker.make({ ...other, have: [first.groundKey] }))[0]!.ground).not.toBeNull();
  });

  test('the path has as many steps as are shown, fewer where it is at its end', () => {
    expect(sceneOf(diagonal(0.1, 10), 0.19).path.steps).toBe(MATRIX_STEPS);
    expect(sceneOf(diagonal(1, 1), 1).path).toMatchObject({ steps: 1, stop: 'converged' });
    expect(sceneOf(diagonal(1, 1), 2e13).path.stop).toBe('diverged');
  });
});

describe('the sentence', () => {
  test.each([
    [
      'a zig-zag',
      diagonal(0.1, 10),
      0.19,
      'κ = 100: along the steep axis each step multiplies the error by 1 − ηλ = −0.9 (it flips: a zig-zag), along the flat one by 0.981 (it creeps).',
    ],
    [
      'too large a rate',
      diagonal(1, 10),
      0.22,
      'κ = 10: along the steep axis each step multiplies the error by 1 − ηλ = −1.2 (it flips and grows by 1.2 a step: diverges), along the flat one by 0.78 (it creeps).',
    ],
    [
      'the very limit',
      diagonal(1, 4),
      0.5,
      'κ = 4: along the steep axis each step multiplies the error by 1 − ηλ = −1 (it flips and keeps its size for ever), along the flat one by 0.5 (it creeps).',
    ],
    [
      'a round bowl',
      diagonal(1, 1),
      0.19,
      'κ = 1: every step points straight at the minimum and multiplies the error by 1 − ηλ = 0.81 (it creeps).',
    ],
    [
      'a round bowl in one step',
      diagonal(2, 2),
      0.5,
      'κ = 1: every step points straight at the minimum, and η = 1/λ is exactly as long as the way: one step is enough. Converged after 1 step.',
    ],
    [
      'a round bowl overshot',
      diagonal(1, 1),
      1.9,
      'κ = 1: every step points straight at the minimum, but overshoots it: the error is multiplied by 1 − ηλ = −0.9 (it flips: a zig-zag).',
    ],
    [
      'a saddle',
      diagonal(1, -0.5),
      0.2,
      'κ = 2, a saddle: along the axis that curves up each step multiplies the distance by 1 − ηλ = 0.8 (it creeps), along the one that curves down by 1.1 (it grows: it runs away). There is no minimum to reach.',
    ],
    [
      'a trough',
      diagonal(0, 2),
      0.9,
      'κ = ∞, a trough: across it each step multiplies the error by 1 − ηλ = −0.8 (it flips: a zig-zag); along it λ = 0, so nothing pulls and that part of the error stays for ever.',
    ],
    [
      'a dome',
      diagonal(-2, -1),
      0.1,
      'κ = 2, a dome: downhill leads away from the maximum, and each step multiplies the distance by up to 1 − ηλ = 1.2 (it grows: it runs away). There is no minimum to reach.',
    ],
    [
      'the crest of a ridge',
      diagonal(-2, 0),
      0.1,
      'κ = ∞, the crest of a ridge, flat along one axis: downhill leads away from the maximum, and each step multiplies the distance by up to 1 − ηλ = 1.2 (it grows: it runs away). There is no minimum to reach.',
    ],
    [
      'no matrix at all',
      diagonal(0, 0),
      0.1,
      'H = 0: the gradient is zero everywhere, so nothing moves. κ is not defined.',
    ],
    [
      'no learning rate',
      diagonal(1, 4),
      0,
      'κ = 4: the learning rate is 0, so no step moves, whatever the matrix.',
    ],
  ] as const)('%s', (_, matrix, learningRate, words) => {
    expect(sentence(matrix, learningRate)).toBe(words);
  });

  test('a path that ends says so', () => {
    expect(sentence(diagonal(1, 4), 1e308)).toContain('Diverged at step 1.');
    expect(sentence(diagonal(1, 4), 3)).toContain('diverges), along the flat one by −2 (it flips and grows');
    expect(sentence(diagonal(1, 4), 3)).toMatch(/Diverged at step \d+\.$/);
    expect(sentence(diagonal(-1, -1), 2)).toMatch(/^κ = 1, a dome:.* Diverged at step 24\.$/);
  });

  test('a start on an axis, or at the minimum, is told', () => {
    expect(sentence(diagonal(1, 4), 0.4, [2, 0])).toContain('no error along the steep axis');
    expect(sentence(diagonal(1, 4), 0.4, [0, 2])).toContain('no error along the flat axis');
    expect(sentence(diagonal(1, 4), 0.4, [0, 0])).toContain('is the critical point itself');
  });

  test('a factor next to 1 keeps the digits that tell it from 1', () => {
    expect(sentence(diagonal(1e-4, 10), 0.19)).toContain('0.999981 (it creeps)');
  });

  test('nothing is ever not a number', () => {
    const entry = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constantFrom(0, 1, -1, 1e12, -1e12, 5e-324),
    );
    fc.assert(
      fc.property(
        entry,
        entry,
        entry,
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        (xx, xy, yy, η) => {
          const words = sentence({ xx, xy, yy }, η);
          expect(words).not.toMatch(/NaN|undefined|not defined here/);
          expect(words.length).toBeGreaterThan(20);
        },
      ),
    );
  });
});
