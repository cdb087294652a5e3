/** What is drawn over the ground of a matrix: the curve of H, its axes by name, and the path of descent. */
import { axisOf, steepAxis, type Spectrum2 } from '../../../src-core/curvature/spectrum.ts';
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { MapFrame, Rectangle } from '../frame.ts';
import type { Mark, TextMark } from '../marks.ts';
import { pathMarks } from '../path-marks.ts';
import { cutPolyline, projectPoints } from '../project-path.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { ellipseOf, handleAt, roomOf } from './ellipse.ts';

/** Series of the two eigenvectors, on the map as in the chart of the error; the path itself has the first. */
export const AXIS_SERIES = { steep: 1, flat: 2 } as const;

export interface MatrixPicture {
  readonly spectrum: Spectrum2;
  /** Of the curve ½xᵀHx = ±c; null where H is zero. */
  readonly c: number | null;
  readonly path: PathScene;
  /** Labels would jump about under a moving hand. */
  readonly labels: 'shown' | 'hidden';
}

export function matrixMarks(picture: MatrixPicture, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  const path = pathMarks([picture.path], frame, theme);
  const labels = picture.labels === 'shown' ? axisLabels(picture, path, frame, theme) : [];
  return [...curveMarks(picture, frame, theme), ...path, ...labels];
}

const styleOf = (spectrum: Spectrum2, index: 0 | 1, theme: FigureTheme) =>
  seriesStyle(theme, index === steepAxis(spectrum) ? AXIS_SERIES.steep : AXIS_SERIES.flat);

function curveMarks({ spectrum, c }: MatrixPicture, frame: MapFrame, theme: FigureTheme): readonly Mark[] {
  if (c === null) return [];
  const quadric = ellipseOf(spectrum, c);
  if (quadric === null) return [];
  const width = 0.75 * theme.lineWidth;
  const cut = (points: ArrayLike<number>): number[][] => {
    const pixels = projectPoints(points, frame);
    return cutPolyline(pixels, 0, pixels.length / 2 - 1, frame.plot);
  };
  const line = (lines: readonly number[][], stroke: string, dash: readonly number[]): readonly Mark[] => [
    { kind: 'line', lines, stroke: theme.halo, width: width + 2, opacity: 0.75 },
    { kind: 'line', lines, stroke, width, dash: dash.map((length) => length * width) },
  ];
  const far = 2 * (frame.domain.x[1] + frame.domain.y[1]);
  const axes = ([0, 1] as const).flatMap((index): readonly Mark[] => {
    const [x, y] = axisOf(spectrum, index);
    const reach = Math.min(Math.sqrt((2 * c) / Math.abs(spectrum.eigenvalues[index])), far);
    const ends = [-reach * x, -reach * y, reach * x, reach * y];
    return line(cut(ends), styleOf(spectrum, index, theme).color, [3, 2]);
  });
  return [
    ...axes,
    ...line(quadric.branches.flatMap(cut), theme.mark, []),
    ...line(quadric.opposite.flatMap(cut), theme.mark, [3, 3]),
  ];
}

/** λ beyond an end of each axis: the one without a handle, unless something is written or drawn there. */
function axisLabels(
  { spectrum, c }: MatrixPicture,
  path: readonly Mark[],
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  if (c === null) return [];
  const em = theme.fontSize;
  const room = roomOf(frame, em);
  const taken = path.flatMap((mark) => [...textBox(mark), ...startBox(mark, theme)]);
  const marks: Mark[] = [];
  for (const index of [0, 1] as const) {
    const end = handleAt(spectrum, index, c, room);
    const candidates = [-1, 1].flatMap((sign) =>
      [0.4, 1.6].map((gap) => labelBeyond(end, sign, gap, spectrum, index, frame, theme)),
    );
    const free = candidates.find((label) =>
      textBox(label).every((box) => taken.every((other) => boxDistance(box, other) > 0)),
    );
    if (free === undefined) continue;
    taken.push(...textBox(free));
    marks.push(free);
  }
  return marks;
}

function labelBeyond(
  end: Point2,
  sign: number,
  gap: number,
  spectrum: Spectrum2,
  index: 0 | 1,
  frame: MapFrame,
  theme: FigureTheme,
): TextMark {
  const { plot } = frame;
  const text = `λ = ${formatNumber(spectrum.eigenvalues[index], 3)}`;
  const width = textWidth(text, theme.fontSize);
  const [x0, y0] = frame.toPixel([0, 0]);
  const [x1, y1] = frame.toPixel([sign * end[0], sign * end[1]]);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  // A handle stands at the positive end.
  const away = (gap + (sign > 0 ? 1 : 0.5)) * theme.fontSize;
  const x = x1 + dx * (away + width / 2);
  const y = y1 + dy * away + 0.36 * theme.fontSize;
  return {
    kind: 'text',
    text,
    x: Math.min(Math.max(x, plot.x + width / 2 + 4), plot.x + plot.width - width / 2 - 4),
    y: Math.min(Math.max(y, plot.y + 1.2 * theme.fontSize), plot.y + plot.height - 0.5 * theme.fontSize),
    anchor: 'middle',
    fontSize: theme.fontSize,
    fontFamily: theme.fontFamily,
    fontWeight: 600,
    fill: styleOf(spectrum, index, theme).color,
    halo: theme.halo,
  };
}

/** The ring at the start, which nothing is written over. */
function startBox(mark: Mark, { accent, fontSize }: FigureTheme): readonly Rectangle[] {
  if (mark.kind !== 'symbol' || mark.fill !== accent) return [];
  const [x = NaN, y = NaN] = mark.centres;
  return [{ x: x - fontSize, y: y - fontSize, width: 2 * fontSize, height: 2 * fontSize }];
}
