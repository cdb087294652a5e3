import type { PointFunction } from '../../kernel/index.ts';
import { roundingAt, type Frame } from './frame.ts';
import { gradientNoise } from './gradient-noise.ts';
import { gradientNear, localModel, type LocalModel } from './local-model.ts';

const ANGLES = 48;
/** Steps of the golden section, each 0.618 of the one before: 48 of them reach rounding. */
const SECTIONS = 70;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** ‖∇f‖ up to so many times its rounding counts as zero: an angle is rounded as well. */
const ZERO = 64;
/** An eigenvalue of more than this share of the other is of a direction across. */
const STEEP = 1e-3;
/** In cells. Two, so that another isolated point at just one of these distances is not taken for a valley. */
const RADII = [0.5, 0.3];

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Whether a degenerate point belongs to a whole line of critical points: then small circles about it
 * meet that line, wherever it bends, in a point where ∇f vanishes too.
 */
export function isOnContinuum(f: PointFunction, frame: Frame, centre: Place): boolean {
  return RADII.every((radius) => meetsCritical(f, frame, centre, radius));
}

function meetsCritical(f: PointFunction, frame: Frame, centre: Place, radius: number): boolean {
  const size = (angle: number): number => {
    const norm = Math.hypot(
      ...gradientNear(f, frame, centre, radius * Math.cos(angle), radius * Math.sin(angle)),
    );
    return Number.isNaN(norm) ? Number.POSITIVE_INFINITY : norm;
  };
  const about = Math.max(...Array.from({ length: 8 }, (_, k) => size((k + 0.5) * (Math.PI / 4))));
  return localMinima(size).some((angle) => {
    const [right, up] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    const model = localModel(f, frame, centre.x + right * frame.cell[0], centre.y + up * frame.cell[1]);
    return model !== null && vanishes(f, frame, model, about);
  });
}

/**
 * Whether ∇f is zero but for rounding: of ∇f itself, and of the place on the circle, which across a valley
 * shows in ∇f as much as the steep curvature there makes of it. Along the valley nothing is allowed for it.
 */
function vanishes(f: PointFunction, frame: Frame, at: LocalModel, about: number): boolean {
  const { byComponent: noise } = gradientNoise(f, frame, at);
  // A gradient that jumps looks like one that is all rounding.
  if (Math.hypot(...noise) > 1e-3 * about) return false;
  const rounding = roundingAt(frame, at.x, at.y);
  const steepest = Math.max(...at.eigen.values.map(Math.abs));
  return at.eigen.values.every((value, i) => {
    const [vx = 0, vy = 0] = at.eigen.vectors[i] ?? [];
    const ofPlace = Math.abs(value) > STEEP * steepest ? Math.abs(value) * rounding : 0;
    const ofGradient = Math.abs(vx) * noise[0] + Math.abs(vy) * noise[1];
    return Math.abs(vx * at.gradient[0] + vy * at.gradient[1]) <= ZERO * (ofGradient + ofPlace);
  });
}

/** Angles at which a function of the angle has a local minimum, to rounding. */
export function localMinima(size: (angle: number) => number): readonly number[] {
  const step = (2 * Math.PI) / ANGLES;
  const sizes = Array.from({ length: ANGLES }, (_, k) => size(k * step));
  return sizes.flatMap((here, k) => {
    const before = sizes[(k + ANGLES - 1) % ANGLES] ?? Infinity;
    const after = sizes[(k + 1) % ANGLES] ?? Infinity;
    return here <= before && here <= after
      ? [leastBetween(size, (k - 1) * step, (k + 1) * step, k * step)]
      : [];
  });
}

/** The least of a function by the golden section; `middle` is tried too, since often it is the point itself. */
function leastBetween(size: (angle: number) => number, from: number, to: number, middle: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [size(left), size(right)];
  for (let section = 0; section < SECTIONS; section++) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = size(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = size(right);
    }
  }
  const found = atLeft <= atRight ? left : right;
  return size(middle) <= Math.min(atLeft, atRight) ? middle : found;
}
