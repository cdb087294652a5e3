/** Views of the graph that one would turn to by hand, and how far the hand may turn. */
import { DEFAULT_DIRECTION, SURFACE_RANGES } from '../../../src-core/document/curvature-defaults.ts';
import type { SurfaceView } from '../../../src-core/document/lab-document.ts';
import type { SurfaceProbe } from '../../figures/surface/sheets.ts';

type Direction = Pick<SurfaceView, 'azimuth' | 'elevation'>;

export interface ViewPreset {
  readonly name: string;
  readonly direction: Direction;
}

const ABOVE: Direction = { azimuth: 0, elevation: 90 };
/** Low enough to see a profile, high enough to see into a valley. */
const GRAZING = 12;

/** Along the valley only where a probe says which way that is. */
export function viewPresets(probe: SurfaceProbe | null): readonly ViewPreset[] {
  const valley = probe === null ? null : valleyAzimuth(probe);
  return [
    { name: 'Default', direction: DEFAULT_DIRECTION },
    { name: 'From above', direction: ABOVE },
    { name: 'Along x', direction: { azimuth: -90, elevation: GRAZING } },
    { name: 'Along y', direction: { azimuth: 0, elevation: GRAZING } },
    ...(valley === null
      ? []
      : [{ name: 'Along the valley', direction: { azimuth: valley, elevation: GRAZING } }]),
  ];
}

/** Of the eye that looks along the direction in which f bends least, from the side nearer to the default view. */
function valleyAzimuth({ eigenvectors, hessian }: SurfaceProbe): number | null {
  const bend = ([x = NaN, y = NaN]: readonly number[]): number => {
    const [[xx = NaN, xy = NaN] = [], [, yy = NaN] = []] = hessian;
    return Math.abs(xx * x * x + 2 * xy * x * y + yy * y * y);
  };
  const [flattest] = [...eigenvectors].sort((a, b) => bend(a) - bend(b));
  const [x = NaN, y = NaN] = flattest ?? [];
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  const azimuth = Math.round((Math.atan2(-x, y) * 180) / Math.PI);
  const other = turned(azimuth, 180);
  return apart(azimuth, DEFAULT_DIRECTION.azimuth) <= apart(other, DEFAULT_DIRECTION.azimuth)
    ? azimuth
    : other;
}

/** The angle between two directions, 0° to 180°. */
function apart(a: number, b: number): number {
  return Math.abs(turned(a, -b));
}

/** An azimuth turned by so many degrees, −180 to 180. */
function turned(azimuth: number, by: number): number {
  const sum = azimuth + by;
  return sum - 360 * Math.round(sum / 360);
}

/** The view with the eye moved round and up by so many degrees, as far as it may go. */
export function turnView(view: SurfaceView, round: number, up: number): SurfaceView {
  const [lowest, highest] = SURFACE_RANGES.elevation;
  return {
    ...view,
    azimuth: turned(view.azimuth, round),
    elevation: Math.min(Math.max(view.elevation + up, lowest), highest),
  };
}
