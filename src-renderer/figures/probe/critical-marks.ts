/** Critical points on the map: one symbol a kind, told apart by shape as well as by filling. */
import type { CriticalPoint } from '../../../src-core/curvature/index.ts';
import type { MapFrame } from '../frame.ts';
import type { Mark, SymbolMark } from '../marks.ts';
import { isInside } from '../project-path.ts';
import type { FigureTheme } from '../theme.ts';

export type CriticalKind = CriticalPoint['type'];

export const CRITICAL_SHAPES: Readonly<Record<CriticalKind, SymbolMark['shape']>> = {
  minimum: 'triangle-down',
  maximum: 'triangle',
  saddle: 'cross',
  degenerate: 'diamond',
  kink: 'square',
};

/** Of one kind all symbols are one mark: there may be thousands. */
export function criticalMarks(
  points: readonly CriticalPoint[],
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  // Hundreds of symbols at full size would hide the map.
  const size = points.length > 400 ? 0.7 : points.length > 60 ? 1.1 : 1.7;
  return (Object.keys(CRITICAL_SHAPES) as CriticalKind[]).flatMap((kind) => {
    const centres = points
      .filter(({ type }) => type === kind)
      .map(({ point }) => frame.toPixel(point))
      .filter(([x, y]) => isInside(x, y, frame.plot))
      .flat();
    return centres.length === 0 ? [] : symbolsOf(kind, centres, size * theme.dotRadius, theme);
  });
}

/** One symbol at the middle of a small picture, for a list. */
export function criticalSymbol(kind: CriticalKind, size: number, theme: FigureTheme): readonly Mark[] {
  return symbolsOf(kind, [size / 2, size / 2], size / 3.2, theme);
}

function symbolsOf(
  kind: CriticalKind,
  centres: readonly number[],
  radius: number,
  theme: FigureTheme,
): readonly Mark[] {
  const outline = { kind: 'symbol', shape: CRITICAL_SHAPES[kind], centres, radius } as const;
  const width = 0.7 * theme.lineWidth;
  const fill = kind === 'minimum' ? theme.mark : theme.background;
  return [
    { ...outline, stroke: theme.halo, width: width + 2.5, opacity: 0.8 },
    { ...outline, ...(kind === 'saddle' ? {} : { fill }), stroke: theme.mark, width },
  ];
}
