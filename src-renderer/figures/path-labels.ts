/** Names of the runs, written beside their paths where the paths lie farthest apart. */
import type { MapFrame, Rectangle } from './frame.ts';
import type { Mark } from './marks.ts';
import type { DrawnRun } from './drawn-run.ts';
import { probesAlong, type Probes } from './path-probes.ts';
import { isInside, type Pixels } from './project-path.ts';
import { boxDistance, textBox } from './text-box.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';

/** Of more runs than this, those whose names would lie on something else have none: the legend and the pointer tell them. */
const MANY = 6;

/** Only every so many of them is tried for a label. */
const PROBES_A_TRIAL = 3;

/** A label for every run that is seen, where there are two or more, or clouds; they keep off the texts already present. */
export function labelMarks(
  runs: readonly DrawnRun[],
  { plot }: MapFrame,
  theme: FigureTheme,
  present: readonly Mark[],
): readonly Mark[] {
  if (runs.length < 2 && runs.every(({ path }) => path.cloud === null)) return [];
  // Where there is no room for all, the one in front has its name before the others, and has it whatever is near.
  const inTurn = runs.length > MANY ? runs.toReversed() : runs;
  const probes = inTurn.map(({ lines }) => probesAlong(lines));
  const placed = [...runs.map(({ pixels }) => startBox(pixels, theme)), ...present.flatMap(textBox)];
  return inTurn.flatMap((run, k): readonly Mark[] => {
    const own = probes[k] ?? new Float64Array(0);
    const others = probes.filter((_, other) => other !== k);
    const best = bestBox(own, others, placed, textWidth(run.label, theme.fontSize), plot, theme);
    const mayCrowd = runs.length <= MANY || run === runs.at(-1);
    if (best === null || (!mayCrowd && best.room < 0.15 * theme.fontSize)) return [];
    const { box } = best;
    placed.push(box);
    return [
      {
        kind: 'text',
        text: run.label,
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

/** The room that the ring at a start takes: no name stands beside it, for all runs begin there. */
function startBox([x = NaN, y = NaN]: Pixels, theme: FigureTheme): Rectangle {
  const radius = 4 * theme.dotRadius;
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** The box beside one of the run's points that keeps clear of the run itself and farthest from all others. */
function bestBox(
  own: Probes,
  others: readonly Probes[],
  placed: readonly Rectangle[],
  width: number,
  plot: Rectangle,
  theme: FigureTheme,
): { readonly box: Rectangle; readonly room: number } | null {
  const height = 1.3 * theme.fontSize;
  const offset = 2.2 * theme.dotRadius + 4;
  let best: Rectangle | null = null;
  let bestRoom = -Infinity;
  for (let k = 0; k + 1 < own.length; k += 2 * PROBES_A_TRIAL) {
    const [x, y] = [own[k] ?? 0, own[k + 1] ?? 0];
    for (const [dx, dy] of [
      [offset, -height / 2],
      [-offset - width, -height / 2],
      [-width / 2, -offset - height],
      [-width / 2, offset],
    ] as const) {
      const box = { x: x + dx, y: y + dy, width, height };
      if (!isInside(box.x, box.y, plot) || !isInside(box.x + width, box.y + height, plot)) continue;
      // Its own path may pass near, but not through; beyond four lines of text more room makes no label better.
      let room = Math.min(
        4 * height,
        4 * roomAround(box, own),
        ...others.map((probes) => roomAround(box, probes)),
      );
      for (const other of placed) room = Math.min(room, boxDistance(box, other));
      if (room > bestRoom) [best, bestRoom] = [box, room];
    }
  }
  return best === null ? null : { box: best, room: bestRoom };
}

function roomAround(box: Rectangle, probes: Probes): number {
  let room = Infinity;
  for (let k = 0; k + 1 < probes.length; k += 2) {
    const x = probes[k] ?? 0;
    const y = probes[k + 1] ?? 0;
    const dx = Math.max(box.x - x, 0, x - box.x - box.width);
    const dy = Math.max(box.y - y, 0, y - box.y - box.height);
    room = Math.min(room, dx * dx + dy * dy);
  }
  return Math.sqrt(room);
}
