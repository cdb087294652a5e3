import type { Domain, Interval, LevelScale, Parameter, Point2 } from '../document/lab-document.ts';

/** A known critical point; coordinates are exact or rounded to the nearest double. */
export interface CriticalPoint {
  readonly at: Point2;
  readonly type: 'minimum' | 'maximum' | 'saddle';
}

/** A function with its domain, start and known critical points. */
export interface Landscape {
  readonly id: string;
  readonly name: string;
  /** mathjs syntax in x and y. */
  readonly formula: string;
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
