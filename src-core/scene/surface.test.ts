import { expect, it } from 'vitest';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { runToEnd } from '../work/index.ts';
import { makeGround } from './ground.ts';
import { makeSurface } from './surface.ts';

const of = (formula: string): PointFunction =>
  new PointFunction(new CompiledFunction(parseFormula(formula, ['x', 'y'], [])), []);

const task = (formula: string) =>
  ({
    function: of(formula),
    domain: { x: [-1, 3], y: [0, 2] },
    cells: 8,
    levelGridSize: 64,
    levelScale: 'log',
    levelCount: 12,
    minimumValue: undefined,
  }) as const;

it('samples the nodes, corners of the domain included', () => {
  const { values, cells } = runToEnd(makeSurface(task('10 x + y')));
  expect(values).toHaveLength(81);
  expect([values[0], values[cells], values[80], values[9 * 4 + 4]]).toEqual([-10, 30, 32, 11]);
});

it('has the levels of the map', () => {
  const asked = task('x^2 + 5 y^2 + 0.1');
  const ground = runToEnd(makeGround({ ...asked, gridSize: 64, overlay: null }));
  const surface = runToEnd(makeSurface(asked));
  expect(surface.levels).toEqual(ground.bands.map(({ level }) => level));
  expect(surface.levels.length).toBeGreaterThan(4);
  expect(surface.levelBase).toBe(ground.levelBase);
});

it('says the range of what is finite, and null where nothing is', () => {
  const { range, values } = runToEnd(makeSurface(task('log(x)')));
  expect(values[0]).toBeNaN();
  expect(range?.[1]).toBeCloseTo(Math.log(3));
  const nowhere = runToEnd(makeSurface(task('sqrt(-1 - x^2)')));
  expect(nowhere.range).toBeNull();
  expect(nowhere.levels).toEqual([]);
});
