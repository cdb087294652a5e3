/**
 * The one declaration of what can be asked of the core. The same messages travel to a Web Worker in
 * the window and to a `worker_threads` worker under the command line.
 */
import type { Domain, LabDocument, Point2, ScheduleChoice } from '../document/lab-document.ts';
import type { DerivativeFormulas, GraphData } from '../derivatives/index.ts';
import type { FormulaProblem } from '../expression/formula-error.ts';
import type { NoiseLevel } from '../noise/index.ts';
import type { Settings } from '../optimizers/index.ts';
import type { CriticalPoints, PointAnalysis, Resolved } from '../curvature/index.ts';
import type { StopReason } from '../descent/index.ts';
import type { SweepResult } from '../descent/sweep.ts';
import type { LabScene, SceneRequest } from '../scene/lab-scene.ts';
import type { MatrixScene, MatrixSceneRequest } from '../scene/matrix-scene.ts';
import type { StepScene } from '../scene/inspector.ts';
import type { GroundScene, PathScene } from '../scene/scene.ts';
import type { SweepRuns } from '../scene/sweep/run-sweeps.ts';

/** A formula with the names and values it needs; `formula` is text, never a landscape's id. */
export interface FunctionInput {
  readonly formula: string;
  readonly variables: readonly string[];
  readonly parameters: Readonly<Record<string, number>>;
}

export interface Requests {
  /** Reads a formula: its TeX and which names it uses. Fails with a FormulaProblem. */
  readonly formula: {
    input: { formula: string; variables: readonly string[]; parameters: readonly string[] };
    output: FormulaReport;
  };
  /** f, ∇f and H as formulas; those that are too long to show have no TeX. Fails with a FormulaProblem. */
  readonly derivatives: {
    input: { formula: string; variables: readonly string[]; parameters: readonly string[] };
    output: DerivativeFormulas;
  };
  /** The same as graphs, for programs; null where they have more nodes than that. Fails with a FormulaProblem. */
  readonly graphs: {
    input: {
      formula: string;
      variables: readonly string[];
      parameters: readonly string[];
      /** 1: f and ∇f; 2: H too. */
      order: 1 | 2;
      mostNodes: number;
    };
    output: GraphData | null;
  };
  readonly scene: { input: SceneRequest; output: LabScene };
  /** The lab's paths alone, whatever its bench shows: ghosts first, then the shown optimizers. */
  readonly paths: { input: { document: LabDocument }; output: readonly PathScene[] };
  /** f and ‖∇f‖ at one point of the lab's function. */
  readonly probe: {
    input: { document: LabDocument; point: Point2 };
    output: { point: Point2; value: number; gradientNorm: number };
  };
  /** The focused optimizer's step from step k, or its last one; as far as the map's domain it is told where it is linear. */
  readonly inspect: {
    input: { document: LabDocument; step: number | null; domain: Domain };
    output: StepScene;
  };
  /** One scene a matrix. */
  readonly matrices: { input: MatrixSceneRequest; output: readonly MatrixScene[] };
  /** The small picture of a registered landscape. */
  readonly thumbnail: { input: { landscape: string }; output: GroundScene };
  readonly analyse: {
    input: FunctionInput & { points: readonly (readonly number[])[] };
    /** `resolved` is null unless the point is degenerate. */
    output: {
      gradientTolerance: number;
      results: readonly (PointAnalysis & { readonly resolved: Resolved | null })[];
    };
  };
  /** Of a function of two variables. */
  readonly criticalPoints: { input: FunctionInput & { domain: Domain }; output: CriticalPoints };
  readonly descend: {
    input: FunctionInput & {
      optimizer: string;
      settings: Settings;
      start: readonly number[];
      steps: number;
      tolerance: number;
      /** Absent: the learning rate stays. */
      schedule?: ScheduleChoice;
      /** Absent: the optimizer sees the true gradient. */
      noise?: NoiseLevel;
    };
    output: DescentReport;
  };
  /** How runs of entries of the lab end whose settings differ: one result a sweep. */
  readonly sweep: {
    input: { document: LabDocument; sweeps: readonly SweepRuns[] };
    output: readonly SweepResult[];
  };
}

export type RequestName = keyof Requests;

export interface FormulaReport {
  readonly tex: string;
  readonly usedVariables: readonly string[];
  readonly usedParameters: readonly string[];
}

export interface DescentReport {
  readonly optimizer: string;
  /** All settings, the defaults included. */
  readonly settings: Settings;
  /** steps + 1 rows, the start first. */
  readonly points: readonly (readonly number[])[];
  readonly values: readonly number[];
  /** ‖∇f‖₂. */
  readonly gradientNorms: readonly number[];
  readonly stop: StopReason;
  readonly steps: number;
}

/** Why a request failed: `formula` and `input` are the asker's, `crashed` and `internal` ours. */
export interface WorkerProblem {
  readonly code: 'formula' | 'input' | 'crashed' | 'internal';
  readonly message: string;
  /** Where in the formula, for `formula`. */
  readonly formula?: FormulaProblem;
}

export type ToHost =
  | { readonly kind: 'request'; readonly id: number; readonly name: RequestName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'ping' };

export type FromHost =
  /** A sign of life. */
  | { readonly kind: 'pong' }
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: WorkerProblem };

/** One end of a channel to the other thread. */
export interface Port<Out, In> {
  post(message: Out, transfer?: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: In) => void): void;
}

/** A started worker, seen from the thread that started it. */
export interface WorkerPort extends Port<ToHost, FromHost> {
  onCrash(listener: (reason: string) => void): void;
  terminate(): void;
}
