import { matrixOf } from '../../../../src-core/curvature/spectrum.ts';
import type { MatrixLab, SymmetricMatrix } from '../../../../src-core/document/lab-document.ts';

/** κ = 1 against κ = 100: of the same determinant, from the same start, at the same rate. */
export const ROUND_AGAINST_VALLEY: MatrixLab = {
  matrices: [
    { xx: 1, xy: 0, yy: 1 },
    { xx: 0.1, xy: 0, yy: 10 },
  ],
  start: [-3, 2],
  learningRate: 0.19,
};

/** What one matrix can be at a click. */
export const MATRICES: readonly { readonly name: string; readonly matrix: SymmetricMatrix }[] = [
  { name: 'round', matrix: { xx: 1, xy: 0, yy: 1 } },
  { name: 'valley turned by 45°', matrix: matrixOf({ eigenvalues: [0.1, 10], angle: 45 }) },
  { name: 'saddle', matrix: { xx: 1, xy: 0, yy: -0.5 } },
  { name: 'trough (singular)', matrix: { xx: 1, xy: 1, yy: 1 } },
];
