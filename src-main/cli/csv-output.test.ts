import { expect, test } from 'vitest';
import { coreHere } from './core-here.ts';
import { runCommandLine } from './run.ts';

const run = (...words: string[]) => runCommandLine(words, coreHere);

async function csv(...words: string[]): Promise<{ header: string; rows: readonly (readonly string[])[] }> {
  const { stdout, stderr, code } = await run(...words, '--csv');
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect(stdout.endsWith('\n')).toBe(true);
  const [header = '', ...lines] = stdout.slice(0, -1).split('\n');
  return { header, rows: lines.map((line) => line.split(',')) };
}

test('descend: one row a step, the numbers of the JSON', async () => {
  const words = ['descend', 'rosenbrock', '--start', '-1.2,1', '--optimizer', 'adam', '--steps', '300'];
  const { header, rows } = await csv(...words);
  expect(header).toBe('step,x,y,f,gradientNorm');
  const { stdout } = await run(...words, '--json');
  const { points, values } = JSON.parse(stdout) as { points: number[][]; values: number[] };
  expect(rows.map((row) => row.slice(0, 4).map(Number))).toEqual(
    points.map((point, step) => [step, ...point, values[step]]),
  );
  expect(Number(rows[0]?.[4])).toBeCloseTo(232.8677, 3);
  expect(stdout).not.toContain('gradientNorm');
});

test('descend: names of variables that are taken, and a path that flies off', async () => {
  const { header, rows } = await csv(
    ...['descend', 'step^2 + f^2', '--variables', 'step,f', '--start', '1,1'],
    ...['--optimizer', 'adam', '--learning-rate', '1e308'],
  );
  expect(header).toBe('step,step_2,f,f_2,gradientNorm');
  expect(rows.at(-1)?.slice(0, 4)).toEqual(['1', '-Infinity', '-Infinity', 'Infinity']);
});

test('analyse: one row a point, empty where something is not defined', async () => {
  const { header, rows } = await csv('analyse', 'x^2 + 3 y^2', '--at', '1,1', '--at', '0,0');
  expect(header).toBe(
    'x,y,f,gradient_x,gradient_y,gradientNorm,hessian_x_x,hessian_x_y,hessian_y_y,eigenvalue1,eigenvalue2,' +
      'eigenvector1_x,eigenvector1_y,eigenvector2_x,eigenvector2_y,smallestEigenvalueBound,definiteness,' +
      'conditionNumber,criticalPoint,resolved,largestStableLearningRate',
  );
  const [away, minimum] = rows;
  const columns = header.split(',');
  const cell = (row: readonly string[] | undefined, name: string) => row?.[columns.indexOf(name)];
  expect(away?.slice(0, 11)).toEqual([
    '1',
    '1',
    '4',
    '2',
    '6',
    String(Math.hypot(2, 6)),
    '2',
    '0',
    '6',
    '2',
    '6',
  ]);
  expect([cell(away, 'criticalPoint'), cell(minimum, 'criticalPoint')]).toEqual(['', 'minimum']);
  expect(cell(minimum, 'conditionNumber')).toBe('3');
});

test('analyse: as many columns as fifty variables need', async () => {
  const names = Array.from({ length: 50 }, (_, k) => `x${k}`);
  const at = names.map(() => '1').join();
  const { header, rows } = await csv('analyse', names.join('*'), '--at', at, '--variables', names.join());
  const width = 50 + 1 + 50 + 1 + (50 * 51) / 2 + 50 + 50 * 50 + 6;
  expect([header.split(',').length, rows[0]?.length]).toEqual([width, width]);
});

test('critical-points: one row a point', async () => {
  const { header, rows } = await csv('critical-points', 'himmelblau');
  expect(header).toBe('x,y,f,gradientNorm,eigenvalue1,eigenvalue2,conditionNumber,type,resolved,uncertainty');
  expect(rows).toHaveLength(9);
  expect(rows[0]?.[7]).toBe('minimum');
});

test('--csv beside --json is refused, and where there is no table', async () => {
  expect(await run('analyse', 'x', '--at', '1,2', '--csv', '--json')).toEqual({
    stdout: '',
    stderr: 'zigzag analyse: --csv and --json cannot both be: choose one.\n',
    code: 2,
  });
  expect(await run('functions', '--csv')).toMatchObject({ code: 2, stdout: '' });
});
