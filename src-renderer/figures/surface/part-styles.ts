/** How the parts at the probe look: told apart by dashes and meshes as well as by colour. */
import type { FigureTheme } from '../theme.ts';

interface SheetStyle {
  readonly fill: string;
  readonly opacity: number;
  readonly stroke: string;
  /** px, of the mesh on it. */
  readonly dash: readonly number[];
}

interface CurveStyle {
  readonly stroke: string;
  readonly dash: readonly number[];
}

export interface PartStyles {
  readonly plane: SheetStyle;
  readonly model: SheetStyle;
  /** Along the eigenvector of the smallest eigenvalue, and of the largest. */
  readonly curves: readonly [CurveStyle, CurveStyle];
}

export function partStyles(theme: FigureTheme): PartStyles {
  const { plane, model, opacity, curve } = theme.sheets;
  return {
    plane: { fill: plane, opacity, stroke: plane, dash: [] },
    model: {
      fill: model,
      opacity,
      stroke: model,
      dash: [1.5 * theme.lineWidth, 1.2 * theme.lineWidth],
    },
    curves: [
      { stroke: curve, dash: [] },
      { stroke: curve, dash: [3 * theme.lineWidth, 2 * theme.lineWidth] },
    ],
  };
}
