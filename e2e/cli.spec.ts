/** The command line's contract: what each command answers. */
import { expect, test } from '@playwright/test';
import { json, run } from './cli.ts';

test('analyse tells value, gradient, Hessian and what follows from them', async () => {
  expect(await json('analyse', '-x^2-y^2', '--at', '0,0', '--at=-1,2')).toEqual({
    formula: '-x^2-y^2',
    variables: ['x', 'y'],
    gradientTolerance: 1e-6,
    results: [
      {
        point: [0, 0],
        value: 0,
        gradient: [0, 0],
        hessian: [
          [-2, 0],
          [0, -2],
        ],
        eigenvalues: [-2, -2],
        eigenvectors: [
          [1, 0],
          [0, 1],
        ],
        smallestEigenvalueBound: 0,
        definiteness: 'negative-definite',
        conditionNumber: 1,
        criticalPoint: 'maximum',
        largestStableLearningRate: null,
        resolved: null,
      },
      expect.objectContaining({ point: [-1, 2], value: -5, gradient: [2, -4], criticalPoint: null }),
    ],
  });
});

test('numbers that are not finite are strings, and what is undefined is null', async () => {
  const { results } = await json('analyse', 'log(x) + y^2', '--at', '-1,1');
  expect(results).toMatchObject([
    {
      value: 'NaN',
      gradient: ['NaN', 'NaN'],
      definiteness: null,
      conditionNumber: null,
      criticalPoint: null,
    },
  ]);
  const singular = await json('analyse', 'x^2', '--at', '0,0');
  expect(singular['results']).toMatchObject([
    { definiteness: 'positive-semidefinite', conditionNumber: 'Infinity', criticalPoint: 'degenerate' },
  ]);
  const constant = await json('analyse', '7', '--at', '0,0');
  expect(constant['results']).toMatchObject([
    {
      definiteness: 'zero',
      conditionNumber: null,
      criticalPoint: 'degenerate',
      largestStableLearningRate: null,
    },
  ]);
});

test('where the second-order test is inconclusive, what looking further says', async () => {
  for (const [formula, resolved] of [
    ['x^3-3x*y^2', 'saddle'],
    ['x^4+y^4', 'minimum'],
    ['x^2+y^3', 'saddle'],
    ['x^2*y', 'saddle'],
    ['-x^4', 'flat'],
    ['x^2', 'flat'],
    ['abs(x)^3', 'undecided'],
  ] as const) {
    const { results } = await json('analyse', formula, '--at', '0,0');
    expect(results).toMatchObject([{ criticalPoint: 'degenerate', smallestEigenvalueBound: 0, resolved }]);
  }
  const monkey = await run('analyse', 'x^3-3x*y^2', '--at', '0,0');
  expect(monkey.stdout).toContain('a monkey saddle: f changes sign six times round the point.');
});

test('a condition number of 10¹² keeps its digits, and fifty variables are taken', async () => {
  const steep = await json('analyse', '(x^2 + 1e12 y^2)/2', '--at', '1,1');
  expect(steep['results']).toMatchObject([{ conditionNumber: 1e12, largestStableLearningRate: 2e-12 }]);
  const names = Array.from({ length: 50 }, (_, i) => `x${i}`);
  const formula = names.map((name) => `${name}^2`).join('+');
  const wide = await json(
    'analyse',
    formula,
    '--at',
    names.map(() => '0').join(),
    '--variables',
    names.join(),
  );
  expect(wide['results']).toMatchObject([{ definiteness: 'positive-definite', conditionNumber: 1 }]);
});

test('descend gives steps + 1 points, the start first', async () => {
  const words = ['descend', 'x^2+y^2', '--start', '-1,2', '--optimizer', 'gradient-descent'];
  expect(await json(...words, '--learning-rate', '0.25', '--steps=2', '--tolerance', '0')).toEqual({
    optimizer: 'gradient-descent',
    settings: { learningRate: 0.25, weightDecay: 0 },
    points: [
      [-1, 2],
      [-0.5, 1],
      [-0.25, 0.5],
    ],
    values: [5, 1.25, 0.3125],
    stop: 'steps',
    steps: 2,
  });
});

