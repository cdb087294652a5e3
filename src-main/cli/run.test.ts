import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { coreHere } from './core-here.ts';
import { COMMANDS, runCommandLine } from './run.ts';
import { toJson } from '../../src-renderer/export/data/json.ts';

const folder = mkdtempSync(join(tmpdir(), 'zigzag-'));
afterAll(() => rmSync(folder, { recursive: true }));

const started = vi.fn(coreHere);
const lab = join(folder, 'valley.zigzag');
const run = (...words: string[]) => runCommandLine(words, started);
// What the examples read.
beforeAll(() => run('new', 'k x^2 + y^2', '--param', 'k=10', '--optimizer', 'momentum', '--output', lab));

async function json(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout, stderr, code } = await run(...words, '--json');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout.endsWith('\n')).toBe(true);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** What is said on stderr; everything else must be as the contract has it for bad input. */
async function fault(...words: string[]): Promise<string> {
  const { stdout, stderr, code } = await run(...words);
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  const lines = stderr.slice(0, -1).split('\n');
  expect(stderr.endsWith('\n')).toBe(true);
  expect([1, 3]).toContain(lines.length);
  if (lines.length === 3) expect(lines[2]).toMatch(/^ *\^+$/);
  return lines[0] ?? '';
}

describe('help', () => {
  test('is there for all and for each, and starts no core', async () => {
    started.mockClear();
    const { stdout, stderr, code } = await run('--help');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(await run('help')).toMatchObject({ stdout, code: 0 });
    for (const { name } of COMMANDS) {
      expect(stdout).toContain(`  ${name}`);
      const own = await run(name, '--help', '--json');
      expect(own).toMatchObject({ stderr: '', code: 0 });
      expect(own.stdout).toContain(`cli -- ${name}`);
      expect(await run('help', name)).toEqual(own);
    }
    expect(started).not.toHaveBeenCalled();
  });

  test.each(COMMANDS)(
    '$name: every option is described, lines fit a terminal, the example works',
    async (command) => {
      const { stdout } = await run(command.name, '--help');
      for (const { name } of command.options) expect(stdout).toContain(`  --${name} `);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
      // Its fonts lie beside the built command line: e2e/cli-render.spec.ts.
      if (command.name === 'render') return;
      const words = command.example.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
      const elsewhere = words.map((word) => (word.endsWith('.zigzag') ? join(folder, word) : word));
      expect(await run(...elsewhere)).toMatchObject({ code: 0, stderr: '' });
    },
  );
});

