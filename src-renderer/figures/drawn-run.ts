/** A run, or the median of its cloud, projected and cut to the plot once, for all the marks that are made of it. */
import type { PathScene } from '../../src-core/scene/scene.ts';
import type { MapFrame } from './frame.ts';
import { cutPolyline, projectPoints, type Pixels } from './project-path.ts';
import { seriesStyle, type FigureTheme, type SeriesStyle } from './theme.ts';

export interface DrawnRun {
  readonly path: PathScene;
  /** What it is called on the picture. */
  readonly label: string;
  readonly style: SeriesStyle;
  /** px of the points up to the first non-finite one. */
  readonly pixels: Pixels;
  /** Index of the last point in `pixels`; −1 where even the start is not finite. */
  readonly last: number;
  /** The path inside the plot. */
  readonly lines: readonly (readonly number[])[];
  /** Width of its line in px. */
  readonly width: number;
}

export function drawnRun(path: PathScene, frame: MapFrame, theme: FigureTheme): DrawnRun {
  const pixels = projectPoints(path.cloud?.median ?? path.points, frame);
  const last = pixels.length / 2 - 1;
  const lines = cutPolyline(pixels, 0, last, frame.plot);
  const width = theme.lineWidth * thinning(lines);
  return { path, label: runLabel(path), style: seriesStyle(theme, path.series), pixels, last, lines, width };
}

/** A run's name; with a cloud what is drawn as its path is the median. */
export function runLabel({ name, cloud }: PathScene): string {
  return cloud === null ? name : `${name}, median of ${String(cloud.seeds.length)}`;
}

/** How often a path may cross its own extent before its line is drawn thinner. */
const CROSSINGS = 8;

/** Between 0.35 and 1: a path that bounces a hundred times is drawn finer, so that it can still be followed. */
export function thinning(lines: DrawnRun['lines']): number {
  let [left, right, top, bottom, length] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const line of lines) {
    for (let k = 0; k + 1 < line.length; k += 2) {
      const x = line[k] ?? 0;
      const y = line[k + 1] ?? 0;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      if (k > 0) length += distance(x - (line[k - 2] ?? 0), y - (line[k - 1] ?? 0));
    }
  }
  const extent = distance(right - left, bottom - top);
  return length > CROSSINGS * extent ? Math.max(0.35, (CROSSINGS * extent) / length) : 1;
}

// Math.hypot guards against overflow and is many times slower; these are px inside the plot.
function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
