/** Quadratics ½xᵀHx without a formula: ground, path of gradient descent, and its error split along the eigenvectors. */
import { analysePoint, type PointAnalysis } from '../curvature/index.ts';
import {
  conditionNumberDigits,
  conditionNumberOf,
  criticalPointType,
  definitenessOf,
  largestStableLearningRate,
} from '../curvature/classify.ts';
import { perturbations } from '../curvature/zero-bound.ts';
import { descend } from '../descent/index.ts';
import type { Domain, MatrixLab, Point2, SymmetricMatrix } from '../document/lab-document.ts';
import { parseFormula } from '../expression/index.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { portion, type Work } from '../work/index.ts';
import { makeGround } from './ground.ts';
import { matrixSentence } from './matrix-sentence.ts';
import { MATRIX_STEPS } from './matrix-words.ts';
import { optimizerOf } from './runs.ts';
import type { GroundScene, PathScene } from './scene.ts';

export interface MatrixSceneRequest {
  readonly matrixLab: MatrixLab;
  /** What the map of each matrix really shows. */
  readonly domain: Domain;
  /** Samples along one side of each map. */
  readonly gridSize: number;
  /** For each matrix the key of the ground that the asker has; it is not made and sent again. */
  readonly have: readonly (string | null)[];
}

/** The error along one eigenvector: what descent does there it does independently of the other. */
export interface ErrorSplit {
  /** 0 where it cannot be told from 0. */
  readonly eigenvalue: number;
  /** Unit. */
  readonly direction: Point2;
  /** 1 − ηλ, by which a step multiplies the error along this eigenvector. */
  readonly factor: number;
  /** vᵀxₖ of the path, k = 0 …; NaN where the path is no finite number any more. */
  readonly components: Float64Array;
}

export interface MatrixScene {
  readonly matrix: SymmetricMatrix;
  readonly groundKey: string;
  /** Null where the asker has it already. */
  readonly ground: GroundScene | null;
  readonly path: PathScene;
  /** At the origin, the critical point. */
  readonly analysis: PointAnalysis;
  /** The steep eigenvector first. */
  readonly split: readonly [steep: ErrorSplit, flat: ErrorSplit];
  readonly sentence: string;
}

/** ‖∇f‖ at which a path is at its end: far below what a map shows. */
const TOLERANCE = 1e-12;
const LEVELS = 14;

const FORMULA = '0.5 (a x^2 + 2 b x y + c y^2)';

/** Makes scenes of matrices; the formula is compiled once for all of them. */
export class MatrixSceneMaker {
  #compiled: CompiledFunction | undefined;

  *make(request: MatrixSceneRequest): Work<readonly MatrixScene[]> {
    // A pause before the parser, which cannot be interrupted.
    yield 0;
    this.#compiled ??= new CompiledFunction(parseFormula(FORMULA, ['x', 'y'], ['a', 'b', 'c']));
    yield* portion(this.#compiled.prepare(), 0, 0.1);
    const { matrices } = request.matrixLab;
    const scenes: MatrixScene[] = [];
    for (const [k, matrix] of matrices.entries()) {
      const f = new PointFunction(this.#compiled, [matrix.xx, matrix.xy, matrix.yy]);
      const share = (done: number): number => 0.1 + (0.9 * (k + done)) / matrices.length;
      scenes.push(yield* portion(sceneOf(f, matrix, request, request.have[k] ?? null), share(0), share(1)));
    }
    return scenes;
  }
}

function* sceneOf(
  f: PointFunction,
  matrix: SymmetricMatrix,
  { matrixLab, domain, gridSize }: MatrixSceneRequest,
  have: string | null,
): Work<MatrixScene> {
  const { start, learningRate } = matrixLab;
  const analysis = analyseMatrix(f, matrix);
  const path = yield* portion(pathOf(f, start, learningRate), 0, 0.3);
  const split = splitOf(path, analysis, learningRate);
  const groundKey = JSON.stringify([matrix, domain, gridSize]);
  const isBowl = analysis.definiteness?.startsWith('positive') === true;
  const ground =
    groundKey === have
      ? null
      : yield* portion(
          makeGround({
            function: f,
            domain,
            gridSize,
            levelGridSize: gridSize,
            levelScale: isBowl ? 'log' : 'linear',
            levelCount: LEVELS,
            minimumValue: isBowl ? 0 : undefined,
            overlay: null,
          }),
          0.3,
          1,
        );
  const sentence = matrixSentence({ analysis, split, path });
  return { matrix, groundKey, ground, path, analysis, split, sentence };
}

function* pathOf(f: PointFunction, start: Point2, learningRate: number): Work<PathScene> {
  const { optimizer, settings } = optimizerOf({
    id: 'gradient-descent',
    settings: { learningRate },
  });
  const task = { function: f, optimizer, settings, start, steps: MATRIX_STEPS, tolerance: TOLERANCE };
  return {
    ...(yield* descend(task)),
    key: optimizer.id,
    optimizer: optimizer.id,
    name: optimizer.name,
    kind: 'run',
    series: 0,
    learningRate,
    scheduledRates: null,
    cloud: null,
  };
}

/** Entries that were worked out from eigenvalues and an angle are right to about these many units in the last place. */
const ENTRY_ROUNDING = 4 * 2 ** -52;

/**
 * The analysis at the origin. H is exact there, but its entries may be rounded: those of a trough that is turned
 * by 30° are not singular to the last bit, and an eigenvalue of 10⁻¹⁷ would be taken at its word.
 */
function analyseMatrix(f: PointFunction, { xx, xy, yy }: SymmetricMatrix): PointAnalysis {
  const analysis = analysePoint(f, [0, 0]);
  const { eigenvalues, eigenvectors } = analysis;
  const entries = xy === 0 ? [0, 0, 0] : [xx, xy, yy].map((entry) => Math.abs(entry) * ENTRY_ROUNDING);
  const bounds = perturbations(entries, { values: eigenvalues, vectors: eigenvectors });
  const definiteness = definitenessOf(eigenvalues, bounds);
  return {
    ...analysis,
    eigenvalues: eigenvalues.map((eigenvalue, i) =>
      Math.abs(eigenvalue) <= (bounds[i] ?? 0) ? 0 : eigenvalue,
    ),
    definiteness,
    conditionNumber: conditionNumberOf(eigenvalues, bounds),
    conditionNumberDigits: conditionNumberDigits(eigenvalues, bounds),
    criticalPoint: definiteness === null ? null : criticalPointType(definiteness),
    largestStableLearningRate: largestStableLearningRate(eigenvalues, bounds),
  };
}

function splitOf(
  { points, steps }: PathScene,
  { eigenvalues, eigenvectors }: PointAnalysis,
  learningRate: number,
): MatrixScene['split'] {
  const along = (index: 0 | 1): ErrorSplit => {
    const eigenvalue = eigenvalues[index] ?? 0;
    const [vx = 0, vy = 0] = eigenvectors[index] ?? [];
    const factor = 1 - learningRate * eigenvalue;
    const components = new Float64Array(steps + 1);
    for (let k = 0; k <= steps; k++) {
      const [x, y] = [points[2 * k] ?? NaN, points[2 * k + 1] ?? NaN];
      components[k] = Number.isFinite(x) && Number.isFinite(y) ? vx * x + vy * y : NaN;
    }
    return { eigenvalue, direction: [vx, vy], factor, components };
  };
  const [first, second] = [along(0), along(1)];
  return Math.abs(first.eigenvalue) > Math.abs(second.eigenvalue) ? [first, second] : [second, first];
}