describe('of a lab file', () => {
  test('data is a table of the window, with what it means', async () => {
    const { name, columns, rows } = await json('data', lab);
    expect(name).toBe('ranking');
    expect(columns).toContainEqual({ name: 'steps', meaning: 'steps taken' });
    expect(rows).toMatchObject([
      { rank: '1', optimizer: 'momentum', ended: 'converged', evaluationsOfHessian: 0 },
    ]);
    const { stdout } = await run('data', lab, '--table', 'trajectories', '--csv');
    expect(stdout).toMatch(/^optimizer,run,learningRate,step,x,y,f,gradientNorm\nmomentum,run,/);
    expect((await run('data', lab, '--table', 'grid')).stdout).toContain('rows are left out here');
    expect(await fault('data', lab, '--table', 'paths')).toContain('there are trajectories, ranking,');
    expect(await fault('data', join(folder, 'none.zigzag'))).toContain('none.zigzag');
  });

  test('code is a program', async () => {
    const { stdout } = await run('code', lab, '--library', 'numpy');
    expect(stdout).toMatch(/^# Momentum on f\(x, y\) = k x\^2 \+ y\^2\n/);
    const { program } = await json('code', lab, '--library', 'numpy');
    expect(program).toBe(stdout);
    expect((await run('code', lab, '--library', 'pytorch', '--optimizer', 'adam')).stdout).toContain(
      'torch.optim.Adam(',
    );
    expect(await fault('code', lab, '--library', 'optax', '--optimizer', 'newton')).toContain(
      'Optax has no such method.',
    );
    expect(await fault('code', lab)).toContain('--library LIBRARY is missing');
    expect(await fault('code', lab, '--library', 'jax')).toContain('there are pytorch, numpy, optax');
    expect(await fault('code', lab, '--library', 'numpy', '--optimizer', 'sgd')).toContain('this lab has ');
  });
});

describe('variables', () => {
  test.each([
    ['x^2', '3', ['x']],
    ['x^2', '3,4', ['x', 'y']],
    ['t^2', '3', ['t']],
    ['x^4-3*x^3+2', '1', ['x']],
    ['y', '1', ['y']],
    ['2', '1,2', ['x', 'y']],
    ['sin(xy)', '1,2', ['x', 'y']],
    ['rosenbrock', '1,1', ['x', 'y']],
  ])('of %s at %s are %j', async (formula, at, variables) => {
    expect(await json('analyse', formula, '--at', at)).toMatchObject({ variables });
  });

  test('are what is free besides the parameters', async () => {
    expect(await json('analyse', 'k*t^2', '--at', '1', '--param', 'k=2')).toMatchObject({ variables: ['t'] });
    expect(await json('analyse', 'x*t^2', '--at', '1', '--param', 'x=2')).toMatchObject({ variables: ['t'] });
  });

  test.each([
    [['x^2', '--at', '1,2,3'], 'has 3 coordinates, but there are 2 variables (x, y)'],
    [['x*y', '--at', '1'], 'has 1 coordinate, but there are 2 variables (x, y)'],
    [['t^2', '--at', '1,2'], '“t” is not known. Use --param t=…'],
    [
      ['a^2+b', '--at', '1,2'],
      '“a”, “b” are not known. Use --param a=… --param b=… for a number, or --variables',
    ],
    [['x+y+z', '--at', '1,2,3'], '“z” is not known'],
    [['x', '--at', '1', '--variables', 'x,y'], 'there are 2 variables (x, y)'],
    [['t', '--at', '1,2', '--variables', 't'], 'there is 1 variable (t)'],
  ])('%j do not fit', async (words, message) => {
    expect(await fault('analyse', ...words)).toContain(message);
  });
});

describe('at a kink', () => {
  test('JSON claims nothing of a Hessian', async () => {
    const { results } = await json('analyse', 'abs(x) + abs(y)', '--at', '0,0');
    expect(results).toMatchObject([
      {
        hessian: [
          ['NaN', 'NaN'],
          ['NaN', 'NaN'],
        ],
        value: 0,
        gradient: [0, 0],
        eigenvalues: ['NaN', 'NaN'],
        definiteness: null,
        conditionNumber: null,
        criticalPoint: null,
        resolved: null,
      },
    ]);
  });

  test('the table says it plainly', async () => {
    const { stdout } = await run('analyse', 'max(x, y)', '--at', '1,1');
    expect(stdout).toContain('a convention: f has a kink here');
    expect(stdout).toContain('f has no Hessian here');
    expect(stdout).not.toContain('κ');
  });
});

describe('a landscape', () => {
  test('has its parameters, which --param overrides', async () => {
    const at = ['--at', '1,0', '--param', 'angle=0'];
    const plain = await json('analyse', 'rotated-quadratic', ...at);
    const steeper = await json('analyse', 'rotated-quadratic', ...at, '--param', 'kappa=1e6');
    expect(plain['results']).toMatchObject([
      {
        conditionNumber: 20,
        hessian: [
          [1, 0],
          [0, 20],
        ],
      },
    ]);
    expect(steeper['results']).toMatchObject([{ conditionNumber: 1e6 }]);
  });

  test('has no others', async () => {
    expect(await fault('analyse', 'rosenbrock', '--at', '1,1', '--param', 'k=1')).toContain(
      'rosenbrock has no parameter “k”; it has none',
    );
    expect(await fault('analyse', 'rotated-quadratic', '--at', '1,1', '--param', 'k=1')).toContain(
      'it has kappa, angle',
    );
  });
});

test('--learning-rate is the setting of that name, once', async () => {
  const words = ['descend', 'x^2+y^2', '--start', '1,1', '--optimizer', 'momentum', '--steps', '1'];
  const byOption = await json(...words, '--learning-rate', '0.25');
  expect(byOption).toEqual(await json(...words, '--set', 'learningRate=0.25'));
  expect(byOption['settings']).toEqual({
    learningRate: 0.25,
    momentum: 0.9,
    dampening: 0,
    weightDecay: 0,
  });
  expect(await fault(...words, '--learning-rate', '1', '--set', 'learningRate=1')).toContain('twice');
});

describe('critical-points', () => {
  const square = ['--domain', '-2,2,-2,2'];

  test('a landscape brings its domain, a formula its variables and parameters', async () => {
    expect((await json('critical-points', 'himmelblau'))['points']).toHaveLength(9);
    const words = ['critical-points', 'k u^2 - v^2', '--param', 'k=3', '--variables', 'u,v', ...square];
    expect(await json(...words)).toEqual({
      points: [
        {
          point: [0, 0],
          value: 0,
          gradientNorm: 0,
          eigenvalues: [-2, 6],
          type: 'saddle',
          resolved: null,
          conditionNumber: 3,
        },
      ],
      continuum: false,
    });
  });

  test('none, a continuum, and what is not finite are said plainly', async () => {
    expect(await json('critical-points', 'x+y', ...square)).toEqual({ points: [], continuum: false });
    expect(await json('critical-points', '7', ...square)).toEqual({ points: [], continuum: true });
    expect((await run('critical-points', 'x+y', ...square)).stdout).toContain('None found in this domain.');
    expect((await run('critical-points', 'x^2', ...square)).stdout).toContain('continuum');
    expect((await json('critical-points', 'abs(x)+abs(y)', ...square))['points']).toMatchObject([
      { type: 'kink', gradientNorm: 'NaN', eigenvalues: ['NaN', 'NaN'], conditionNumber: null },
    ]);
    expect((await json('critical-points', 'x^2+y^4', ...square))['points']).toMatchObject([
      { type: 'degenerate', conditionNumber: 'Infinity' },
    ]);
  });

  test('beyond 5,000 it says that there may be more', async () => {
    const many = await json('critical-points', 'sin(10000 x) + cos(9000 y)', '--domain', '-1,1,-1,1');
    expect(many['truncated']).toBe(true);
    expect(many['points']).toHaveLength(5000);
  });
});

test.each([
  [['analyse'], '--at X,Y is missing'],
  [['analyse', '--at', '1,2'], 'A formula is missing'],
  [['analyse', '', '--at', '1,2'], 'formula: The formula is empty'],
  [['analyse', 'x', '--at', '1,2', '--at', '1'], 'equally many coordinates'],
  [['analyse', 'x+k', '--at', '1,2', '--param', 'q=1'], 'formula, character 3: “k” is not known'],
  [['analyse', 'x', '--at', '1,2', '--param', 'q=1'], '--param q: the formula has no q'],
  [['analyse', 'x+\ny^', '--at', '1,2'], 'formula, character 5'],
  [['descend', 'x', '--optimizer', 'adam'], '--start X,Y is missing'],
  [['descend', 'x', '--start', '1,2'], '--optimizer ID is missing'],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'Adam'],
    'no “Adam”; there are gradient-descent, momentum, nesterov',
  ],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--set', 'momentum=1'],
    'adam has no setting momentum',
  ],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--set', 'beta1=1'],
    'beta1 must be from 0 to below 1',
  ],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--learning-rate', '-1'],
    'learningRate must be',
  ],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--learning-rate', 'NaN'],
    '--learning-rate: “NaN”',
  ],
  [['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--steps', '100001'], 'from 0 to 100000'],
  [
    ['descend', 'x', '--start', '1,2', '--optimizer', 'adam', '--tolerance', '-1'],
    '--tolerance: -1 is below 0',
  ],
  [['critical-points', 'x^2'], '--domain X0,X1,Y0,Y1 is missing'],
  [['critical-points', 'x^2', '--domain', '0,1,0'], 'four numbers are wanted, X0,X1,Y0,Y1, not 3'],
  [['critical-points', 'x^2', '--domain', '0,1,2,2'], "The domain's y from 2 to 2 has no width"],
  [['critical-points', 'x^2', '--domain', '1,0,0,1'], "The domain's x from 1 to 0 is reversed"],
  [['critical-points', 'x^2', '--domain=-1e300,1e300,0,1'], 'is too wide'],
  [['critical-points', 'x^2', '--domain', '0,1e999,0,1'], 'is too large for a number'],
  [['critical-points', 't^2', '--domain', '0,1,0,1', '--variables', 't'], 'there is 1 variable (t)'],
  [['critical-points', 'x^2+', '--domain', '0,1,0,1'], 'formula'],
  [['functions', 'x'], '“x” is not expected'],
  [['optimizers', '--at', '1'], 'no option “--at”'],
])('%j is bad input', async (words, message) => {
  expect(await fault(...words)).toContain(`zigzag ${words[0] ?? ''}: `);
  expect(await fault(...words)).toContain(message);
});

