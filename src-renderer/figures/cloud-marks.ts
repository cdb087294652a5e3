/** The paths of a run under all its seeds: thin and faint, beneath their median; fainter behind those of the run in front. */
import type { CloudScene } from '../../src-core/scene/cloud.ts';
import type { DrawnRun } from './drawn-run.ts';
import type { MapFrame } from './frame.ts';
import type { Mark } from './marks.ts';
import { cutPolyline, projectPoints } from './project-path.ts';
import type { FigureTheme } from './theme.ts';

export function cloudMarks(runs: readonly DrawnRun[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const front = runs.filter(({ path }) => path.cloud !== null).at(-1);
  return runs.flatMap(({ path, style: { color } }) =>
    // One mark a seed: where paths lie on one another the cloud is denser.
    (path.cloud === null ? [] : linesOf(path.cloud, frame)).map((lines) => ({
      kind: 'line' as const,
      lines,
      stroke: color,
      width: 0.4 * theme.lineWidth,
      opacity: path === front?.path ? 0.3 : 0.12,
    })),
  );
}

/** What a cloud was last drawn as: while only a step is pointed out it stays as it is. */
const drawn = new WeakMap<CloudScene, { frame: MapFrame; seeds: readonly Lines[] }>();

type Lines = readonly (readonly number[])[];

function linesOf(cloud: CloudScene, frame: MapFrame): readonly Lines[] {
  const known = drawn.get(cloud);
  if (known?.frame === frame) return known.seeds;
  const seeds = cloud.seeds
    .map((points) => linesBetweenGaps(points).flatMap((line) => cut(line, frame)))
    .filter((lines) => lines.length > 0);
  drawn.set(cloud, { frame, seeds });
  return seeds;
}

function cut(line: Float64Array, frame: MapFrame): number[][] {
  const pixels = projectPoints(line, frame);
  return cutPolyline(pixels, 0, pixels.length / 2 - 1, frame.plot);
}

function linesBetweenGaps(points: Float64Array): readonly Float64Array[] {
  const lines: Float64Array[] = [];
  let from = 0;
  for (let k = 0; k <= points.length; k += 2) {
    if (k < points.length && !Number.isNaN(points[k])) continue;
    lines.push(points.subarray(from, k));
    from = k + 2;
  }
  return lines;
}
