import { describe, expect, test } from 'vitest';
import {
  defaultDocument,
  documentFor,
  withFormula,
  withLearningRate,
  withPin,
} from '../../../src-core/document/index.ts';
import { findLandscape } from '../../../src-core/landscapes/index.ts';
import { WorkerError } from '../../../src-core/worker/client.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { GivenUp } from '../ask.ts';
import { csvOf } from './csv.ts';
import { DATA_KINDS } from './data-kinds.ts';
import { jsonOf } from './json.ts';

const core = coreInThread();
const himmelblau = findLandscape('himmelblau');
if (himmelblau === undefined) throw new Error('himmelblau is gone.');
const document = documentFor(himmelblau);

async function tableOf(id: string, of = document) {
  const kind = DATA_KINDS.find((candidate) => candidate.id === id);
  if (kind === undefined) throw new Error(`There is no ${id}.`);
  const table = await kind.make(of, core);
  const column = (name: string) => {
    const at = table.columns.findIndex((candidate) => candidate.name === name);
    expect(at, `column ${name}`).toBeGreaterThanOrEqual(0);
    return table.rows.map((row) => row[at]);
  };
  return { ...table, column };
}

describe.each(DATA_KINDS)('$name', ({ id, make }) => {
  test('is a whole table, as CSV and as JSON', async () => {
    const table = await make(document, core);
    expect(table.rows.length).toBeGreaterThan(0);
    const names = table.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, meaning } of table.columns) {
      expect(name).toMatch(/^[A-Za-z]\w*$/);
      expect(meaning).not.toBe('');
    }
    for (const row of table.rows) expect(row).toHaveLength(names.length);
    expect(csvOf(table).split('\n')).toHaveLength(table.rows.length + 2);
    const json = JSON.parse(jsonOf(table)) as { name: string; columns: unknown; rows: object[] };
    expect(json).toMatchObject({ name: id, columns: table.columns });
    expect(json.rows).toHaveLength(table.rows.length);
    expect(Object.keys(json.rows[0] ?? {})).toEqual(names);
  });

  test('does not depend on the bench', async () => {
    expect(await make({ ...document, bench: 'curvature' }, core)).toEqual(await make(document, core));
  });

  test('has no table of a formula that cannot be read, nor of work that was given up', async () => {
    await expect(make(withFormula(document, 'x +', []), core)).rejects.toThrow();
    const busy = { request: () => Promise.resolve({ kind: 'superseded' } as const) };
    await expect(make(document, busy)).rejects.toThrow(GivenUp);
    const problem = new WorkerError({ code: 'crashed', message: 'This stopped the core twice.' });
    await expect(make(document, { request: () => Promise.reject(problem) })).rejects.toThrow(problem);
  });
});

test('paths: every step of every path, ghosts and all', async () => {
  const lab = withPin({ ...defaultDocument(), steps: 5 });
  const { rows, column, notes } = await tableOf('trajectories', lab);
  expect(rows).toHaveLength(12);
  expect(new Set(column('run'))).toEqual(new Set(['ghost', 'run']));
  expect(column('step')).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
  expect([column('x')[0], column('y')[0]]).toEqual(lab.start);
  expect(column('gradientNorm').every((norm) => Number(norm) > 0)).toBe(true);
  expect(notes).toEqual([
    'gradient-descent (ghost): 5 steps, then steps',
    'gradient-descent (run): 5 steps, then steps',
  ]);
});

test('a path that flies off is told to its last point', async () => {
  const lab = withLearningRate(withFormula(defaultDocument(), 'x^2 + y^2', []), 1e200);
  const table = await tableOf('trajectories', lab);
  expect(table.column('f')).toEqual([expect.any(Number), Infinity]);
  expect(csvOf(table)).toContain(',Infinity,');
  expect(jsonOf(table)).toContain('"f":"Infinity"');
});

test('the grid reaches from edge to edge, x running fastest', async () => {
  const { rows, column, columns } = await tableOf('grid');
  expect(columns.map(({ name }) => name)).toEqual(['x', 'y', 'f']);
  expect(rows).toHaveLength(101 * 101);
  expect(rows[0]?.slice(0, 2)).toEqual([document.domain.x[0], document.domain.y[0]]);
  expect(rows.at(-1)?.slice(0, 2)).toEqual([document.domain.x[1], document.domain.y[1]]);
  expect(column('y')[100]).toBe(column('y')[0]);
  const [x = 0, y = 0, f] = rows[1234] as number[];
  expect(f).toBeCloseTo((x * x + y - 11) ** 2 + (x + y * y - 7) ** 2, 9);
});

test.each([
  ['condition-number', 'conditionNumber', [20, 20]],
  ['definiteness', 'definiteness', ['positive-definite', 'positive-definite']],
  ['smallest-eigenvalue', 'smallestEigenvalue', [2, 2]],
  ['largest-eigenvalue', 'largestEigenvalue', [40, 40]],
  ['gradient-norm', 'gradientNorm', [Math.hypot(6, 90), Math.hypot(5.88, 90)]],
] as const)('the overlay %s is a column of the grid', async (overlay, name, first) => {
  const lab = withFormula(defaultDocument(), 'x^2 + 20 y^2', []);
  const { column } = await tableOf('grid', { ...lab, view: { ...lab.view, overlay } });
  const found = column(name).slice(0, 2);
  for (const [index, value] of first.entries()) {
    if (typeof value === 'string') expect(found[index]).toBe(value);
    else expect(found[index]).toBeCloseTo(value, 9);
  }
});

test('where f is not defined the grid says NaN', async () => {
  const lab = withFormula(defaultDocument(), 'log(x) + y', []);
  const { column } = await tableOf('grid', { ...lab, view: { ...lab.view, overlay: 'condition-number' } });
  expect(column('f')[0]).toBeNaN();
  expect(column('conditionNumber')[0]).toBeNull();
});

test('critical points, and what is no point', async () => {
  const { column } = await tableOf('critical-points');
  expect(column('type').filter((type) => type === 'minimum')).toHaveLength(4);
  expect(column('uncertainty').every((distance) => Number(distance) < 1e-6)).toBe(true);
  const valley = await tableOf('critical-points', withFormula(document, 'x^2', []));
  expect(valley.rows).toEqual([]);
  expect(valley.notes).toEqual(['There is also a continuum: critical points that are not isolated.']);
});
