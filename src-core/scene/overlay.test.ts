import { expect, test } from 'vitest';
import { OverlayFunction } from '../curvature/index.ts';
import type { Domain, OverlayId } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction } from '../kernel/index.ts';
import { runToEnd } from '../work/index.ts';
import { makeOverlay, type OverlayScene } from './overlay.ts';

const SQUARE: Domain = { x: [-2, 2], y: [-2, 2] };

function overlay(formula: string, id: OverlayId, domain = SQUARE): OverlayScene {
  const compiled = new CompiledFunction(parseFormula(formula, ['x', 'y']));
  const task = { parameters: [], domain, gridSize: 64, levelCount: 12 };
  return runToEnd(makeOverlay({ overlay: new OverlayFunction(compiled, id), ...task }));
}

/** Of rings in units of the domain, holes counted off. */
function area(rings: readonly Float32Array[]): number {
  const signed = rings.map((ring) => {
    let sum = 0;
    for (let k = 0; k < ring.length; k += 2) {
      const next = (k + 2) % ring.length;
      sum += ring[k]! * ring[next + 1]! - ring[next]! * ring[k + 1]!;
    }
    return sum / 2;
  });
  return Math.abs(signed.reduce((sum, part) => sum + part, 0));
}

test('x³ + y³ is convex in one quarter, concave in the opposite one', () => {
  const [convex, concave] = overlay('x^3 + y^3', 'definiteness').bands;
  expect(area(convex!.rings)).toBeCloseTo(0.25, 2);
  expect(area(concave!.rings)).toBeCloseTo(0.25, 2);
});

test('levels of κ are round, each the region up to it', () => {
  const { bands, range } = overlay('x^2 + exp(3 y)', 'condition-number');
  const levels = bands.map(({ level }) => level);
  expect(levels).toEqual([...levels].sort((a, b) => a - b));
  for (const level of levels) expect(level.toExponential(0)).toMatch(/^[12357]e/);
  // κ = max(2, 9e^(3y)) / min(…): at most 10 where 9e^(3y) is from 0.2 to 20.
  const [low, high] = [Math.log(0.2 / 9) / 3, Math.log(20 / 9) / 3];
  const ten = bands.find(({ level }) => level === 10);
  expect(area(ten!.rings)).toBeCloseTo((high - low) / 4, 2);
  const areas = bands.map(({ rings }) => area(rings));
  expect(areas).toEqual([...areas].sort((a, b) => a - b));
  expect(range![0]).toBeGreaterThanOrEqual(1);
});

test('of a quadratic κ is the same everywhere: no levels, but its value', () => {
  const { bands, range, undefinedRegion } = overlay('x^2 + 10 y^2', 'condition-number');
  expect(bands).toHaveLength(0);
  expect(undefinedRegion).toHaveLength(0);
  expect(range![0]).toBeCloseTo(10, 10);
  expect(range![1]).toBeCloseTo(10, 10);
});

test('of a plane κ is nowhere defined', () => {
  const { bands, range, undefinedRegion } = overlay('x + 2 y', 'condition-number');
  expect(bands).toHaveLength(0);
  expect(range).toBeNull();
  expect(area(undefinedRegion)).toBeCloseTo(1, 6);
});

test('beyond the edge of where f is defined nothing is shown', () => {
  const { undefinedRegion } = overlay('log(x) + y^2', 'largest-eigenvalue');
  expect(area(undefinedRegion)).toBeCloseTo(0.5, 1);
});

test('a smallest eigenvalue of both signs has a level at zero', () => {
  const { bands } = overlay('x^3 + y^2', 'smallest-eigenvalue');
  expect(bands.map(({ level }) => level)).toContain(0);
});
