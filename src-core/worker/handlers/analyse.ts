import { analysePoint, GRADIENT_TOLERANCE, resolveDegenerate } from '../../curvature/index.ts';
import type { Handler } from '../host.ts';
import { checkLength, functionOf } from './function-of.ts';

export const analyse: Handler<'analyse'> = function* ({ points, ...input }) {
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
};
