import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analysePoint } from '../../../src-core/curvature/index.ts';
import { SURFACE_RANGES, defaultCurvature } from '../../../src-core/document/curvature-defaults.ts';
import { parseFormula } from '../../../src-core/expression/index.ts';
import { CompiledFunction, PointFunction } from '../../../src-core/kernel/index.ts';
import { cameraOf } from '../../figures/surface/camera.ts';
import { turnView, viewPresets } from './view-presets.ts';

const { surface: view } = defaultCurvature([0, 0], 'linear');

it('begins with the view of a new document', () => {
  const [first] = viewPresets(null);
  expect(first?.direction).toEqual({ azimuth: view.azimuth, elevation: view.elevation });
});

it('looks along the valley of a saddle too, the way in which f bends least', () => {
  const f = new PointFunction(
    new CompiledFunction(parseFormula('(x + y)^2 / 20 - (x - y)^2', ['x', 'y'], [])),
    [],
  );
  const valley = viewPresets(analysePoint(f, [0.3, 0.1])).find(({ name }) => name === 'Along the valley');
  expect(valley?.direction.azimuth).toBe(-45);
  const [x, y] = cameraOf({ azimuth: valley?.direction.azimuth ?? NaN, elevation: 0 }).eye;
  expect(x).toBeCloseTo(y);
});

it('offers no valley where there is no Hessian', () => {
  const f = new PointFunction(new CompiledFunction(parseFormula('log(x)', ['x', 'y'], [])), []);
  expect(viewPresets(analysePoint(f, [-1, 0])).map(({ name }) => name)).not.toContain('Along the valley');
});

it('stays within what a document allows, however far it is turned', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      (round, up) => {
        const { azimuth, elevation } = turnView(view, round, up);
        expect(azimuth).toBeGreaterThanOrEqual(SURFACE_RANGES.azimuth[0]);
        expect(azimuth).toBeLessThanOrEqual(SURFACE_RANGES.azimuth[1]);
        expect(elevation).toBeGreaterThanOrEqual(SURFACE_RANGES.elevation[0]);
        expect(elevation).toBeLessThanOrEqual(SURFACE_RANGES.elevation[1]);
      },
    ),
  );
});
