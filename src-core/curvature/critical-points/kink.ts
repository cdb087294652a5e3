import type { PointFunction } from '../../kernel/index.ts';
import { orderOfKink } from '../smoothness.ts';
import { localMinima } from './continuum.ts';
import { roundingAt, type Frame } from './frame.ts';
import { leastNorm, type Vector } from './least-norm.ts';
import { gradientNear, gradientNormsOnCircle } from './local-model.ts';

const SAMPLES = 12;
const MAXIMUM_STEPS = 600;
const GOLDEN_ANGLE = 2.399963229728653;
const SUFFICIENT_DECREASE = 1e-4;
const FARTHEST = 6;
/** What of the slope may be left where f no longer shows it: its square is lost in f's rounding. */
const NEARLY = 1e-4;
/** ‖∇f‖ = O(rᵖ) jumps where p is less, and makes a Hessian where it is no less than the other. */
const JUMP = 0.17;
const SMOOTH = 0.9;

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Kink extends Place {
  readonly value: number;
  /** Whether other points about it are as low: a line of kinks, as of |x|. */
  readonly isContinuum: boolean;
  /** Whether ∇f tends to 0 there after all, though slower than the distance, so that only H is missing: as of |x|^1.5. */
  readonly hasGradient: boolean;
}

/**
 * A minimum without a gradient near a place, by gradient sampling (Burke, Lewis & Overton 2005): down along the
 * slope that the gradients about the point share, in ever smaller discs. Null where there is none: the
 * way leads off, or the gradients about its end tend to zero, as at a smooth minimum.
 */
export function findKink(f: PointFunction, frame: Frame, start: Place): Kink | null {
  const end = descendToKink(f, frame, start);
  return end === null ? null : judgeKink(f, frame, roundedPlace(f, frame, alongKink(f, frame, end)));
}

function descendToKink(f: PointFunction, frame: Frame, start: Place): Place | null {
  let { x, y } = start;
  let value = f.value([x, y]);
  let radius = 0.5;
  let isNearlyEnclosed = false;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    if (radius < roundingAt(frame, x, y)) return isNearlyEnclosed ? { x, y } : null;
    const gradients = sampled(f, frame, { x, y }, radius, step * GOLDEN_ANGLE);
    if (gradients.length < 3) return null;
    const slope = leastNorm(gradients);
    const steepness = Math.hypot(...slope);
    const largest = Math.max(...gradients.map((gradient) => Math.hypot(...gradient)));
    if (largest === 0) return null;
    const isEnclosed = steepness <= Math.max(radius, 1e-9) * largest;
    isNearlyEnclosed = steepness <= NEARLY * largest;
    const moved = isEnclosed ? null : lower(f, frame, { x, y }, value, slope, radius);
    if (moved === null) {
      radius /= 4;
      continue;
    }
    ({ x, y, value } = moved);
    const [hx, hy] = frame.cell;
    if (Math.abs(x - start.x) > FARTHEST * hx || Math.abs(y - start.y) > FARTHEST * hy) return null;
  }
  return null;
}

/** Along a line of kinks f is smooth, and its slope there, by secants, tells the place better than f does. */
function alongKink(f: PointFunction, frame: Frame, from: Place): Place {
  const [radius, ahead] = [1e-9, 1e-5];
  const { cell } = frame;
  let best = from;
  for (let step = 0; step < 3; step++) {
    const slope = leastNorm(sampled(f, frame, best, radius, 0));
    const steepness = Math.hypot(...slope);
    if (steepness === 0) return best;
    const [right, up] = [-slope[0] / steepness, -slope[1] / steepness];
    const moved = (by: number): Place => ({
      x: best.x + by * right * cell[0],
      y: best.y + by * up * cell[1],
    });
    const next = leastNorm(sampled(f, frame, moved(ahead), radius, 0));
    const left = -(next[0] * right + next[1] * up);
    const length = (ahead * steepness) / (steepness - left);
    if (!(length > 0 && length < 100 * ahead)) return best;
    const there = moved(length);
    if (!(Math.hypot(...leastNorm(sampled(f, frame, there, radius, 0))) < steepness)) return best;
    best = there;
  }
  return best;
}

