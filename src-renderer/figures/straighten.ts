/**
 * A polyline with as few of its own points as show the same line: each run of points that lies along one straight
 * segment is drawn by that segment alone. A path of a thousand small steps down a smooth valley has some fifty
 * left, and costs as much less to stroke at every move of a drag.
 *
 * One pass, O(n): from the last point kept, the directions that still pass within `tolerance` of every point since
 * form a cone, which the next point must lie in (Sklansky & Gonzalez 1980, "Fast polygonal approximation of digitized
 * curves"). Points that turn back are kept, so that a zig-zag stays one.
 */

/**
 * @param line interleaved x, y, finite
 * @param tolerance largest distance of a point that is left out from the line that is drawn; > 0, same unit
 */
export function straighten(line: readonly number[], tolerance: number): number[] {
  if (line.length <= 4) return [...line];
  const kept = [line[0] ?? 0, line[1] ?? 0];
  let [ax, ay] = kept as [number, number];
  // The point that will be kept should the next one lie elsewhere.
  let [cx, cy] = [line[2] ?? 0, line[3] ?? 0];
  let cone = coneTo(cx - ax, cy - ay, tolerance);
  let farthest = Math.sqrt((cx - ax) ** 2 + (cy - ay) ** 2);
  for (let k = 4; k + 1 < line.length; k += 2) {
    const x = line[k] ?? 0;
    const y = line[k + 1] ?? 0;
    const [dx, dy] = [x - ax, y - ay];
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance >= farthest && (cone === null || isWithin(cone, dx, dy))) {
      cone = narrowed(cone, coneTo(dx, dy, tolerance));
      farthest = distance;
    } else {
      kept.push(cx, cy);
      [ax, ay] = [cx, cy];
      cone = coneTo(x - ax, y - ay, tolerance);
      farthest = Math.sqrt((x - ax) ** 2 + (y - ay) ** 2);
    }
    [cx, cy] = [x, y];
  }
  kept.push(cx, cy);
  return kept;
}

/** Directions between two rays, counted counter-clockwise from the first; less than half a turn. */
interface Cone {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
}

/** The directions that pass within `tolerance` of (dx, dy); null, all of them, where it is as near as that. */
function coneTo(dx: number, dy: number, tolerance: number): Cone | null {
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance <= tolerance) return null;
  const sine = tolerance / distance;
  const cosine = Math.sqrt(1 - sine * sine);
  return {
    fromX: dx * cosine + dy * sine,
    fromY: dy * cosine - dx * sine,
    toX: dx * cosine - dy * sine,
    toY: dy * cosine + dx * sine,
  };
}

const isWithin = ({ fromX, fromY, toX, toY }: Cone, dx: number, dy: number): boolean =>
  fromX * dy - fromY * dx >= 0 && dx * toY - dy * toX >= 0;

function narrowed(cone: Cone | null, by: Cone | null): Cone | null {
  if (cone === null || by === null) return cone ?? by;
  const from = isWithin(cone, by.fromX, by.fromY) ? by : cone;
  const to = isWithin(cone, by.toX, by.toY) ? by : cone;
  return { fromX: from.fromX, fromY: from.fromY, toX: to.toX, toY: to.toY };
}
