/** Names of the runs, written beside their paths where the paths lie farthest apart. */
import type { MapFrame } from './frame.ts';
import type { Mark } from './marks.ts';
import type { DrawnRun } from './path-marks.ts';
import { isInside } from './project-path.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';

/** Points of a run that are tried, and that others keep away from. */
const PROBES = 40;

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** A label for every run that is seen, where there are two runs or more. */
export function labelMarks(runs: readonly DrawnRun[], frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  if (runs.length < 2) return [];
  const probes = runs.map((run) => probesOf(run, frame));
  const placed: Box[] = [];
  return runs.flatMap((run, k): readonly Mark[] => {
    const others = probes.flat();
    const box = bestBox(probes[k] ?? [], others, placed, run.path.name, frame, theme);
    if (box === null) return [];
    placed.push(box);
    return [
      {
        kind: 'text',
        text: run.path.name,
        x: box.x,
        y: box.y + 0.78 * box.height,
        anchor: 'start',
        fontSize: theme.fontSize,
        fontFamily: theme.fontFamily,
        fontWeight: 600,
        fill: run.style.color,
        halo: theme.halo,
      },
    ];
  });
}

function probesOf({ pixels, last }: DrawnRun, { plot }: MapFrame): readonly Spot[] {
  const stride = Math.max(1, Math.ceil((last + 1) / PROBES));
  const spots: Spot[] = [];
  for (let k = 0; k <= last; k += stride) {
    const spot = { x: pixels[2 * k] ?? NaN, y: pixels[2 * k + 1] ?? NaN };
    if (isInside(spot.x, spot.y, plot)) spots.push(spot);
  }
  return spots;
}

/** The box, right, left, above or below one of the run's points, that keeps farthest from every path and label. */
function bestBox(
  spots: readonly Spot[],
  obstacles: readonly Spot[],
  placed: readonly Box[],
  text: string,
  { plot }: MapFrame,
  theme: FigureTheme,
): Box | null {
  const width = textWidth(text, theme.fontSize);
  const height = 1.3 * theme.fontSize;
  const offset = 2.2 * theme.dotRadius + 4;
  let best: Box | null = null;
  let bestRoom = -Infinity;
  const stride = Math.max(1, Math.ceil(spots.length / 10));
  for (let k = 0; k < spots.length; k += stride) {
    const spot = spots[k];
    if (spot === undefined) continue;
    for (const [dx, dy] of [
      [offset, -height / 2],
      [-offset - width, -height / 2],
      [-width / 2, -offset - height],
      [-width / 2, offset],
    ] as const) {
      const box = { x: spot.x + dx, y: spot.y + dy, width, height };
      if (!isInside(box.x, box.y, plot) || !isInside(box.x + width, box.y + height, plot)) continue;
      const room = Math.min(roomAround(box, obstacles), ...placed.map((other) => boxDistance(box, other)));
      // Room beyond three lines of text makes no label better; then the earlier point wins.
      const worth = Math.min(room, 3 * height);
      if (worth > bestRoom) [best, bestRoom] = [box, worth];
    }
  }
  return best;
}

function roomAround(box: Box, obstacles: readonly Spot[]): number {
  let room = Infinity;
  for (const { x, y } of obstacles) {
    const dx = Math.max(box.x - x, 0, x - box.x - box.width);
    const dy = Math.max(box.y - y, 0, y - box.y - box.height);
    room = Math.min(room, dx * dx + dy * dy);
  }
  return Math.sqrt(room);
}

function boxDistance(a: Box, b: Box): number {
  const dx = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0);
  const dy = Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0);
  // Overlap is worse than any nearness.
  return dx === 0 && dy === 0 ? -1 : Math.hypot(dx, dy);
}
