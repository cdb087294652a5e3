export type Vector = readonly [number, number];

/**
 * The point nearest to the origin in the convex hull of points in the plane: the origin itself, a point, or
 * a point of a segment between two. For gradients about a point this is the steepest slope they share
 * (Burke, Lewis & Overton 2005, gradient sampling): zero where f has a minimum between them.
 */
export function leastNorm(points: readonly Vector[]): Vector {
  if (enclosesOrigin(points)) return [0, 0];
  let [best, bestNorm]: [Vector, number] = [[0, 0], Number.POSITIVE_INFINITY];
  points.forEach((p, i) => {
    for (const q of points.slice(i)) {
      const candidate = nearestOfSegment(p, q);
      const norm = Math.hypot(...candidate);
      if (norm < bestNorm) [best, bestNorm] = [candidate, norm];
    }
  });
  return best;
}

/** Whether no half-plane holds all the points: then seen from the origin no gap between them is half a turn. */
function enclosesOrigin(points: readonly Vector[]): boolean {
  const angles = points.map(([x, y]) => Math.atan2(y, x)).sort((a, b) => a - b);
  const [first = 0] = angles;
  return angles.every((angle, i) => (angles[i + 1] ?? first + 2 * Math.PI) - angle < Math.PI);
}

function nearestOfSegment(p: Vector, q: Vector): Vector {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return p;
  const along = -((p[0] / length) * dx + (p[1] / length) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return [p[0] + share * dx, p[1] + share * dy];
}
