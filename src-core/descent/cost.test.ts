/** What a run cost: what a method asked for, each thing once. */
import { expect, test } from 'vitest';
import { runOn } from './run-on.ts';
import type { Cost, Trajectory } from './index.ts';

const BOWL = 'x^2 + 10 y^2';
const run = (id: string, steps: number, formula = BOWL, start = [1, 1]): Trajectory =>
  runOn(formula, ['x', 'y'], id, { start, steps });

const STEPS = 5;

/** Of five steps on a quadratic that is not too easy. */
const COSTS: readonly (readonly [string, Cost, string])[] = [
  ['newton', { values: 0, gradients: 1, hessians: 1, solves: 1 }, 'one step is all'],
  [
    'gradient-descent-optimal',
    { values: 0, gradients: STEPS, hessians: STEPS, solves: STEPS },
    'eigenvalues each step',
  ],
  [
    'heavy-ball-optimal',
    { values: 0, gradients: STEPS, hessians: STEPS, solves: STEPS },
    'eigenvalues each step',
  ],
  // The gradient at the end of the line is the next step's; the closed form is right at once.
  [
    'gradient-descent-exact',
    { values: 0, gradients: STEPS + 1, hessians: STEPS, solves: 0 },
    'one gradient ahead',
  ],
  ['lbfgs', { values: 0, gradients: STEPS, hessians: 0, solves: 0 }, 'a gradient each step'],
];

test.each(COSTS)('%s: %o: %s', (id, cost) => {
  const steps = id === 'newton' ? 1 : STEPS;
  expect(run(id, steps).cost).toEqual(cost);
});

test('backtracking asks for f at each trial, and for f where it is never again', () => {
  // From (1, 1) with ∇f = (2, 20): 1, ½, ¼, ⅛ leave f higher; with 1/16 it falls from 11 to about 0.8.
  const { cost, evaluations } = run('gradient-descent-backtracking', 1);
  expect(cost).toEqual({ values: 5, gradients: 1, hessians: 0, solves: 0 });
  expect([...evaluations]).toEqual([0, 6]);
  // f at the first trial that is accepted is the next step's f.
  const two = run('gradient-descent-backtracking', 2, '0.5 x^2 + 0.5 y^2 + x^4/100');
  expect(two.cost).toEqual({ values: 2, gradients: 2, hessians: 0, solves: 0 });
});

test('Newton with line search: f once where the whole step is taken', () => {
  expect(run('newton-armijo', 1).cost).toEqual({ values: 1, gradients: 1, hessians: 1, solves: 1 });
});

test('a search that ends at a trial before its last has asked for ∇f there', () => {
  const path = run('bfgs', 40, '(1-x)^2 + 100 (y-x^2)^2', [-1.2, 1]);
  // Each step at least one trial, and none is asked for twice: at the start, and once for each trial.
  expect(path.cost.gradients).toBe(path.evaluations.at(-1));
  expect(path.cost.gradients).toBeGreaterThan(path.steps);
});

test('Nelder–Mead asks for f alone, and never where it knows it', () => {
  const { cost } = run('nelder-mead', 1);
  // Three vertices, the reflection and what follows from it.
  expect(cost).toEqual({ values: 5, gradients: 0, hessians: 0, solves: 0 });
});

test('damped Newton: f at each λ, the eigenpairs once', () => {
  const { cost, steps } = run('damped-newton', 3, '(1-x)^2 + 100 (y-x^2)^2', [-1.2, 1]);
  expect(cost).toMatchObject({ gradients: steps, hessians: steps, solves: steps });
  expect(cost.values).toBeGreaterThanOrEqual(steps);
});
