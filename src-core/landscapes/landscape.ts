import type { Domain, Interval, LevelScale, Parameter, Point2 } from '../document/lab-document.ts';

/** A known critical point; coordinates are exact or rounded to the nearest double. */
export interface CriticalPoint {
  readonly at: Point2;
  /** What it is, whatever the second-order test says. */
  readonly type: 'minimum' | 'maximum' | 'saddle';
  /** Where that test fails: H is singular (`degenerate`), or there is no gradient at all (`kink`). */
  readonly secondOrder?: 'degenerate' | 'kink';
}

/** What landscapes have in common, in the order in which they are shown. */
export const LANDSCAPE_GROUPS = ['one bowl', 'valleys and cliffs', 'many minima', 'saddles'] as const;

/** A function with its domain, start and known critical points. */
export interface Landscape {
  readonly id: string;
  readonly name: string;
  readonly group: (typeof LANDSCAPE_GROUPS)[number];
  /** mathjs syntax in x and y. */
  readonly formula: string;
  /** Formulas of which f is the mean, for minibatches; absent where f is no such mean. */
  readonly terms?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly domain: Domain;
  readonly start: Point2;
  /** A gradient-descent learning rate at which the path shows what this landscape is for. */
  readonly learningRate: number;
  readonly levels: LevelScale;
  readonly criticalPoints: readonly CriticalPoint[];
  /** What to see here, in a few words. */
  readonly shows: string;
  readonly source: string;
}

/** Written as x and y intervals so that a catalogue entry reads like the papers. */
export const rectangle = (x: Interval, y: Interval): Domain => ({ x, y });

/** The critical points of g(x) + g(y) from those of g: at pairs of one kind that kind, at others saddles. */
export function separable(
  points: readonly { readonly at: number; readonly type: 'minimum' | 'maximum' }[],
): readonly CriticalPoint[] {
  return points.flatMap((x) =>
    points.map((y) => ({ at: [x.at, y.at], type: x.type === y.type ? x.type : 'saddle' }) as const),
  );
}
