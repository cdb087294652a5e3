import {
  analysePoint,
  findCriticalPoints,
  GRADIENT_TOLERANCE,
  resolveDegenerate,
} from '../curvature/index.ts';
import { typesetDerivatives } from '../derivatives/index.ts';
import { descend } from '../descent/index.ts';
import { parseFormula } from '../expression/index.ts';
import { checkNames } from '../expression/names.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { findLandscape } from '../landscapes/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { thumbnailOf } from '../scene/ground.ts';
import { SceneMaker } from '../scene/lab-scene.ts';
import { MatrixSceneMaker } from '../scene/matrix-scene.ts';
import { checkInput, InputError } from '../input-error.ts';
import { portion, type Work } from '../work/index.ts';
import type { Handlers } from './host.ts';
import type { FunctionInput } from './protocol.ts';

/** The core's answers. One set a worker: the scene maker keeps what the next scene can use again. */
export function createHandlers(): Handlers {
  const scenes = new SceneMaker();
  const matrixScenes = new MatrixSceneMaker();
  return {
    *formula({ formula, variables, parameters }) {
      // A pause before the parser, which cannot be interrupted.
      yield 0;
      checkInput(() => checkNames(variables, parameters));
      const { tex, usedVariables, usedParameters } = parseFormula(formula, variables, parameters);
      return { tex, usedVariables, usedParameters };
    },

    *derivatives({ formula, variables, parameters }) {
      yield 0;
      checkInput(() => checkNames(variables, parameters));
      return yield* typesetDerivatives(parseFormula(formula, variables, parameters));
    },

    scene: (request) => scenes.make(request),

    paths: ({ document }) => scenes.paths(document),

    *probe({ document, point }) {
      return { point, ...(yield* scenes.probe(document, point)) };
    },

    matrices: (request) => matrixScenes.make(request),

    *thumbnail({ landscape: id }) {
      const landscape = findLandscape(id);
      if (landscape === undefined) throw new InputError(`There is no landscape ${id}.`);
      return yield* thumbnailOf(landscape);
    },

    *analyse({ points, ...input }) {
      const f = yield* functionOf(input);
      const results = [];
      for (const point of points) {
        checkLength(point, f.dimension);
        const analysis = analysePoint(f, point);
        const isDegenerate = analysis.criticalPoint === 'degenerate';
        results.push({ ...analysis, resolved: isDegenerate ? resolveDegenerate(f, point) : null });
        yield results.length / points.length;
      }
      return { gradientTolerance: GRADIENT_TOLERANCE, results };
    },

    *criticalPoints({ domain, ...input }) {
      return yield* findCriticalPoints(yield* functionOf(input), domain);
    },

    *descend({ optimizer: id, settings: chosen, start, steps, tolerance, ...input }) {
      const optimizer = findOptimizer(id);
      if (optimizer === undefined) throw new InputError(`There is no optimizer ${id}.`);
      const f = yield* functionOf(input);
      checkLength(start, f.dimension);
      const settings = checkInput(() => settingsOf(optimizer, chosen));
      const run = yield* descend({ function: f, optimizer, settings, start, steps, tolerance });
      return {
        optimizer: id,
        settings,
        points: Array.from({ length: run.steps + 1 }, (_, k) => [
          ...run.points.subarray(k * f.dimension, (k + 1) * f.dimension),
        ]),
        values: [...run.values],
        gradientNorms: [...run.gradientNorms],
        stop: run.stop,
        steps: run.steps,
      };
    },
  };
}

function* functionOf({ formula, variables, parameters }: FunctionInput): Work<PointFunction> {
  const names = Object.keys(parameters);
  checkInput(() => checkNames(variables, names));
  const expression = parseFormula(formula, variables, names);
  const unused = names.find((name) => !expression.usedParameters.includes(name));
  if (unused !== undefined) throw new InputError(`The parameter ${unused} does not occur in the formula.`);
  const compiled = new CompiledFunction(expression);
  yield* portion(compiled.prepare(), 0, 0);
  return new PointFunction(compiled, Object.values(parameters));
}

function checkLength(point: readonly number[], dimension: number): void {
  if (point.length === dimension) return;
  throw new InputError(`A point needs ${dimension} coordinates, one for each variable, not ${point.length}.`);
}
