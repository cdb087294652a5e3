import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  defaultDocument,
  documentFor,
  parseDocument,
  type LabDocument,
} from '../../src-core/document/index.ts';
import { findLandscape } from '../../src-core/landscapes/index.ts';
import { coreHere } from './core-here.ts';
import { runCommandLine } from './run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'lab.zigzag');
const run = (...words: string[]) => runCommandLine(['new', ...words], coreHere);

/** The lab that was written, read as the window reads it. */
async function labOf(...words: string[]): Promise<LabDocument> {
  expect(await run(...words, '--output', path())).toMatchObject({ stderr: '', code: 0 });
  expect(readdirSync(folder)).toEqual(['lab.zigzag']);
  return parseDocument(readFileSync(path(), 'utf8'));
}

async function fault(...words: string[]): Promise<string> {
  const { stdout, stderr, code } = await run(...words);
  expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  return stderr;
}

const shownIn = ({ optimizers }: LabDocument) =>
  optimizers.filter(({ visibility }) => visibility === 'shown').map(({ id }) => id);
const rateIn = ({ optimizers }: LabDocument, id: string) =>
  optimizers.find((entry) => entry.id === id)?.settings['learningRate'];

describe('the function', () => {
  test('of the catalogue is the lab that the window opens with it', async () => {
    const rosenbrock = findLandscape('rosenbrock');
    expect(await labOf('rosenbrock')).toEqual(rosenbrock === undefined ? null : documentFor(rosenbrock));
  });

  test('of the catalogue has its parameters, which --param sets', async () => {
    const lab = await labOf('rotated-quadratic', '--param', 'kappa=100');
    expect(lab.landscape).toBe('rotated-quadratic');
    expect(lab.parameters).toMatchObject([
      { name: 'kappa', value: 100, minimum: 1, maximum: 1e6, scale: 'log' },
      { name: 'angle', value: 0.5 },
    ]);
    expect(await fault('rosenbrock', '--param', 'k=1', '--output', path())).toContain(
      'rosenbrock has no parameter “k”; it has none',
    );
    expect(await fault('rotated-quadratic', '--param', 'kappa=-1', '--output', path())).toContain(
      '--param: kappa must be larger than 0.',
    );
  });

  test('of your own has sliders for all other names', async () => {
    const lab = await labOf('k x^2 + c y^2', '--param', 'k=10');
    expect(lab).toMatchObject({
      landscape: 'your-own',
      formula: 'k x^2 + c y^2',
      parameters: [
        { name: 'k', value: 10, minimum: -50, maximum: 50, scale: 'linear' },
        { name: 'c', value: 1, minimum: -5, maximum: 5, scale: 'linear' },
      ],
    });
    expect(lab.domain).toEqual(defaultDocument().domain);
  });

  test.each([
    [0, 5],
    [1, 5],
    [-5, 5],
    [5.1, 50],
    [0.3, 0.5],
    [-1e-7, 5e-7],
    [1e300, 5e300],
  ])('a parameter at %s has a slider to ±%s', async (value, reach) => {
    const { parameters } = await labOf('k x', '--param', `k=${value}`);
    expect(parameters).toMatchObject([{ value, minimum: -reach, maximum: reach }]);
  });

  test.each(['1e308', '-1e308', '5e-324', '49.999999999999999'])(
    'a parameter at %s has one that it lies in',
    async (value) => {
      expect((await labOf('k x', `--param=k=${value}`)).parameters).toMatchObject([{ value: Number(value) }]);
    },
  );
});

describe('domain and start', () => {
  test('are what is said, the probe where the start is', async () => {
    const lab = await labOf('x^2+y^2', '--domain', '-1,3,0,2', '--start', '2,1');
    expect(lab).toMatchObject({
      domain: { x: [-1, 3], y: [0, 2] },
      start: [2, 1],
      curvature: { probe: [2, 1] },
    });
  });

  test('a start that is not said lies inside', async () => {
    const { start, curvature } = await labOf('x^2+y^2', '--domain', '100,200,1000,2000');
    expect(start[0]).toBeCloseTo(110);
    expect(start[1]).toBeGreaterThan(1000);
    expect(curvature.probe).toEqual(start);
    expect((await labOf('x^2+y^2', '--domain', '-9,9,-9,9')).start).toEqual(defaultDocument().start);
  });
});