test('a command is needed, and known', async () => {
  expect(await fault()).toBe(
    'zigzag: A command is missing; there are analyse, code, critical-points, data, descend, functions, new, optimizers, render. --help says more.',
  );
  expect(await fault('analyze')).toContain('no command “analyze”');
  expect(await fault('help', 'analyze')).toContain('no command “analyze”');
  expect(await fault('--json')).toContain('no command “--json”');
});

test('a fault of ours is told as such', async () => {
  const broken = () => {
    throw new Error('no worker');
  };
  expect(await runCommandLine(['analyse', 'x', '--at', '1,2'], broken)).toEqual({
    stdout: '',
    stderr: 'zigzag analyse: a fault of ours: no worker\n',
    code: 1,
  });
});

test('numbers that JSON lacks are strings', () => {
  expect(toJson({ a: [NaN, Infinity, -Infinity, 1e308, -0], b: null })).toBe(
    '{"a":["NaN","Infinity","-Infinity",1e+308,0],"b":null}',
  );
});

describe('descend with a schedule and noise', () => {
  const words = ['descend', 'x^2 + y^2', '--start', '1,1', '--optimizer', 'gradient-descent', '--steps', '3'];
  const pointsOf = async (...more: string[]): Promise<unknown> => (await json(...words, ...more))['points'];

  test('the rate of each step is the schedule’s: 0.1, then half of it twice', async () => {
    const given = ['--learning-rate', '0.1', '--schedule', 'exponential:gamma=0.5'];
    const { points, schedule } = await json(...words, ...given);
    expect(points).toEqual([
      [1, 1],
      [0.8, 0.8],
      [expect.closeTo(0.72, 12), expect.closeTo(0.72, 12)],
      [expect.closeTo(0.684, 12), expect.closeTo(0.684, 12)],
    ]);
    expect(schedule).toEqual({ id: 'exponential', settings: { gamma: 0.5 } });
    expect(await json(...words)).not.toHaveProperty('schedule');
  });

  test('a seed is a run, another seed another one, and noise of 0 none', async () => {
    const noisy = await pointsOf('--noise', '0.5');
    expect(await pointsOf('--noise', '0.5', '--seed', '1')).toEqual(noisy);
    expect(await pointsOf('--noise', '0.5', '--seed', '2')).not.toEqual(noisy);
    expect(await pointsOf('--noise', '0')).toEqual(await pointsOf());
    expect((await run(...words, '--noise', '0.5')).stdout).toContain('gradient noise σ = 0.5, seed 1');
  });

  test('bad ones are told', async () => {
    expect(await fault(...words, '--schedule', 'linear')).toContain('no “linear”; there are constant, step');
    expect(await fault(...words, '--schedule', 'step:gamma=2')).toContain('gamma must be from above 0 to 1');
    expect(await fault(...words, '--schedule', 'cosine:speed=2')).toContain('cosine has no setting speed');
    expect(await fault(...words, '--seed', '3')).toContain('give --noise SIGMA too');
    expect(await fault(...words, '--noise', '-1')).toContain('-1 is below 0');
    expect(await fault(...words, '--noise', '1', '--seed', '0.5')).toContain('not a whole number');
  });
});
