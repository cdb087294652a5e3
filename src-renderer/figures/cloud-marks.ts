/** The paths of a run under all its seeds: thin and faint, beneath their median. */
import type { CloudScene } from '../../src-core/scene/cloud.ts';
import type { DrawnRun } from './drawn-run.ts';
import type { MapFrame, Rectangle } from './frame.ts';
import type { Mark } from './marks.ts';
import { cutPolyline, projectPoints } from './project-path.ts';
import type { FigureTheme } from './theme.ts';

type Lines = readonly (readonly number[])[];

/** Points that all clouds of a picture may have together: some 200 kB of SVG. */
const MOST_POINTS = 15_000;
/** Cells of this many px, at first, in which … */
const FINEST_CELL = 3;
/** … so many points of a cloud make it as dense as it can be seen. */
const DENSEST = 6;

export function cloudMarks(runs: readonly DrawnRun[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const clouds = runs.flatMap(({ path, style }) =>
    path.cloud === null ? [] : [{ cloud: path.cloud, stroke: style.color }],
  );
  return clouds.flatMap(({ cloud, stroke }) =>
    // One mark a seed: where paths lie on one another the cloud is denser.
    linesOf(cloud, frame, MOST_POINTS / clouds.length).map((lines) => ({
      kind: 'line' as const,
      lines,
      stroke,
      width: 0.4 * theme.lineWidth,
      opacity: 0.3,
    })),
  );
}

/** What a cloud was last drawn as: while only a step is pointed out it stays as it is. */
const drawn = new WeakMap<CloudScene, { frame: MapFrame; most: number; seeds: readonly Lines[] }>();

function linesOf(cloud: CloudScene, frame: MapFrame, most: number): readonly Lines[] {
  const known = drawn.get(cloud);
  if (known?.frame === frame && known.most === most) return known.seeds;
  const whole = cloud.paths.map((points) => {
    const pixels = projectPoints(points, frame);
    return cutPolyline(pixels, 0, pixels.length / 2 - 1, frame.plot);
  });
  let seeds = thinned(whole, frame.plot, FINEST_CELL);
  for (let cell = 2 * FINEST_CELL; pointsOf(seeds) > most && cell < frame.plot.width; cell *= 2)
    seeds = thinned(whole, frame.plot, cell);
  seeds = seeds.filter((lines) => lines.length > 0);
  drawn.set(cloud, { frame, most, seeds });
  return seeds;
}

const pointsOf = (seeds: readonly Lines[]): number =>
  seeds.reduce((sum, lines) => lines.reduce((inner, { length }) => inner + length / 2, sum), 0);

/** Without the segments both of whose ends lie where the cloud is as dense as it can be seen. */
function thinned(seeds: readonly Lines[], plot: Rectangle, cell: number): readonly Lines[] {
  const columns = Math.ceil(plot.width / cell) + 1;
  const visits = new Uint8Array(columns * (Math.ceil(plot.height / cell) + 1));
  /** Counts a point, and says whether its cell has room for it. */
  const isSeen = (x: number, y: number): boolean => {
    const place = Math.floor((y - plot.y) / cell) * columns + Math.floor((x - plot.x) / cell);
    const before = visits[place] ?? 0;
    visits[place] = Math.min(before + 1, DENSEST);
    return before < DENSEST;
  };
  return seeds.map((lines) => lines.flatMap((line) => seenParts(line, isSeen)));
}

function seenParts(line: readonly number[], isSeen: (x: number, y: number) => boolean): readonly number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  let wasSeen = false;
  for (let k = 0; k + 1 < line.length; k += 2) {
    const [x, y] = [line[k] ?? 0, line[k + 1] ?? 0];
    const isNew = isSeen(x, y);
    if (!isNew && !wasSeen) {
      if (part.length >= 4) parts.push(part);
      part = [];
    }
    part.push(x, y);
    wasSeen = isNew;
  }
  if (part.length >= 4) parts.push(part);
  return parts;
}
