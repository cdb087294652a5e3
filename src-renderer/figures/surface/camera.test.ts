import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cameraOf, dot } from './camera.ts';

const angle = fc.double({ min: -180, max: 180, noNaN: true });
const elevation = fc.double({ min: 0, max: 90, noNaN: true });

it('has x to the right and y away at azimuth 0, and sees the map from above', () => {
  expect(cameraOf({ azimuth: 0, elevation: 0 })).toEqual({
    right: [1, 0, 0],
    up: [-0, 0, 1],
    eye: [0, -1, 0],
  });
  const above = cameraOf({ azimuth: 0, elevation: 90 });
  expect(above.right).toEqual([1, 0, 0]);
  expect(above.up).toEqual([-0, 1, 0]);
  expect(above.eye[2]).toBe(1);
});

it('looks along −x from the right at azimuth 90', () => {
  const { right, eye } = cameraOf({ azimuth: 90, elevation: 0 });
  expect(right).toEqual([0, 1, 0]);
  expect(eye[0]).toBe(1);
});

it('has three unit vectors at right angles, right-handed', () => {
  fc.assert(
    fc.property(angle, elevation, (azimuth, up) => {
      const camera = cameraOf({ azimuth, elevation: up });
      const { right: a, up: b, eye: c } = camera;
      for (const vector of [a, b, c]) expect(dot(vector, vector)).toBeCloseTo(1, 12);
      expect(dot(a, b)).toBeCloseTo(0, 12);
      expect(dot(b, c)).toBeCloseTo(0, 12);
      expect(dot(a, c)).toBeCloseTo(0, 12);
      expect(a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2])).toBeCloseTo(1, 12);
    }),
  );
});