function sampled(f: PointFunction, frame: Frame, at: Place, radius: number, turn: number): readonly Vector[] {
  return Array.from({ length: SAMPLES }, (_, k): Vector => {
    const angle = turn + (2 * Math.PI * k) / SAMPLES;
    const distance = k % 2 === 0 ? radius : radius / 2;
    return gradientNear(f, frame, at, distance * Math.cos(angle), distance * Math.sin(angle));
  }).filter((gradient) => gradient.every(Number.isFinite));
}

/** Armijo's rule down a slope, from steps a few radii long; null where none is enough lower. */
function lower(
  f: PointFunction,
  { cell: [hx, hy] }: Frame,
  from: Place,
  value: number,
  slope: Vector,
  radius: number,
): (Place & { readonly value: number }) | null {
  const steepness = Math.hypot(...slope);
  for (let length = 4 * radius; length > radius / 100; length /= 2) {
    const x = from.x - ((length * slope[0]) / steepness) * hx;
    const y = from.y - ((length * slope[1]) / steepness) * hy;
    const there = f.value([x, y]);
    if (there < value - SUFFICIENT_DECREASE * length * steepness) return { x, y, value: there };
  }
  return null;
}

/** The same place with its coordinates 0 or of few digits, where f is no higher there: the end is known to rounding only. */
function roundedPlace(f: PointFunction, { cell }: Frame, { x, y }: Place): Place {
  const short = (value: number, size: number): number =>
    Math.abs(value) < 1e-7 * size ? 0 : Number(value.toPrecision(8));
  const [shortX, shortY] = [short(x, cell[0]), short(y, cell[1])];
  const here = f.value([x, y]);
  const options = [
    { x: shortX, y: shortY },
    { x: shortX, y },
    { x, y: shortY },
  ];
  return options.find((option) => f.value([option.x, option.y]) <= here) ?? { x, y };
}

function judgeKink(f: PointFunction, frame: Frame, at: Place): Kink | null {
  const value = f.value([at.x, at.y]);
  if (!Number.isFinite(value)) return null;
  const [hx, hy] = frame.cell;
  const around = (radius: number, angle: number): number => {
    const there = f.value([at.x + radius * Math.cos(angle) * hx, at.y + radius * Math.sin(angle) * hy]);
    return Number.isNaN(there) ? Number.POSITIVE_INFINITY : there;
  };
  const onCircle = (radius: number): readonly number[] =>
    Array.from({ length: 24 }, (_, k) => around(radius, (Math.PI * (k + 0.5)) / 12));
  const rounding = 4 * roundingAt(frame, at.x, at.y);
  const noise =
    4 * Math.max(...onCircle(rounding).map((there) => Math.abs(there - value))) +
    4 * Number.EPSILON * Math.abs(value);
  const [far, near] = [onCircle(1e-3), onCircle(1e-6)];
  if (Math.min(...far, ...near) < value - noise) return null;
  // Within a rounding of a pole f is so low already that nothing about it shows.
  if (noise > 0.45 * (Math.max(...far) - value)) return null;
  // At a pole f falls without end, at a kink its differences tend to zero.
  if (Math.max(...onCircle(1e-10)) - value > 0.45 * (Math.max(...onCircle(1e-5)) - value) + noise)
    return null;
  const steep = (radius: number): number => Math.max(0, ...gradientNormsOnCircle(f, frame, at, radius, 24));
  // ∇f grows with a power of the distance: 0 at a kink, 1 or more at a smooth minimum.
  const power = (nearer: number, farther: number): number =>
    Math.log(steep(farther) / steep(nearer)) / Math.log(farther / nearer);
  const powers = [power(1e-6, 1e-3), power(1e-8, 1e-6)];
  if (!powers.every((exponent) => exponent < SMOOTH)) return null;
  const place = 1e-7 * Math.min(hx, hy);
  const hasGradient = !powers.every((exponent) => exponent < JUMP) || orderOfKink(f, [at.x, at.y], place) > 1;
  const lowest = localMinima((angle) => around(0.5, angle)).map((angle) => around(0.5, angle));
  return { ...at, value, isContinuum: Math.min(...lowest) <= value + noise, hasGradient };
}
