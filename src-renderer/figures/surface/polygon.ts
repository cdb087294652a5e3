/** Convex polygons over the mesh whose corners carry several numbers, such as the heights of all sheets. */

/** x, y, and the heights of the graph, the tangent plane and the quadratic model. */
export type Corner = readonly [x: number, y: number, graph: number, plane: number, model: number];
export type Polygon = readonly Corner[];

/**
 * The part where `excess` is not positive, and the part where it is not negative; it changes evenly along a side.
 * What lies in the cut as a whole belongs to the first only.
 */
export function splitPolygon(
  polygon: Polygon,
  excess: (corner: Corner) => number,
): readonly [under: Polygon, over: Polygon] {
  const under: Corner[] = [];
  const over: Corner[] = [];
  for (let k = 0; k < polygon.length; k++) {
    const a = polygon[k];
    const b = polygon[(k + 1) % polygon.length];
    if (a === undefined || b === undefined) continue;
    const [atA, atB] = [excess(a), excess(b)];
    if (atA <= 0) under.push(a);
    if (atA >= 0) over.push(a);
    if ((atA < 0 && atB > 0) || (atA > 0 && atB < 0)) {
      const between = mix(a, b, atA / (atA - atB));
      under.push(between);
      over.push(between);
    }
  }
  return polygon.every((corner) => excess(corner) <= 0) ? [polygon, []] : [withArea(under), withArea(over)];
}

export function mix(a: Corner, b: Corner, t: number): Corner {
  const at = (k: 0 | 1 | 2 | 3 | 4): number => a[k] + t * (b[k] - a[k]);
  return [at(0), at(1), at(2), at(3), at(4)];
}

/** What touches the cut in a corner or a side only is nothing. */
function withArea(polygon: Polygon): Polygon {
  return polygon.length >= 3 ? polygon : [];
}
