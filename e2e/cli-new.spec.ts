/** `new` writes lab files that the window opens, whole or not at all; `--csv` prints tables. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from '../src-core/document/index.ts';
import { COMMAND, run } from './cli.ts';
import { box, formulaBox } from './descent.ts';
import { expect, test } from './lab.ts';

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zigzag-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

const path = (): string => join(folder, 'lab.zigzag');
const written = (): string => readFileSync(path(), 'utf8');

test('the window opens what it wrote', async ({ page }) => {
  const words = ['k x^2 + y^2', '--param', 'k=10', '--domain', '-4,4,-3,3', '--start', '-2,1'];
  const more = ['--optimizer', 'momentum:learningRate=0.05', '--theme', 'dark', '--output', path()];
  expect(await run('new', ...words, ...more)).toMatchObject({ code: 0, stderr: '' });
  await page.addInitScript((text) => localStorage.setItem('zigzag.lab', text), written());
  await page.goto('./');
  await expect(formulaBox(page)).toHaveValue('k x^2 + y^2');
  await expect(box(page, 'k')).toHaveValue('10');
  await expect(page.getByRole('status').filter({ hasText: 'The lab you left' })).toHaveCount(0);
});

for (const [name, words, message] of [
  ['no --output', ['x^2'], '--output FILE.zigzag is missing: say where to put the lab.'],
  ['another extension', ['x^2', '--output', 'lab.json'], 'the name of a lab ends in .zigzag'],
  [
    'an optimizer that there is not',
    ['x^2', '--optimizer', 'sgd', '--output', 'lab.zigzag'],
    'there is no “sgd”; there are gradient-descent, momentum, ',
  ],
  [
    'a setting out of range',
    ['x^2', '--optimizer', 'momentum:momentum=1', '--output', 'lab.zigzag'],
    'momentum must be from 0 to below 1',
  ],
  [
    'a domain from right to left',
    ['x^2', '--domain', '1,-1,0,1', '--output', 'lab.zigzag'],
    'x must run from a smaller to a larger number',
  ],
  ['a folder that there is not', ['x^2', '--output', '/nowhere/lab.zigzag'], 'its folder does not exist'],
] as const) {
  test(`${name}: exit code 2, nothing on stdout, one line that says why`, async () => {
    const { stdout, stderr, code } = await run('new', ...words);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/^zigzag new: .*\n$/);
    expect(stderr).toContain(message);
  });
}

for (const [name, formula] of [
  ['of code', "constructor.constructor('return process')().exit()"],
  ['of an import', 'import("node:fs")'],
  ['of an assignment', 'x = 1'],
  ['of brackets without end', '('.repeat(1500)],
  ['of more characters than a formula has', 'x+'.repeat(1500)],
  ['that turns the writing round', 'x + \u202Etxt.exe'],
  ['that clears the terminal', 'x + \u001b[2J'],
] as const) {
  test(`a formula ${name} is refused, and nothing of it runs or is written`, async () => {
    const { stdout, stderr, code } = await run('new', formula, '--output', path());
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('zigzag new: formula');
    // eslint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(readdirSync(folder)).toEqual([]);
  });
}

test.describe('the old file survives', () => {
  test.skip(process.platform === 'win32', 'Windows has no such limits to set.');

  test('a folder that nobody may write to, not even root', async () => {
    const output = join(process.platform === 'darwin' ? '/System' : '/sys', 'lab.zigzag');
    const { stderr, code } = await run('new', 'x^2', '--output', output);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /could not be written: (the file or its folder is protected|the disk can only be read)/,
    );
  });

  test('a disk that takes only part of the new one', async () => {
    await run('new', 'rosenbrock', '--output', path());
    const old = written();
    // No file may be longer than a block: the write fails in its middle, as on a full disk.
    const words = ['new', 'x^2', '--output', path()];
    const child = spawn('sh', ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, COMMAND, ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(stderr).toContain('could not be written: it is larger than files may be here.');
    expect(written()).toBe(old);
    expect(readdirSync(folder)).toEqual(['lab.zigzag']);
  });

  test('killed at any moment', async () => {
    await run('new', 'rosenbrock', '--output', path());
    for (let round = 0; round < 10; round++) {
      const child = spawn(process.execPath, [COMMAND, 'new', 'himmelblau', '--output', path()], {
        stdio: 'ignore',
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), 60 + 10 * round);
      await once(child, 'close');
      clearTimeout(timer);
      expect(['rosenbrock', 'himmelblau']).toContain(parseDocument(written()).landscape);
    }
  });
});

test('a path as CSV has the numbers of its JSON, and pipes', async () => {
  const words = ['descend', 'x^2 + 3 y^2', '--start', '2,1', '--optimizer', 'momentum', '--steps', '50'];
  const { stdout, stderr, code } = await run(...words, '--csv');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const [header, ...lines] = stdout.trimEnd().split('\n');
  expect(header).toBe('step,x,y,f,gradientNorm');
  const { stdout: json } = await run(...words, '--json');
  const { points, values } = JSON.parse(json) as { points: number[][]; values: number[] };
  expect(lines.map((line) => line.split(',').slice(0, 4).map(Number))).toEqual(
    points.map((point, step) => [step, ...point, values[step]]),
  );
  expect(await run(...words, '--csv', '--json')).toEqual({
    stdout: '',
    stderr: 'zigzag descend: --csv and --json cannot both be: choose one.\n',
    code: 2,
  });
});
