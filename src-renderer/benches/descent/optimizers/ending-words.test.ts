import { describe, expect, test } from 'vitest';
import { defaultDocument, withFormula, withStart } from '../../../../src-core/document/index.ts';
import type { Point2 } from '../../../../src-core/document/lab-document.ts';
import { SceneMaker } from '../../../../src-core/scene/lab-scene.ts';
import { runToEnd } from '../../../../src-core/work/index.ts';
import { endingOf, type Ending } from './ending-words.ts';

/** What is said of a run of one optimizer from a start. */
function said(formula: string, start: Point2, id: string, learningRate: number): Ending | null {
  const lab = withStart(withFormula(defaultDocument(), formula, []), start);
  const optimizers = lab.optimizers
    .filter((entry) => entry.id === id)
    .map((entry) => ({ ...entry, visibility: 'shown', settings: { learningRate } }) as const);
  const document = { ...lab, optimizers, focus: id };
  const size = { gridSize: 8, levelCount: 4, tell: 'all', have: null } as const;
  const { paths, arrivals } = runToEnd(new SceneMaker().make({ ...size, document, domain: document.domain }));
  return endingOf(paths[0]!, arrivals[id]);
}

describe('a row says so where a run', () => {
  test.each([
    ['blew up', 'x^2 + y^2', [1, 1], 'gradient-descent', 3, /^diverged at \d+$/, 'fault'],
    [
      'left where f is defined',
      'log(x) + y^2',
      [1, 1],
      'gradient-descent',
      2,
      /^f not defined at 1$/,
      'fault',
    ],
    ['met a singular H', 'x^3 + y^2', [0, 1], 'newton', 1, /^H singular at 0$/, 'fault'],
    ['rests on a plateau', '1 - exp(-x^2 - y^2)', [5, 0], 'gradient-descent', 1, /^flat at 0$/, 'remark'],
    ['rests on a saddle', 'x^2 - y^2', [1, 0], 'gradient-descent', 0.5, /^at a saddle$/, 'remark'],
    ['rests on a maximum', '-x^2 - y^2', [1, 0.5], 'newton', 1, /^at a maximum$/, 'remark'],
  ] as const)('%s', (_, formula, start, id, rate, short, kind) => {
    const ending = said(formula, start, id, rate);
    expect(ending?.short).toMatch(short);
    expect(ending?.long).toMatch(/^At step \d.*\.$/);
    expect(ending?.kind).toBe(kind);
  });
});

test('of a run that arrived, or is on its way, it says nothing', () => {
  expect(said('x^2 + y^2', [1, 1], 'gradient-descent', 0.1)).toBeNull();
  expect(said('x^2 + y^2', [1, 1], 'gradient-descent', 1e-9)).toBeNull();
});
