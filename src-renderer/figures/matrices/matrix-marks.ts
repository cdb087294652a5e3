/** What is drawn over the ground of a matrix: the curve of H, its axes by name, and the path of descent. */
import { axisOf, steepAxis, type Spectrum2 } from '../../../src-core/curvature/spectrum.ts';
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { PathScene } from '../../../src-core/scene/scene.ts';
import type { MapFrame, Rectangle } from '../frame.ts';
import type { Mark, TextMark } from '../marks.ts';
import { pathMarks } from '../path-marks.ts';
import { probesAlong } from '../path-probes.ts';
import { cutPolyline, isInside, projectPoints } from '../project-path.ts';
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
  /** Whether the axes end in handles, as they do under the hand and not in a file. */
  readonly handles: 'shown' | 'hidden';
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

function curveMarks(
  { spectrum, c, handles }: MatrixPicture,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
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
  const room = roomOf(frame, theme.fontSize);
  const far = 2 * (frame.domain.x[1] + frame.domain.y[1]);
  const axes = ([0, 1] as const).flatMap((index): readonly Mark[] => {
    const [x, y] = axisOf(spectrum, index);
    const reach = Math.min(Math.sqrt((2 * c) / Math.abs(spectrum.eigenvalues[index])), far);
    // A handle that stands beyond the end of its axis stays tied to it.
    const grip = handles === 'shown' ? Math.hypot(...handleAt(spectrum, index, c, room)) : 0;
    const handle = Math.max(reach, grip);
    const ends = [-reach * x, -reach * y, handle * x, handle * y];
    return line(cut(ends), styleOf(spectrum, index, theme).color, [3, 2]);
  });
  return [
    ...axes,
    ...line(quadric.branches.flatMap(cut), theme.mark, []),
    ...line(quadric.opposite.flatMap(cut), theme.mark, [3, 3]),
  ];
}

/** λ at an end of each axis, where it covers nothing written and as little as can be of the path. */
function axisLabels(
  { spectrum, c }: MatrixPicture,
  path: readonly Mark[],
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  if (c === null) return [];
  const room = roomOf(frame, theme.fontSize);
  const avoided = path.flatMap((mark) => pointsOf(mark));
  const ends = ([0, 1] as const).map((index) => handleAt(spectrum, index, c, room));
  const taken = [
    ...path.flatMap((mark) => [...textBox(mark), ...startBox(mark, theme)]),
    ...ends.map((end) => around(frame.toPixel(end), 0.9 * theme.fontSize)),
  ];
  const marks: Mark[] = [];
  for (const index of [0, 1] as const) {
    let best: TextMark | null = null;
    let least = Infinity;
    for (const label of labelsAt(ends[index] ?? [0, 0], spectrum, index, frame, theme)) {
      const [box] = textBox(label);
      if (box === undefined || taken.some((other) => boxDistance(box, other) < 0)) continue;
      const covered = pointsWithin(avoided, box);
      if (covered < least) [best, least] = [label, covered];
    }
    if (best === null) continue;
    taken.push(...textBox(best));
    marks.push(best);
  }
  return marks;
}

/** How far a label stands beyond the end of its axis and beside it, in font sizes, best first. */
const PLACES = [
  [0.5, 0],
  [-0.9, 1],
  [-0.9, -1],
  [1.8, 0],
  [0.5, 1.6],
  [0.5, -1.6],
] as const;

/** The places a label may have: first those at the end without a handle. */
function labelsAt(
  end: Point2,
  spectrum: Spectrum2,
  index: 0 | 1,
  frame: MapFrame,
  theme: FigureTheme,
): readonly TextMark[] {
  const { plot } = frame;
  const { fontSize } = theme;
  const text = `λ = ${formatNumber(spectrum.eigenvalues[index], 3)}`;
  const width = textWidth(text, fontSize);
  const [x0, y0] = frame.toPixel([0, 0]);
  return [-1, 1].flatMap((sign) => {
    const [x1, y1] = frame.toPixel([sign * end[0], sign * end[1]]);
    const length = Math.hypot(x1 - x0, y1 - y0);
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    return PLACES.map(([beyond, beside]): TextMark => {
      // From its edge to its middle, along the axis and across it.
      const half = (Math.abs(dx) * width + Math.abs(dy) * fontSize) / 2;
      const side = (Math.abs(dy) * width + Math.abs(dx) * fontSize) / 2;
      const along = beyond >= 0 ? beyond * fontSize + half : beyond * fontSize - half;
      const across = beside === 0 ? 0 : Math.sign(beside) * (side + 0.3 * fontSize * Math.abs(beside));
      const handle = sign > 0 ? Math.sign(beyond) * 0.9 * fontSize : 0;
      const x = x1 + dx * (along + handle) - dy * across;
      const y = y1 + dy * (along + handle) + dx * across + 0.36 * fontSize;
      return {
        kind: 'text',
        text,
        x: Math.min(Math.max(x, plot.x + width / 2 + 4), plot.x + plot.width - width / 2 - 4),
        y: Math.min(Math.max(y, plot.y + 1.2 * fontSize), plot.y + plot.height - 0.5 * fontSize),
        anchor: 'middle',
        fontSize,
        fontFamily: theme.fontFamily,
        fontWeight: 600,
        fill: styleOf(spectrum, index, theme).color,
        halo: theme.halo,
      };
    });
  });
}

const around = ([x, y]: Point2, reach: number): Rectangle => ({
  x: x - reach,
  y: y - reach,
  width: 2 * reach,
  height: 2 * reach,
});

/** The ring at the start, which nothing is written over. */
function startBox(mark: Mark, { accent, fontSize }: FigureTheme): readonly Rectangle[] {
  if (mark.kind !== 'symbol' || mark.fill !== accent) return [];
  const [x = NaN, y = NaN] = mark.centres;
  return [around([x, y], fontSize)];
}

/** Interleaved places where a path is seen: along its lines and at its dots. */
function pointsOf(mark: Mark): readonly number[] {
  if (mark.kind === 'symbol') return mark.centres;
  return mark.kind === 'line' ? [...probesAlong(mark.lines)] : [];
}

function pointsWithin(points: readonly number[], box: Rectangle): number {
  let count = 0;
  for (let k = 0; k + 1 < points.length; k += 2)
    if (isInside(points[k] ?? NaN, points[k + 1] ?? NaN, box)) count++;
  return count;
}
