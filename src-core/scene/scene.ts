/**
 * Scenes: plain typed data, complete enough to draw from. The worker makes them, figures draw them.
 */
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import type { StopReason } from '../descent/descend.ts';

/**
 * One contour level. Coordinates are interleaved u, v pairs in units of the domain:
 * (0, 0) is its lower left corner, (1, 1) its upper right one.
 */
export interface ContourBand {
  readonly level: number;
  /** Closed rings (outer and holes, to be filled even-odd) of the region f ≥ level, closing along the frame. */
  readonly rings: readonly Float32Array[];
  /** The iso-line f = level: the same rings without the parts that only run along the frame. */
  readonly lines: readonly Float32Array[];
}

/** What lies under the paths: the function over the domain. */
export interface GroundScene {
  readonly domain: Domain;
  readonly levelScale: LevelScale;
  /** Ascending by level; empty where f is constant or nowhere finite. */
  readonly bands: readonly ContourBand[];
  /** Rings, in the same units, of the region where f is not finite. */
  readonly undefinedRegion: readonly Float32Array[];
  /** Smallest and largest finite value on the grid; null where no value is finite. */
  readonly range: readonly [number, number] | null;
  /** Samples along one side of the square grid; the value (i, j) belongs to the centre of cell (i, j), j upwards. */
  readonly gridSize: number;
  /** Row-major values f, row j upwards. */
  readonly values: Float64Array;
}

/** One run of one optimizer: row k of every array belongs to the same step k. */
export interface PathScene {
  readonly optimizer: string;
  readonly name: string;
  readonly kind: 'run' | 'ghost';
  /** Position of the optimizer in the document; colour, dash and marker follow from it. */
  readonly series: number;
  readonly learningRate: number;
  /** Interleaved x, y of steps + 1 points, the start first; the last may be non-finite. */
  readonly points: Float64Array;
  readonly values: Float64Array;
  readonly gradientNorms: Float64Array;
  readonly stop: StopReason;
  readonly steps: number;
}

/** A marked place on the map. */
export interface MapMark {
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'reached';
  readonly at: Point2;
  readonly label: string;
}
