/**
 * Scenes: plain typed data, complete enough to draw from. The worker makes them, figures draw them.
 */
import type { ContourBand } from '../contours/index.ts';
import type { Domain, LevelScale, Point2 } from '../document/lab-document.ts';
import type { Trajectory } from '../descent/index.ts';
import type { CloudScene } from './cloud.ts';
import type { OverlayScene } from './overlay.ts';

/** What lies under the paths: the function over the domain. */
export interface GroundScene {
  readonly domain: Domain;
  readonly levelScale: LevelScale;
  /** The value that log levels are offsets from (so that f − levelBase is 1, 2, 5, …); 0 for the other scales. */
  readonly levelBase: number;
  /** Ascending by level; empty where f is constant or nowhere finite. */
  readonly bands: readonly ContourBand[];
  /** Rings, in the same units, of the region where f is not finite. */
  readonly undefinedRegion: readonly Float32Array[];
  /** What is laid over the levels of f; null where nothing is. */
  readonly overlay: OverlayScene | null;
  /** Smallest and largest finite value on the grid; null where no value is finite. */
  readonly range: readonly [number, number] | null;
  /** Samples along one side of the square grid; the value (i, j) belongs to the centre of cell (i, j), j upwards. */
  readonly gridSize: number;
  /** Row-major values f, row j upwards. */
  readonly values: Float64Array;
}

/** One run of one optimizer: row k of every array belongs to the same step k. */
export interface PathScene extends Trajectory {
  /** Key of the optimizer's entry in the document; of a ghost, that it is none. */
  readonly key: string;
  /** Id of the optimizer. */
  readonly optimizer: string;
  readonly name: string;
  readonly kind: 'run' | 'ghost';
  /** Colour, dash and marker follow from it. */
  readonly series: number;
  readonly learningRate: number;
  /** η of each step where a schedule changes it; else null. */
  readonly scheduledRates: Float64Array | null;
  /** The same run under other luck; null without noise, and while only the picture is asked for. */
  readonly cloud: CloudScene | null;
  /** The minimum that it came to, null where to none; absent where no chart shows the distance to it. */
  readonly minimum?: Point2 | null;
}

/** A marked place on the map. */
export interface MapMark {
  readonly kind: 'minimum' | 'reached';
  readonly at: Point2;
  readonly label: string;
}
