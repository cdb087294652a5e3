/** Where the linear model of f at a point can be trusted: |f(x+δ) − f(x) − ∇fᵀδ| ≤ 0.1·‖∇f‖·‖δ‖. */
import type { Domain, Point2 } from '../document/lab-document.ts';
import type { PointFunction } from '../kernel/index.ts';
import type { Vector } from '../optimizers/index.ts';

/** The error that is borne, as a share of ‖∇f‖·‖δ‖. */
export const BORNE_SHARE = 0.1;

/** The part of the region that is seen from x: along each ray from x as far as the model holds all the way. */
export interface LinearRegion {
  /** Corners round x as x, y pairs. Where it goes on beyond the map the corner lies out there. */
  readonly outline: Float64Array;
  /**
   * `everywhere`: as far as was looked, which is farther than the map; `point`: nowhere but at x; `rounding`: so near
   * x that rounding of f hides how far.
   */
  readonly extent: 'bounded' | 'beyond-the-map' | 'everywhere' | 'point' | 'rounding';
  /**
   * How far along the step the model holds, as a share of the step; Infinity: as far as was looked. Null where there is
   * no step, it leads nowhere, or rounding of f hides it.
   */
  readonly alongStep: number | null;
}

export interface Tangent {
  readonly point: Vector;
  readonly value: number;
  readonly gradient: Vector;
  readonly hessian: readonly Vector[];
}

/** Rays at first; where the outline turns sharply more are sent between them. */
const RAYS = 180;
const ROUNDS = 5;
/** The longest side of the outline that need not be refined, as a share of half the map. */
const FINEST_SIDE = 0.03;
const NARROWEST = 1e-5;
/** How far is looked, in units of the distance to the map's farthest corner: the map may be moved a little. */
const MARGIN = 1.5;

/**
 * Null where f or ∇f is not a finite number.
 * @param step from x to where the method went; null where it went nowhere
 * @param domain what the map shows; as far as that is looked
 */
export function linearRegion(
  f: PointFunction,
  at: Tangent,
  step: Vector | null,
  domain: Domain,
): LinearRegion | null {
  const probe = new LinearError(f, at);
  if (!probe.isDefined) return null;
  const [x, y] = pair(at.point);
  // In halves of the map's sides, so that the outline is as fine in one direction as in another.
  const [halfX, halfY] = [(domain.x[1] - domain.x[0]) / 2, (domain.y[1] - domain.y[0]) / 2];
  const cornerX = Math.max(Math.abs(domain.x[0] - x), Math.abs(domain.x[1] - x)) / halfX;
  const cornerY = Math.max(Math.abs(domain.y[0] - y), Math.abs(domain.y[1] - y)) / halfY;
  const reach = MARGIN * Math.hypot(cornerX, cornerY);
  const directionAt = (angle: number): Point2 => [halfX * Math.cos(angle), halfY * Math.sin(angle)];
  const raysAt = (angles: readonly number[]): readonly Ray[] => {
    const lengths = probe.lengths(angles.map(directionAt), reach, FEW);
    return angles.map((angle, k) => ({ angle, length: lengths[k] ?? 0 }));
  };
  const even = Array.from({ length: RAYS }, (_, k) => (2 * Math.PI * k) / RAYS);
  const told = tellingDirections(at).map(([dx, dy]) => turn(Math.atan2(dy / halfY, dx / halfX)));
  let rays = raysAt([...even, ...told].sort((a, b) => a - b));
  for (let round = 0; round < ROUNDS; round++) {
    const between = anglesBetween(rays, reach);
    if (between.length === 0) break;
    rays = [...rays, ...raysAt(between)].sort((a, b) => a.angle - b.angle);
  }
  const outline = rays.flatMap(({ angle, length }) => {
    const [dx, dy] = directionAt(angle);
    return [x + length * dx, y + length * dy];
  });
  const lengths = rays.map(({ length }) => length);
  const [stepX, stepY] = pair(step ?? []);
  return {
    outline: Float64Array.from(outline),
    extent: extentOf(probe, lengths, reach, Math.min(halfX, halfY)),
    alongStep: shareOf(probe, [stepX, stepY], Math.max(1, reach / Math.hypot(stepX / halfX, stepY / halfY))),
  };
}

function extentOf(
  probe: LinearError,
  lengths: readonly number[],
  reach: number,
  unit: number,
): LinearRegion['extent'] {
  const longest = Math.max(...lengths);
  // Where ∇f = 0 any change of f is an error: what is left is rounding of f next to x.
  if (probe.isFlat && longest < FINEST_SIDE / 10) return 'point';
  if (probe.isHiddenAt(longest * unit)) return 'rounding';
  if (Math.min(...lengths) >= reach) return 'everywhere';
  return longest >= reach ? 'beyond-the-map' : 'bounded';
}

/** @param reach how far is looked, in units of the step */
function shareOf(probe: LinearError, step: Point2, reach: number): number | null {
  const size = Math.hypot(...step);
  if (!(size > 0 && Number.isFinite(size))) return null;
  const [share = 0] = probe.lengths([step], reach, MANY);
  if (probe.isHiddenAt(Math.min(share, 1) * size)) return null;
  return share >= reach ? Number.POSITIVE_INFINITY : share;
}

interface Ray {
  readonly angle: number;
  /** In units of its direction; the reach where it ends no earlier. */
  readonly length: number;
}

const turn = (angle: number): number => (angle + 4 * Math.PI) % (2 * Math.PI);

