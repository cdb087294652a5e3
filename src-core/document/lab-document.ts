/**
 * The lab document: one plain, versioned JSON value that holds everything a person chose.
 * Undo, autosave, open and save, tests and the command line are all "a lab document in, something out".
 */
export const DOCUMENT_VERSION = 1;

/** The landscape id of a formula that the person typed. */
export const YOUR_OWN = 'your-own';

export type Interval = readonly [minimum: number, maximum: number];

/** The rectangle that the map shows, in the units of the variables. */
export interface Domain {
  readonly x: Interval;
  readonly y: Interval;
}

export type Point2 = readonly [x: number, y: number];

/** A named number in the formula, with the range of its slider. */
export interface Parameter {
  readonly name: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly scale: 'linear' | 'log';
}

/** An optimizer of the registry with the settings the person chose; settings not named have their defaults. */
export interface OptimizerChoice {
  readonly id: string;
  readonly settings: Readonly<Record<string, number>>;
}

export interface OptimizerEntry extends OptimizerChoice {
  readonly visibility: 'shown' | 'hidden';
}

/** A run kept as a ghost to compare with: its recipe, not its points, so that it stays true when the function changes. */
export interface PinnedRun extends OptimizerChoice {
  readonly start: Point2;
}

export type LevelScale = 'linear' | 'log' | 'quantile';
export type Aspect = 'equal' | 'free';
export type Theme = 'light' | 'dark' | 'projector';

export interface LabDocument {
  readonly format: 'zigzag';
  readonly version: typeof DOCUMENT_VERSION;
  readonly bench: 'descent';
  /** Id of a registered landscape, or `your-own`. */
  readonly landscape: string;
  /** Formula text in x and y, as typed. */
  readonly formula: string;
  readonly parameters: readonly Parameter[];
  readonly domain: Domain;
  readonly start: Point2;
  readonly optimizers: readonly OptimizerEntry[];
  /** Id of the optimizer that the learning-rate slider and the readouts speak of. */
  readonly focus: string;
  /** Whether the slider sets one learning rate for all optimizers or only that of the focused one. */
  readonly learningRates: 'shared' | 'each';
  /** Largest number of steps a run may take. */
  readonly steps: number;
  /** A run has converged where ‖∇f‖ ≤ tolerance. */
  readonly tolerance: number;
  readonly pinned: readonly PinnedRun[];
  readonly view: { readonly levels: LevelScale; readonly aspect: Aspect };
  readonly theme: Theme;
}
