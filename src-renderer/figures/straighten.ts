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
  let [ax, ay] = [line[0] ?? 0, line[1] ?? 0];
  const kept = [ax, ay];
  // The point that will be kept should the next one lie elsewhere.
  let [cx, cy] = [line[2] ?? 0, line[3] ?? 0];
  const cone = new Cone(tolerance);
  cone.narrow(cx - ax, cy - ay);
  let farthest = lengthOf(cx - ax, cy - ay);
  for (let k = 4; k + 1 < line.length; k += 2) {
    const x = line[k] ?? 0;
    const y = line[k + 1] ?? 0;
    const distance = lengthOf(x - ax, y - ay);
    if (distance >= farthest && cone.includes(x - ax, y - ay)) {
      cone.narrow(x - ax, y - ay);
      farthest = distance;
    } else {
      kept.push(cx, cy);
      [ax, ay] = [cx, cy];
      cone.open();
      cone.narrow(x - ax, y - ay);
      farthest = lengthOf(x - ax, y - ay);
    }
    [cx, cy] = [x, y];
  }
  kept.push(cx, cy);
  return kept;
}

/**
 * Directions between two rays, counted counter-clockwise from the first; less than half a turn. One a line, narrowed in
 * place: one a point would keep the garbage collector busy through a drag.
 */
class Cone {
  readonly #tolerance: number;
  /** Whether it holds all directions. */
  #isOpen = true;
  #fromX = 0;
  #fromY = 0;
  #toX = 0;
  #toY = 0;

  constructor(tolerance: number) {
    this.#tolerance = tolerance;
  }

  open(): void {
    this.#isOpen = true;
  }

  includes(dx: number, dy: number): boolean {
    return this.#isOpen || (this.#fromX * dy - this.#fromY * dx >= 0 && dx * this.#toY - dy * this.#toX >= 0);
  }

  /** To the directions that pass within the tolerance of (dx, dy): all of them, where it is as near as that. */
  narrow(dx: number, dy: number): void {
    const distance = lengthOf(dx, dy);
    if (distance <= this.#tolerance) return;
    const sine = this.#tolerance / distance;
    const cosine = Math.sqrt(1 - sine * sine);
    const [fromX, fromY] = [dx * cosine + dy * sine, dy * cosine - dx * sine];
    const [toX, toY] = [dx * cosine - dy * sine, dy * cosine + dx * sine];
    const [isFromWithin, isToWithin] = [this.includes(fromX, fromY), this.includes(toX, toY)];
    if (isFromWithin) [this.#fromX, this.#fromY] = [fromX, fromY];
    if (isToWithin) [this.#toX, this.#toY] = [toX, toY];
    this.#isOpen = false;
  }
}

// Math.hypot guards against overflow and is many times slower; these are px.
function lengthOf(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
