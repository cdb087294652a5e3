import type { CriticalPoint } from './critical-point.ts';
import type { Frame } from './frame.ts';
import type { LocalModel } from './local-model.ts';
import type { Stationary } from './judge.ts';

/** A critical point found, with what tells it from others; a kink has no local model. */
export interface Found {
  readonly description: CriticalPoint;
  readonly stationary: Stationary | null;
  /** In cells. */
  readonly uncertainty: number;
}

/** A cell and its neighbours. */
const AROUND = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => [right, up] as const));

/** Points by the cells of a frame they lie in, so that neighbours are found at once. */
export class Collection {
  readonly #frame: Frame;
  readonly #byCell = new Map<string, Found[]>();
  readonly #continuum = new Set<string>();
  #size = 0;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  get size(): number {
    return this.#size;
  }

  /** But degenerate ones beside a continuum, which are found before it is: its cusps and crossings. */
  get points(): readonly CriticalPoint[] {
    return [...this.#byCell.values()]
      .flat()
      .map(({ description }) => description)
      .filter(({ type, point: [x, y] }) => type !== 'degenerate' || !this.isBesideContinuum({ x, y }));
  }

  add(found: Found): void {
    const key = this.#key(...found.description.point, 0, 0);
    const there = this.#byCell.get(key);
    if (there === undefined) this.#byCell.set(key, [found]);
    else there.push(found);
    this.#size++;
  }

  /** Notes that a point belongs to a continuum: others of its cell need not be looked at. */
  addContinuum({ x, y }: LocalModel): void {
    this.#continuum.add(this.#key(x, y, 0, 0));
  }

  /** In a cell of a continuum, or in one next to it. */
  isBesideContinuum({ x, y }: { readonly x: number; readonly y: number }): boolean {
    return AROUND.some(([right, up]) => this.#continuum.has(this.#key(x, y, right, up)));
  }

  isNearContinuum({ x, y }: LocalModel): boolean {
    return this.#continuum.has(this.#key(x, y, 0, 0));
  }

  /**
   * Whether a point found again: nearer than both places are uncertain by, or so near that H hardly changes
   * on the way: where it changes by less than its smallest eigenvalue, ∇f cannot vanish twice.
   */
  has(at: LocalModel, uncertainty: number): boolean {
    return this.#neighbours(at.x, at.y).some(({ description, stationary, uncertainty: other }) => {
      const distance = this.#distance(description.point, at);
      if (distance <= 4 * (uncertainty + other)) return true;
      if (stationary === null || distance > 0.5) return false;
      const change = Math.hypot(
        ...at.hessian.map(
          (entry, k) => (entry - (stationary.at.hessian[k] ?? NaN)) * (k === 1 ? Math.SQRT2 : 1),
        ),
      );
      return change < 0.5 * Math.min(...at.eigen.values.map(Math.abs));
    });
  }

  /** Whether a point lies so near, whatever is known of either. */
  hasWithin(x: number, y: number, distance: number): boolean {
    return this.#neighbours(x, y).some(
      ({ description }) => this.#distance(description.point, { x, y }) <= distance,
    );
  }

  #distance(
    [px, py]: readonly [number, number],
    { x, y }: { readonly x: number; readonly y: number },
  ): number {
    return Math.hypot((px - x) / this.#frame.cell[0], (py - y) / this.#frame.cell[1]);
  }

  #neighbours(x: number, y: number): readonly Found[] {
    return AROUND.flatMap(([right, up]) => this.#byCell.get(this.#key(x, y, right, up)) ?? []);
  }

  #key(x: number, y: number, right: number, up: number): string {
    const { domain, cell } = this.#frame;
    return `${Math.floor((x - domain.x[0]) / cell[0]) + right},${Math.floor((y - domain.y[0]) / cell[1]) + up}`;
  }
}
