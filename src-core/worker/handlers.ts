import { descend } from '../descent/index.ts';
import { parseFormula } from '../expression/index.ts';
import { checkNames } from '../expression/names.ts';
import { findLandscape } from '../landscapes/index.ts';
import { gradientNoise } from '../noise/index.ts';
import { findOptimizer, settingsOf } from '../optimizers/index.ts';
import { thumbnailOf } from '../scene/ground.ts';
import { scheduledRates } from '../scene/run-inputs.ts';
import { SceneMaker } from '../scene/lab-scene.ts';
import { checkInput, InputError } from '../input-error.ts';
import { analyse } from './handlers/analyse.ts';
import { checkLength, functionOf } from './handlers/function-of.ts';
import type { Handlers } from './host.ts';

/** The core's answers. One set a worker: the scene maker keeps what the next scene can use again. */
export function createHandlers() {
  const scenes = new SceneMaker();
  return {
    *formula({ formula, variables, parameters }) {
      // A pause before the parser, which cannot be interrupted.
      yield 0;
      checkInput(() => checkNames(variables, parameters));
      const { tex, usedVariables, usedParameters } = parseFormula(formula, variables, parameters);
      return { tex, usedVariables, usedParameters };
    },

    derivatives: { load: async () => (await import('./handlers/derivatives.ts')).derivatives },

    graphs: { load: async () => (await import('./handlers/graphs.ts')).graphs },

    scene: (request) => scenes.make(request),

    paths: ({ document }) => scenes.paths(document),

    *probe({ document, point }) {
      return { point, ...(yield* scenes.probe(document, point)) };
    },

    inspect: { load: async () => (await import('./handlers/inspect.ts')).inspectOn(scenes.functions) },

    matrices: { load: async () => (await import('./handlers/matrices.ts')).matrices },

    *thumbnail({ landscape: id }) {
      const landscape = findLandscape(id);
      if (landscape === undefined) throw new InputError(`There is no landscape ${id}.`);
      return yield* thumbnailOf(landscape);
    },

    analyse,

    criticalPoints: {
      load: async () => (await import('./handlers/critical-points.ts')).criticalPoints,
    },

    *descend({ optimizer: id, settings: chosen, start, steps, tolerance, schedule, noise, ...input }) {
      const optimizer = findOptimizer(id);
      if (optimizer === undefined) throw new InputError(`There is no optimizer ${id}.`);
      const f = yield* functionOf(input);
      checkLength(start, f.dimension);
      const settings = checkInput(() => settingsOf(optimizer, chosen));
      const learningRates = schedule === undefined ? null : scheduledRates({ schedule }, settings, steps);
      const luck = noise === undefined ? {} : { gradientNoise: gradientNoise(noise, steps, f.dimension) };
      const task = { function: f, optimizer, settings, start, steps, tolerance, learningRates, ...luck };
      const run = yield* descend(task);
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

    sweep: { load: async () => (await import('./handlers/sweep.ts')).sweep },
  } satisfies Handlers;
}
