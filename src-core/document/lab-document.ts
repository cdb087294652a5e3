/**
 * The lab document: one plain, versioned JSON value that holds everything a person chose.
 * Undo, autosave, open and save, tests and the command line are all "a lab document in, something out".
 */
export const DOCUMENT_VERSION = 3;

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

/** A schedule of the registry: how the learning rate changes over the steps. */
export interface ScheduleChoice {
  readonly id: string;
  readonly settings: Readonly<Record<string, number | string>>;
}

/** An optimizer of the registry with the settings the person chose; settings not named have their defaults. */
export interface OptimizerChoice {
  readonly id: string;
  readonly settings: Readonly<Record<string, number | string>>;
  readonly schedule: ScheduleChoice;
}

/** An optimizer of the comparison. */
export interface OptimizerEntry extends OptimizerChoice {
  /** Tells the entries of one lab apart, two of the same optimizer too. */
  readonly key: string;
  /** What the person calls it; null: as the optimizer is called. */
  readonly name: string | null;
  /** Its colour, dash and marker, whatever place in the list it has. */
  readonly series: number;
  readonly visibility: 'shown' | 'hidden';
}

/** A run kept as a ghost to compare with: its recipe, not its points, so that it stays true when the function changes. */
export interface PinnedRun extends OptimizerChoice {
  readonly name: string | null;
  readonly series: number;
  readonly start: Point2;
}

/** What the optimizers see of the gradient in place of it. */
export interface NoiseChoice {
  /** `isotropic`: σ·z is added, z standard normal; `minibatch`: it is of a few terms of f, where f is made of terms. */
  readonly kind: 'none' | 'isotropic' | 'minibatch';
  readonly sigma: number;
  /** Terms a step. */
  readonly batchSize: number;
  /** The first seed; the runs of a cloud have this one and those after it. */
  readonly seed: number;
  /** Runs of each optimizer: one path, or a cloud of them with its median. */
  readonly seeds: number;
}

/** A quantity of every run, drawn over its steps. */
export type ChartId =
  'loss' | 'gradient-norm' | 'distance' | 'step-length' | 'angle' | 'effective-rate' | 'learning-rate';

/** The charts beside the map, and what they are drawn over. */
export interface ChartChoice {
  readonly shown: readonly ChartId[];
  readonly over: 'steps' | 'evaluations';
}

/** What is asked of many runs that differ in their learning rates. */
export interface SweepChoice {
  /** Every shown optimizer against its learning rate, or the focused one against two of its settings. */
  readonly view: 'curves' | 'heat-map';
  readonly quantity: 'loss' | 'steps';
  /** From the smallest to the largest learning rate that is tried. */
  readonly rates: Interval;
  /** The setting beside the learning rate, where the focused optimizer has it; else its first. */
  readonly second: string | null;
}

export type LevelScale = 'linear' | 'log' | 'quantile';
export type Aspect = 'equal' | 'free';
export type Theme = 'light' | 'dark' | 'projector';
export type Bench = 'descent' | 'curvature';

/** What can be laid over the map: a quantity of f's derivatives at every point of it. */
export type OverlayId =
  'condition-number' | 'definiteness' | 'smallest-eigenvalue' | 'largest-eigenvalue' | 'gradient-norm';

/** What is drawn round the probe: −∇f, the principal axes, ½δᵀHδ = ±c, a gradient step and Newton's. */
export type ProbeMark = 'gradient' | 'axes' | 'curve' | 'steps';

/** What is drawn with the graph of f, all but the last at the probe. */
export type SurfacePart = 'tangent-plane' | 'quadratic-model' | 'principal-curves' | 'path';

/** How the graph of f is seen. */
export interface SurfaceView {
  /** Of the eye round the vertical, in degrees; at 0 the x axis runs to the right and y away. */
  readonly azimuth: number;
  /** Of the eye above the floor, in degrees; at 90 the graph is seen as the map is. */
  readonly elevation: number;
  /** Height of the graph as a share of the longer side of its floor. */
  readonly height: number;
  /** The share of the values that is shown; what is higher is cut off. */
  readonly ceiling: number;
  readonly parts: readonly SurfacePart[];
}

/** A symmetric matrix [[xx, xy], [xy, yy]]. */
export interface SymmetricMatrix {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Quadratics ½xᵀHx without a formula: one, or two side by side from the same start with the same learning rate. */
export interface MatrixLab {
  readonly matrices: readonly SymmetricMatrix[];
  readonly start: Point2;
  readonly learningRate: number;
}

export interface CurvatureLab {
  readonly figure: 'map' | 'surface' | 'matrices';
  readonly probe: Point2;
  /** How far the probe may be from the point meant: 0 where it was typed or dragged. */
  readonly probeUncertainty: number;
  readonly marks: readonly ProbeMark[];
  readonly surface: SurfaceView;
  readonly matrixLab: MatrixLab;
}

/** A figure on a sheet. */
export interface SheetPanel {
  /** Id of the figure; one that this Zigzag does not have is said to be missing where it would stand. */
  readonly figure: string;
  /** What a chart is drawn over; null: as in the lab. */
  readonly over: ChartChoice['over'] | null;
  /** What of a map is shown; null: as in the lab. */
  readonly domain: Domain | null;
}

/** Figures of the lab on one page. */
export interface Sheet {
  /** From one to four, in the order of their letters. */
  readonly panels: readonly SheetPanel[];
  /** `auto`: as they have the most room. */
  readonly layout: 'auto' | 'row' | 'column' | 'grid';
  /** What stands over and under them; null: what is made of the lab; empty: nothing. */
  readonly title: string | null;
  readonly caption: string | null;
  /** a), b) … at the panels. */
  readonly labels: 'shown' | 'hidden';
  /** Which run is which: said once for the sheet, at each panel, or nowhere. */
  readonly legend: 'common' | 'each' | 'none';
}

/** Fields by name, in the shape of the document that they were found in. */
export type UnknownFields = Readonly<Record<string, unknown>>;

export interface LabDocument {
  readonly format: 'zigzag';
  readonly version: typeof DOCUMENT_VERSION;
  readonly bench: Bench;
  /** Id of a registered landscape, or `your-own`. */
  readonly landscape: string;
  /** Formula text in x and y, as typed. */
  readonly formula: string;
  readonly parameters: readonly Parameter[];
  readonly domain: Domain;
  readonly start: Point2;
  readonly optimizers: readonly OptimizerEntry[];
  /** Key of the optimizer that the learning-rate slider and the readouts speak of. */
  readonly focus: string;
  /** Whether the slider sets one learning rate for all optimizers or only that of the focused one. */
  readonly learningRates: 'shared' | 'each';
  /** Largest number of steps a run may take. */
  readonly steps: number;
  /** A run has converged where ‖∇f‖ ≤ tolerance. */
  readonly tolerance: number;
  readonly noise: NoiseChoice;
  readonly pinned: readonly PinnedRun[];
  readonly view: {
    readonly levels: LevelScale;
    readonly aspect: Aspect;
    readonly overlay: OverlayId | 'none';
  };
  readonly charts: ChartChoice;
  readonly sweep: SweepChoice;
  readonly curvature: CurvatureLab;
  readonly sheet: Sheet;
  readonly theme: Theme;
  /** What was stored and is not known here, for it to be stored again: see unknown-fields.ts. Never looked at. */
  readonly unknown?: UnknownFields;
}
