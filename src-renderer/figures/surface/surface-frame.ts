/** Where the box round the graph lies on the picture. */
import type { SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { Rectangle } from '../frame.ts';
import type { FigureTheme } from '../theme.ts';
import { cameraOf, dot, type Camera } from './camera.ts';
import { FLOOR } from './relief.ts';

export interface SurfaceFrame {
  /** Size of the whole picture in px. */
  readonly width: number;
  readonly height: number;
  /** What the box and its labels may take, and what the colour bar stands beside. */
  readonly plot: Rectangle;
  readonly camera: Camera;
  /** Height of the part of the box that the values take, in lengths of the longer side of the floor. */
  readonly stretch: number;
  /** px a length of the longer side of the floor. */
  readonly scale: number;
  /** px of the origin. */
  readonly centre: readonly [x: number, y: number];
  /** x, y on the floor, z in heights of the values' range. */
  readonly toPixel: (x: number, y: number, z: number) => readonly [x: number, y: number];
}

export interface SurfaceFrameOptions {
  /** px */
  readonly width: number;
  readonly height: number;
  readonly sides: readonly [x: number, y: number];
  readonly view: Pick<SurfaceView, 'azimuth' | 'elevation' | 'height'>;
  readonly theme: FigureTheme;
  /** Lines of the legend in the upper left corner, where the box has none of its own from above. */
  readonly legendRows?: number;
  /** Whether room is kept at the right for the colour bar. */
  readonly colorBar?: 'shown' | 'hidden';
}

/** Beyond this elevation in degrees the box is fitted as it is seen; below, as wide as it gets while it is turned. */
const NEARLY_ABOVE = 60;

export function surfaceFrame({
  width,
  height,
  sides,
  view,
  theme,
  legendRows = 0,
  colorBar = 'shown',
}: SurfaceFrameOptions): SurfaceFrame {
  const camera = cameraOf(view);
  const em = theme.fontSize;
  const plot = plotOf(width, height, em, colorBar);
  const stretch = view.height;
  // Room for ticks, their labels and the names of the axes all round the box.
  const share = Math.min(Math.max((view.elevation - NEARLY_ABOVE) / (90 - NEARLY_ABOVE), 0), 1);
  const [above, below, beside] = [(0.6 + share * 1.5 * legendRows) * em, 3.6 * em, 3.6 * em];
  const room = {
    width: Math.max(plot.width - 2 * beside, 1),
    height: Math.max(plot.height - above - below, 1),
  };
  const [left, right, bottom, top] = extentOf(sides, stretch, camera);
  const diagonal = Math.hypot(sides[0], sides[1]);
  const [rise, run] = [camera.eye[2], Math.hypot(camera.eye[0], camera.eye[1])];
  // Turned about the vertical the box keeps its size, so that only what turns seems to move.
  const turning = [diagonal, diagonal * rise + stretch * (1 - FLOOR) * run] as const;
  const fitted = Math.min(
    room.width / Math.max(right - left, 1e-6),
    room.height / Math.max(top - bottom, 1e-6),
  );
  const steady = Math.min(room.width / turning[0], room.height / Math.max(turning[1], 1e-6));
  const scale = steady + share * (Math.max(fitted, steady) - steady);
  const centre = [
    plot.x + plot.width / 2 - ((left + right) / 2) * scale,
    plot.y + above + room.height / 2 + ((bottom + top) / 2) * scale,
  ] as const;
  return {
    width,
    height,
    plot,
    camera,
    stretch,
    scale,
    centre,
    toPixel: (x, y, z) => [
      centre[0] + scale * dot(camera.right, [x, y, z * stretch]),
      centre[1] - scale * dot(camera.up, [x, y, z * stretch]),
    ],
  };
}

/** As on the map, so that the colour bar does not move when the map gives way to the graph. */
function plotOf(width: number, height: number, em: number, colorBar: 'shown' | 'hidden'): Rectangle {
  const [left, top] = [0.5 * em, 0.75 * em];
  const right = colorBar === 'shown' ? Math.round(7.2 * em) : left;
  return {
    x: left,
    y: top,
    width: Math.max(width - left - right, 1),
    height: Math.max(height - 2 * top, 1),
  };
}

/** How far the box reaches on the picture, in lengths of the longer side: left, right, bottom, top. */
function extentOf(
  [width, depth]: readonly [number, number],
  stretch: number,
  camera: Camera,
): readonly [number, number, number, number] {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const x of [-width / 2, width / 2]) {
    for (const y of [-depth / 2, depth / 2]) {
      for (const z of [FLOOR * stretch, stretch]) {
        const [across, up] = [dot(camera.right, [x, y, z]), dot(camera.up, [x, y, z])];
        left = Math.min(left, across);
        right = Math.max(right, across);
        bottom = Math.min(bottom, up);
        top = Math.max(top, up);
      }
    }
  }
  return [left, right, bottom, top];
}

/**
 * px of points given as x, y, z, one after another.
 *
 * @param into filled from its beginning where it is large enough, so that a frame need not ask for memory
 */
export function projectAll(
  points: ArrayLike<number>,
  { camera, scale, centre, stretch }: SurfaceFrame,
  into?: Float64Array,
): Float64Array {
  const count = Math.floor(points.length / 3);
  const pixels = into !== undefined && into.length >= 2 * count ? into : new Float64Array(2 * count);
  const [rx, ry] = [camera.right[0] * scale, camera.right[1] * scale];
  const [ux, uy, uz] = [camera.up[0] * scale, camera.up[1] * scale, camera.up[2] * scale * stretch];
  for (let k = 0; k < count; k++) {
    const x = points[3 * k] ?? 0;
    const y = points[3 * k + 1] ?? 0;
    const z = points[3 * k + 2] ?? 0;
    pixels[2 * k] = centre[0] + rx * x + ry * y;
    pixels[2 * k + 1] = centre[1] - ux * x - uy * y - uz * z;
  }
  return pixels;
}
