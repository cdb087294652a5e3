/**
 * The eye that looks at the graph, infinitely far away (orthographic, so that parallels stay parallel and heights can
 * be compared). The box round the graph stands about the origin: x to the right, y away from the eye at azimuth 0, z up.
 */
import type { SurfaceView } from '../../../src-core/document/lab-document.ts';

export type Vector3 = readonly [x: number, y: number, z: number];

/** Three unit vectors at right angles. */
export interface Camera {
  /** What lies to the right on the picture. */
  readonly right: Vector3;
  /** What lies upwards on the picture. */
  readonly up: Vector3;
  /** From the graph to the eye. */
  readonly eye: Vector3;
}

export function cameraOf({ azimuth, elevation }: Pick<SurfaceView, 'azimuth' | 'elevation'>): Camera {
  const [sine, cosine] = sineCosine(azimuth);
  const [rise, run] = sineCosine(elevation);
  return {
    right: [cosine, sine, 0],
    up: [-rise * sine, rise * cosine, run],
    eye: [run * sine, -run * cosine, rise],
  };
}

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Of an angle in degrees; exact at the right angles, so that an edge seen end-on has no length. */
function sineCosine(degrees: number): readonly [sine: number, cosine: number] {
  const turns = (((degrees % 360) + 360) % 360) / 90;
  if (Number.isInteger(turns)) return [[0, 1, 0, -1][turns] ?? 0, [1, 0, -1, 0][turns] ?? 1];
  const radians = (degrees * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}
