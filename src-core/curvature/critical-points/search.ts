import type { PointFunction } from '../../kernel/index.ts';
import type { Resolution } from '../degenerate/resolution.ts';
import { resolveDegenerate } from '../resolve-degenerate.ts';
import { isInside, roundingAt, type Frame } from './frame.ts';
import { Collection } from './collection.ts';
import { isOnContinuum } from './continuum.ts';
import { describeKink, describePoint } from './describe-point.ts';
import { judge, type Stationary } from './judge.ts';
import { findKink } from './kink.ts';
import { localModel } from './local-model.ts';
import { newton, type Arrival } from './newton.ts';

/** What has been found so far, and the tries from one place. */
export class Search {
  continuum = false;
  readonly found: Collection;
  readonly #f: PointFunction;
  readonly #frame: Frame;

  constructor(f: PointFunction, frame: Frame) {
    this.#f = f;
    this.#frame = frame;
    this.found = new Collection(frame);
  }

  /** Newton's method from a place; where that leads nowhere, to the floor of a valley that may be critical. */
  tryFrom(x: number, y: number): void {
    if (this.#take(newton(this.#f, this.#frame, x, y, false))) return;
    this.#take(newton(this.#f, this.#frame, x, y, true));
  }

  /** Whether a way ended in a critical point, be it new or not. */
  #take(arrival: Arrival | null): boolean {
    if (arrival === null) return false;
    const { x, y } = arrival.at;
    if (!isInside(this.#frame, x, y, 0.01)) return false;
    const rounding = roundingAt(this.#frame, x, y);
    if (this.found.isNearContinuum(arrival.at) || this.found.has(arrival.at, rounding)) return true;
    const judged = judge(this.#f, this.#frame, arrival);
    if (judged === null) return false;
    if (judged === 'plateau') {
      this.continuum = true;
      this.found.addContinuum(arrival.at);
    } else if (!this.found.has(judged.at, judged.uncertainty)) this.#add(judged);
    return true;
  }

  #add(stationary: Stationary): void {
    const { x, y } = stationary.at;
    if (!isInside(this.#frame, x, y, stationary.uncertainty)) return;
    const settled = this.#settled(stationary);
    const description = describePoint(this.#f, this.#frame, settled);
    if (description === null) return;
    const { uncertainty } = settled;
    if (description.type !== 'degenerate') {
      this.found.add({ description, stationary: settled, uncertainty });
      return;
    }
    const resolved = this.#lookFurther(settled);
    if (resolved !== null)
      this.found.add({ description: { ...description, resolved }, stationary: settled, uncertainty });
    else {
      this.continuum = true;
      this.found.addContinuum(settled.at);
    }
  }

  /** What a degenerate point is; null where it is part of a continuum. The cheapest question comes first. */
  #lookFurther({ at, uncertainty }: Stationary): Resolution | null {
    if (this.found.isBesideContinuum(at) || isOnContinuum(this.#f, this.#frame, at)) return null;
    const inPlace = uncertainty * Math.max(...this.#frame.cell);
    const { resolution } = resolveDegenerate(this.#f, [at.x, at.y], inPlace);
    // What is flat along a line is critical all along it.
    return resolution === 'flat' ? null : resolution;
  }

  /** The same point with its coordinates in the domain, and of as few digits as they are known to, where ∇f is no larger there. */
  #settled(stationary: Stationary): Stationary {
    const { at, uncertainty } = stationary;
    const { domain, cell } = this.#frame;
    const option = (value: number, size: number, [from, to]: readonly [number, number]): number => {
      const inside = Math.min(to, Math.max(from, value));
      const short = shortest(inside, uncertainty * size);
      return Math.abs(short - value) <= uncertainty * size ? short : inside;
    };
    const x = option(at.x, cell[0], domain.x);
    const y = option(at.y, cell[1], domain.y);
    for (const [px, py] of [
      [x, y],
      [x, at.y],
      [at.x, y],
    ] as const) {
      if (!isInside(this.#frame, px, py, 0)) continue;
      const model = localModel(this.#f, this.#frame, px, py);
      if (model !== null && Math.hypot(...model.gradient) <= Math.hypot(...at.gradient))
        return { ...stationary, at: model };
    }
    return stationary;
  }

  /** A minimum without a gradient near a place. */
  tryKink(x: number, y: number): void {
    const arrival = newton(this.#f, this.#frame, x, y, false);
    if (arrival !== null && this.#take(arrival)) return;
    const kink = findKink(this.#f, this.#frame, { x, y });
    if (kink === null || !isInside(this.#frame, kink.x, kink.y, 1e-9)) return;
    if (kink.isContinuum) this.continuum = true;
    else if (!this.found.hasWithin(kink.x, kink.y, 1e-5))
      this.found.add({ description: describeKink(this.#f, kink), stationary: null, uncertainty: 1e-7 });
  }
}

/** Digits that a coordinate is shortened to at the most. */
const DIGITS = 10;

/** The number of the fewest digits within so much of another; itself where none is. */
function shortest(value: number, within: number): number {
  if (Math.abs(value) <= within) return 0;
  for (let digits = 1; digits <= DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.abs(short - value) <= within) return short;
  }
  return value;
}