for (const [name, words, ending] of [
  ['converged', ['x^2+y^2', '--learning-rate', '0.5'], { stop: 'converged', steps: 1 }],
  ['diverged', ['x^2+y^2', '--learning-rate', '1e13'], { stop: 'diverged', steps: 1 }],
  ['undefined at the start', ['log(x)+y'], { stop: 'not-finite', steps: 0, values: ['NaN'] }],
  ['a learning rate of 0', ['x^2+y^2', '--learning-rate', '0', '--steps', '3'], { stop: 'steps', steps: 3 }],
  ['no step at all', ['x^2+y^2', '--steps', '0'], { stop: 'steps', steps: 0, points: [[-1, 2]] }],
  ['a landscape', ['himmelblau', '--steps', '2'], { stop: 'steps', steps: 2 }],
] as const) {
  test(`descend: ${name}`, async () => {
    const where = ['--start', '-1,2', '--optimizer', 'gradient-descent'];
    expect(await json('descend', ...words, ...where)).toMatchObject(ending);
  });
}

test('a learning rate of 1e308 ends at the first step, with what it became in JSON', async () => {
  const run = await json(
    'descend',
    'x^2+y^2',
    '--start',
    '1,1',
    '--optimizer',
    'adam',
    '--learning-rate',
    '1e308',
  );
  expect(run).toMatchObject({
    steps: 1,
    stop: 'diverged',
    points: [
      [1, 1],
      ['-Infinity', '-Infinity'],
    ],
    values: [2, 'Infinity'],
  });
});

test('critical-points lists what is in a domain, by value', async () => {
  const rest = { gradientNorm: 0, resolved: null, conditionNumber: 3 };
  expect(await json('critical-points', 'x^3 - 3 x - y^2', '--domain', '-2,2,-2,2')).toEqual({
    points: [
      { point: [1, 0], value: -2, eigenvalues: [-2, 6], type: 'saddle', ...rest },
      { point: [-1, 0], value: 2, eigenvalues: [-6, -2], type: 'maximum', ...rest },
    ],
    continuum: false,
  });
  expect(await json('critical-points', '(x^2 + y^2 - 1)^2', '--domain=-2,2,-2,2')).toMatchObject({
    points: [{ point: [0, 0], type: 'maximum' }],
    continuum: true,
  });
  expect(await json('critical-points', 'monkey-saddle')).toMatchObject({
    points: [{ point: [0, 0], type: 'degenerate', resolved: 'saddle', conditionNumber: null }],
  });
  const { points } = await json('critical-points', 'six-hump-camel');
  expect(points).toHaveLength(15);
  expect(await run('critical-points', 'x', '--domain', '1,0,0,1')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: "zigzag critical-points: The domain's x from 1 to 0 is reversed.\n",
  });
});

test('functions and optimizers list what there is', async () => {
  const { functions } = (await json('functions')) as { functions: Record<string, unknown>[] };
  expect(functions.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['rotated-quadratic', 'rosenbrock', 'himmelblau', 'x2y-sinxy']),
  );
  for (const entry of functions)
    expect(Object.keys(entry)).toEqual(['id', 'name', 'formula', 'domain', 'source']);
  const { optimizers } = (await json('optimizers')) as {
    optimizers: { id: string; settings: Record<string, unknown>[] }[];
  };
  expect(optimizers.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['gradient-descent', 'momentum', 'adam']),
  );
  for (const entry of optimizers) {
    expect(Object.keys(entry)).toEqual(['id', 'name', 'settings', 'source']);
    for (const setting of entry.settings) {
      const range = 'options' in setting ? ['options'] : ['minimum', 'maximum'];
      expect(Object.keys(setting)).toEqual(['name', 'default', ...range, 'meaning']);
    }
  }
});

test('without --json a table is for reading', async () => {
  const { stdout, stderr, code } = await run('analyse', 'x^2 + 3 y^2', '--at', '1,1');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout).toContain('f(x, y) = x^2 + 3 y^2');
  expect(stdout).toMatch(/^κ +3$/m);
  expect(stdout).toMatch(/^digits of κ +15 to be trusted$/m);
  expect(stdout).toMatch(/^zero is \|λ\| up to +0 +\(rounding of H\)$/m);
  const path = await run(
    'descend',
    'x^2',
    '--start',
    '1',
    '--optimizer',
    'gradient-descent',
    '--steps',
    '300',
  );
  expect(path.stdout).toMatch(/^ *200 /m);
  expect(path.stdout).toMatch(/^ *300 /m);
  expect(path.stdout).toContain('--json has them all');
});

test('a formula may stand behind --', async () => {
  const { stdout, code } = await run('analyse', '--at', '1', '--json', '--', '--x');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ formula: '--x', variables: ['x'] });
});