/** The directions in which the region of a quadratic is longest: along the axes of H, and where dᵀHd = 0. */
function tellingDirections({ hessian }: Tangent): readonly Point2[] {
  const [[xx = 0, xy = 0] = [], [, yy = 0] = []] = hessian;
  if (![xx, xy, yy].every(Number.isFinite)) return [];
  // dᵀHd = mean + spread·cos 2(φ − axis)
  const mean = (xx + yy) / 2;
  const spread = Math.hypot((xx - yy) / 2, xy);
  const axis = Math.atan2(xy, (xx - yy) / 2) / 2;
  const zero = Math.acos(-mean / spread) / 2;
  return [axis, axis + Math.PI / 2, axis + zero, axis - zero]
    .filter(Number.isFinite)
    .flatMap((angle) => [angle, angle + Math.PI])
    .map((angle): Point2 => [Math.cos(angle), Math.sin(angle)]);
}

/** Half-way between two rays whose ends lie far apart. */
function anglesBetween(rays: readonly Ray[], reach: number): readonly number[] {
  return rays.flatMap(({ angle, length }, k) => {
    const next = rays[(k + 1) % rays.length] ?? { angle, length };
    const width = turn(next.angle - angle);
    const side = Math.hypot(next.length - length, Math.min(length, next.length) * width);
    const isBeyond = length >= reach && next.length >= reach;
    return isBeyond || side < FINEST_SIDE || width < NARROWEST ? [] : [turn(angle + width / 2)];
  });
}

/**
 * Places along a ray that are looked at, as shares of the reach: near x by factors, farther away evenly. Where the model
 * fails between two of them only, that is missed.
 */
const PLACES: readonly number[] = [
  ...Array.from({ length: 26 }, (_, k) => 2 ** (-20 + k / 2)),
  ...Array.from({ length: 128 }, (_, k) => (k + 1) / 128),
];

/** Halvings of the stretch in which the model ceases to hold: for a picture, and for a number. */
const FEW = 20;
const MANY = 50;

/** Of what is computed of f and its linear model, so much of their size may be rounding. */
const ROUNDING = 64 * Number.EPSILON;

/** The error of the linear model of f at a point, asked along many rays at once. */
class LinearError {
  readonly isDefined: boolean;
  readonly isFlat: boolean;
  readonly #f: PointFunction;
  readonly #value: number;
  readonly #point: Point2;
  readonly #gradient: Point2;
  readonly #norm: number;

  constructor(f: PointFunction, { value, point, gradient }: Tangent) {
    this.#f = f;
    this.#value = value;
    this.#point = pair(point);
    this.#gradient = pair(gradient);
    this.#norm = Math.hypot(...this.#gradient);
    this.isFlat = this.#norm === 0;
    this.isDefined = [value, this.#norm, ...this.#point].every(Number.isFinite);
  }

  /** Whether so near x the error that is borne is less than what f is rounded by. */
  isHiddenAt(distance: number): boolean {
    return !this.isFlat && BORNE_SHARE * this.#norm * distance < ROUNDING * Math.abs(this.#value);
  }

  /** How far along each direction the model holds all the way, in units of the direction; at most the reach. */
  lengths(directions: readonly Point2[], reach: number, halvings: number): readonly number[] {
    const rays = directions.map(([dx, dy]): OpenRay => ({ dx, dy, low: 0, high: reach }));
    let going: readonly OpenRay[] = rays;
    for (const place of PLACES) {
      if (going.length === 0) break;
      const at = place * reach;
      const isHeld = this.#holds(going, () => at);
      going.forEach((ray, k) => (ray[isHeld[k] === 1 ? 'low' : 'high'] = at));
      going = going.filter((_, k) => isHeld[k] === 1);
    }
    const ending = rays.filter(({ low, high }) => low < high);
    for (let halving = 0; halving < halvings && ending.length > 0; halving++) {
      const isHeld = this.#holds(ending, middle);
      ending.forEach((ray, k) => (ray[isHeld[k] === 1 ? 'low' : 'high'] = middle(ray)));
    }
    return rays.map(({ low }) => low);
  }

  /** For each ray, whether the model holds so far along it: 1 or 0. */
  #holds(rays: readonly OpenRay[], length: (ray: OpenRay) => number): Uint8Array {
    const [x, y] = this.#point;
    const [slopeX, slopeY] = this.#gradient;
    const placesX = Float64Array.from(rays, (ray) => x + length(ray) * ray.dx);
    const placesY = Float64Array.from(rays, (ray) => y + length(ray) * ray.dy);
    const values = new Float64Array(rays.length);
    const { compiled, parameters } = this.#f;
    compiled.value.list([placesX, placesY], parameters, [values], rays.length);
    const isHeld = new Uint8Array(rays.length);
    for (let k = 0; k < rays.length; k++) {
      const value = values[k] ?? Number.NaN;
      // The step as it came to be rounded, not as it was meant.
      const dx = (placesX[k] ?? 0) - x;
      const dy = (placesY[k] ?? 0) - y;
      const slope = slopeX * dx + slopeY * dy;
      const size = Math.max(Math.abs(this.#value), Math.abs(value), Math.abs(slope));
      const borne = BORNE_SHARE * this.#norm * Math.sqrt(dx * dx + dy * dy);
      const rounding = this.isFlat ? 0 : ROUNDING * size;
      const error = Math.abs(value - this.#value - slope);
      if (Number.isFinite(value) && error <= borne + rounding) isHeld[k] = 1;
    }
    return isHeld;
  }
}

/** The model holds up to `low`, and not at `high`. */
interface OpenRay {
  readonly dx: number;
  readonly dy: number;
  low: number;
  high: number;
}

const middle = ({ low, high }: OpenRay): number => (low + high) / 2;

const pair = ([x = Number.NaN, y = Number.NaN]: Vector): Point2 => [x, y];
