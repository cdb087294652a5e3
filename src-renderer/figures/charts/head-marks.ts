/** Where the lines of a chart have come to, while its axis is walked. */
import { reachedAt } from '../../../src-core/scene/cursor.ts';
import type { Outline } from '../marks.ts';
import { isInside } from '../project-path.ts';
import type { FigureTheme } from '../theme.ts';
import type { DrawnChart } from './chart-marks.ts';

/** A symbol at the end of every line that goes on. */
export function headMarks(
  { runs, frame, over }: DrawnChart,
  place: number,
  theme: FigureTheme,
): readonly Outline[] {
  return runs.flatMap(({ path, style, lines }): readonly Outline[] => {
    const { step, share } = reachedAt(path, over, place);
    if (path.kind === 'ghost' || step === path.steps) return [];
    const centres = lines.flatMap(({ pixels }) => {
      const at = (axis: 0 | 1): number => {
        const [from, to] = [pixels[2 * step + axis] ?? NaN, pixels[2 * step + 2 + axis] ?? NaN];
        return from + share * (to - from);
      };
      return isInside(at(0), at(1), frame.plot) ? [at(0), at(1)] : [];
    });
    const ink = { fill: style.color, stroke: theme.halo, width: 0.8 * theme.lineWidth };
    return [{ kind: 'symbol', shape: style.marker, centres, radius: 1.8 * theme.dotRadius, ...ink }];
  });
}
