/** The probe and the ends of the paths: points on the graph. */
import type { Mark } from '../marks.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { isHidden } from './drape.ts';
import type { SurfaceFrame } from './surface-frame.ts';
import type { DrapedPath, SurfaceModel } from './surface-model.ts';

/** What is hidden is still to be found: faintly, through what hides it. */
const HIDDEN = 0.35;

function opacityAt(
  place: readonly [number, number, number],
  { relief }: SurfaceModel,
  { camera, stretch }: SurfaceFrame,
): number {
  const [x, y, z] = camera.eye;
  return isHidden(relief, place, [x, y, z / stretch]) ? HIDDEN : 1;
}

export function probeMarks(model: SurfaceModel, frame: SurfaceFrame, theme: FigureTheme): readonly Mark[] {
  if (model.probe === null) return [];
  const opacity = opacityAt(model.probe, model, frame);
  const symbol = { kind: 'symbol', shape: 'diamond', centres: [...frame.toPixel(...model.probe)] } as const;
  const radius = 2.4 * theme.dotRadius;
  return [
    { ...symbol, radius: radius + theme.lineWidth, fill: theme.mark, opacity },
    { ...symbol, radius, fill: theme.accent, stroke: '#ffffff', width: 0.7 * theme.lineWidth, opacity },
  ];
}

export function endMarks(
  { path, start, end }: DrapedPath,
  model: SurfaceModel,
  frame: SurfaceFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const style = seriesStyle(theme, path.series);
  const faintness = path.kind === 'ghost' ? theme.ghostOpacity : 1;
  const at = (place: readonly [number, number, number], isEnd: boolean): Mark => ({
    kind: 'symbol',
    shape: isEnd ? style.marker : 'circle',
    centres: [...frame.toPixel(...place)],
    radius: 2.1 * theme.dotRadius,
    fill: isEnd ? style.color : theme.accent,
    stroke: theme.halo,
    width: 0.8 * theme.lineWidth,
    opacity: faintness * opacityAt(place, model, frame),
  });
  return [...(start === null ? [] : [at(start, false)]), ...(end === null ? [] : [at(end, true)])];
}