describe('optimizers', () => {
  test('none said: as in the window', async () => {
    expect(shownIn(await labOf('x^2+y^2'))).toEqual(['gradient-descent']);
  });

  test('those said are shown, with their settings, the slider on the first', async () => {
    const lab = await labOf(
      'x^2+y^2',
      ...['--optimizer', 'adam:learningRate=0.2,beta1=0.5', '--optimizer', 'newton'],
    );
    expect(shownIn(lab)).toEqual(['adam', 'newton']);
    expect(lab.focus).toBe('adam');
    const adam = lab.optimizers.find(({ id }) => id === 'adam');
    expect(adam?.settings).toMatchObject({ learningRate: 0.2, beta1: 0.5, beta2: 0.999 });
    expect(rateIn(lab, 'newton')).toBe(1);
  });

  test('one learning rate is shared, two are each their own', async () => {
    const shared = await labOf('x', '--optimizer', 'adam', '--optimizer', 'momentum:learningRate=0.2');
    expect(shared.learningRates).toBe('shared');
    expect([rateIn(shared, 'adam'), rateIn(shared, 'momentum')]).toEqual([0.2, 0.2]);
    const each = await labOf(
      'x',
      ...['--optimizer', 'adam:learningRate=0.1', '--optimizer', 'momentum:learningRate=0.2'],
    );
    expect(each.learningRates).toBe('each');
    expect([rateIn(each, 'adam'), rateIn(each, 'momentum')]).toEqual([0.1, 0.2]);
  });
});

test('steps and theme', async () => {
  expect(await labOf('x', '--steps', '7', '--theme', 'projector')).toMatchObject({
    steps: 7,
    theme: 'projector',
  });
});

test('it says what it wrote, or gives all of it as JSON', async () => {
  const words = ['k x^2 + y^2', '--param', 'k=10', '--output', path()];
  const { stdout } = await run(...words);
  expect(stdout).toContain(
    'lab.zigzag” is written.\nf(x, y) = k x^2 + y^2\nk = 10, a slider from −50 to 50\n',
  );
  expect(stdout).toContain('Gradient descent from (−2.4, 0.4): learningRate 0.093');
  const { stdout: json } = await run(...words, '--json');
  const document = parseDocument(readFileSync(path(), 'utf8'));
  expect(JSON.parse(json)).toEqual({ output: path(), document });
});

test.each([
  [['x'], '--output FILE.zigzag is missing'],
  [['x', '--output', 'lab.json'], '--output “lab.json”: the name of a lab ends in .zigzag.'],
  [['x', '--output', 'lab'], 'ends in .zigzag'],
  [['x', '--output', '.zigzag'], 'ends in .zigzag'],
  [['--output', 'a.zigzag'], 'A formula is missing'],
  [['x +', '--output', 'a.zigzag'], 'formula, character 3'],
  [['x', '--param', 'q=1', '--output', 'a.zigzag'], '--param q: the formula has no q'],
  [['x', '--param', 'x=1', '--output', 'a.zigzag'], 'twice'],
  [
    ['x', '--domain', '1,0,0,1', '--output', 'a.zigzag'],
    '--domain: x must run from a smaller to a larger number.',
  ],
  [['x', '--domain', '0,1,0', '--output', 'a.zigzag'], 'four numbers are wanted'],
  [['x', '--start', '1', '--output', 'a.zigzag'], '--start “1”: two numbers are wanted, X,Y.'],
  [['x', '--start', '1e13,0', '--output', 'a.zigzag'], '--start: The start needs two finite numbers'],
  [['x', '--optimizer', 'sgd', '--output', 'a.zigzag'], 'no “sgd”; there are gradient-descent, momentum, '],
  [
    ['x', '--optimizer', 'adam:beta1=1', '--output', 'a.zigzag'],
    '--optimizer adam: beta1 must be from 0 to below 1.',
  ],
  [
    ['x', '--optimizer', 'adam:momentum=1', '--output', 'a.zigzag'],
    'adam has no setting momentum; it has learningRate',
  ],
  [['x', '--optimizer', 'adam:0.1', '--output', 'a.zigzag'], 'such as adam:learningRate=0.1'],
  [['x', '--optimizer', 'adam:', '--output', 'a.zigzag'], 'such as adam:learningRate=0.1'],
  [['x', '--steps', '0', '--output', 'a.zigzag'], 'from 1 to 20000'],
  [['x', '--theme', 'neon', '--output', 'a.zigzag'], 'no “neon”; there are light, dark, projector.'],
  [['x', '--csv', '--output', 'a.zigzag'], 'no option “--csv”'],
])('%j is bad input', async (words, message) => {
  expect(await fault(...words)).toContain(message);
});

test('a folder, or a file in none, is told in words, and the lab that was there stays', async () => {
  mkdirSync(join(folder, 'folder.zigzag'));
  expect(await fault('x', '--output', join(folder, 'folder.zigzag'))).toContain(
    'there is a folder of this name',
  );
  expect(await fault('x', '--output', join(folder, 'none', 'a.zigzag'))).toContain(
    'its folder does not exist',
  );
  writeFileSync(path(), 'old');
  expect(await fault('x +', '--output', path())).toContain('formula');
  expect(readFileSync(path(), 'utf8')).toBe('old');
});

test('what is written can be read again, or nothing is written', async () => {
  const names = Array.from({ length: 101 }, (_, k) => `p${k}`);
  expect(await fault(names.join('+'), '--output', path())).toContain('parameters');
  expect(readdirSync(folder)).toEqual([]);
});
