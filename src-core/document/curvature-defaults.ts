/** What the Curvature bench shows at first, and the ranges of what can be chosen in it. */
import type { CurvatureLab, LevelScale, OverlayId, Point2, ProbeMark, SurfacePart } from './lab-document.ts';

export const OVERLAYS: readonly OverlayId[] = [
  'condition-number',
  'definiteness',
  'smallest-eigenvalue',
  'largest-eigenvalue',
  'gradient-norm',
];
export const PROBE_MARKS: readonly ProbeMark[] = ['gradient', 'axes', 'curve', 'steps'];
export const SURFACE_PARTS: readonly SurfacePart[] = [
  'tangent-plane',
  'quadratic-model',
  'principal-curves',
  'path',
];

/** Smallest and largest of what the hand turns the graph of f to. Seen from below it would hide its own floor. */
export const SURFACE_RANGES = {
  azimuth: [-180, 180],
  elevation: [0, 90],
  height: [0.05, 2],
  ceiling: [0.02, 1],
} as const;

/** From where the graph of f is seen at first: high enough to see into a valley. */
export const DEFAULT_DIRECTION = { azimuth: -30, elevation: 45 } as const;

/** An entry of a matrix is at most this large. */
export const LARGEST_ENTRY = 1e12;

/** Where f is drawn on log levels a few steep places would take all of the height. */
const CEILING = { linear: 1, quantile: 0.9, log: 0.75 } as const satisfies Record<LevelScale, number>;

export function defaultCurvature(probe: Point2, levels: LevelScale): CurvatureLab {
  return {
    figure: 'map',
    probe,
    probeUncertainty: 0,
    marks: ['gradient', 'axes', 'curve'],
    surface: { ...DEFAULT_DIRECTION, height: 0.5, ceiling: CEILING[levels], parts: [] },
    matrixLab: {
      matrices: [
        { xx: 1, xy: 0, yy: 1 },
        { xx: 0.1, xy: 0, yy: 10 },
      ],
      start: [-3, 2],
      learningRate: 0.19,
    },
  };
}
