/** The inspected step on the map: where the linear model of f holds, the step itself, and which way −∇f points. */
import type { Point2 } from '../../../src-core/document/lab-document.ts';
import { clipRingToUnitSquare } from '../../../src-core/contours/clip.ts';
import type { MapFrame, Rectangle } from '../frame.ts';
import type { Mark, TextMark } from '../marks.ts';
import { probesAlong, type Probes } from '../path-probes.ts';
import { cutPolyline, isInside, projectPoints, type Pixels } from '../project-path.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { textWidth } from '../text-width.ts';
import type { FigureTheme } from '../theme.ts';

/** In units of the font size. */
const GRADIENT_LENGTH = 4;
const REGION_LABEL = 'linear model holds';

/**
 * The region within its outline, lightly filled, and its name where that covers no other text.
 * @param outline corners as x, y pairs, seen from the centre
 * @param present what the name keeps off; null where names are not shown
 */
export function regionMarks(
  outline: Float64Array,
  centre: Point2,
  frame: MapFrame,
  theme: FigureTheme,
  present: readonly Mark[] | null,
): readonly Mark[] {
  const closed = projectPoints([...outline, ...outline.subarray(0, 2)], frame);
  const filled = cutArea(outline, frame);
  if (!isSeen(filled)) return [];
  const { plane } = theme.sheets;
  const lines = cutPolyline(closed, 0, closed.length / 2 - 1, frame.plot);
  return [
    { kind: 'area', points: filled, sizes: [filled.length / 2], fill: plane, opacity: 0.2 },
    { kind: 'line', lines, stroke: theme.halo, width: 0.6 * theme.lineWidth + 1.5, opacity: 0.7 },
    { kind: 'line', lines, stroke: plane, width: 0.6 * theme.lineWidth },
    ...(present === null ? [] : regionLabel(filled, frame.toPixel(centre), frame, theme, present)),
  ];
}

/** px below which a region is only a blot. */
const SMALLEST = 4;

function isSeen(area: readonly number[]): boolean {
  const side = (from: 0 | 1): number => {
    const along = area.filter((_, k) => k % 2 === from);
    return Math.max(...along) - Math.min(...along);
  };
  return area.length > 0 && Math.max(side(0), side(1)) >= SMALLEST;
}

/** What of the region lies on the map, in px. */
function cutArea(outline: Float64Array, { domain, plot }: MapFrame): readonly number[] {
  const unit = outline.map((coordinate, k) => {
    const [from, to] = k % 2 === 0 ? domain.x : domain.y;
    return (coordinate - from) / (to - from);
  });
  return Array.from(clipRingToUnitSquare(unit), (share, k) =>
    k % 2 === 0 ? plot.x + share * plot.width : plot.y + (1 - share) * plot.height,
  );
}

/**
 * In the region, and only where it has no room there beside it: where it covers no other text and least of the paths.
 * None where there is no room at all.
 */
function regionLabel(
  area: readonly number[],
  centre: Point2,
  { plot }: MapFrame,
  theme: FigureTheme,
  present: readonly Mark[],
): readonly Mark[] {
  // With the word that is added where it stands outside.
  const width = textWidth(`${REGION_LABEL} inside`, theme.fontSize);
  const taken = present.flatMap((mark) => [...textBox(mark), ...symbolBoxes(mark)]);
  const paths = present.map((mark) => probesAlong(mark.kind === 'line' ? mark.lines : []));
  const free = labelPlaces(area, centre, width, theme.fontSize).flatMap((at) => {
    const name = nameAt(at, REGION_LABEL, theme);
    const isIn = textBox(name)
      .flatMap(cornersOf)
      .every((corner) => isWithinArea(corner, area));
    const text = isIn ? name : nameAt(at, `${REGION_LABEL} inside`, theme);
    const [box] = textBox(text);
    if (box === undefined || !isWithin(box, plot)) return [];
    if (taken.some((other) => boxDistance(box, other) < 0)) return [];
    const covered = paths.reduce((sum, probes) => sum + probesWithin(probes, box), 0);
    return [{ text, covered, isIn }];
  });
  const [best] = free.toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || a.covered - b.covered);
  return best === undefined ? [] : [best.text];
}

const cornersOf = ({ x, y, width, height }: Rectangle): readonly Point2[] => [
  [x, y],
  [x + width, y],
  [x, y + height],
  [x + width, y + height],
];

/** Whether a ray from the point crosses the area's edge an odd number of times. */
function isWithinArea([x, y]: Point2, area: readonly number[]): boolean {
  let isIn = false;
  for (let k = 0; k < area.length; k += 2) {
    const [ax, ay] = [area[k] ?? NaN, area[k + 1] ?? NaN];
    const [bx, by] = [area[(k + 2) % area.length] ?? NaN, area[(k + 3) % area.length] ?? NaN];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
  }
  return isIn;
}

const nameAt = ([x, y]: Point2, text: string, theme: FigureTheme): TextMark => ({
  kind: 'text',
  text,
  x,
  y,
  anchor: 'middle',
  fontSize: theme.fontSize,
  fontFamily: theme.fontFamily,
  fontWeight: 400,
  fill: theme.mark,
  halo: theme.halo,
});

/** Where the label may have its middle: about the region, best first, and then half-way to its corners. */
function labelPlaces(
  area: readonly number[],
  [x, y]: Point2,
  width: number,
  fontSize: number,
): readonly Point2[] {
  const across = area.filter((_, k) => k % 2 === 0);
  const down = area.filter((_, k) => k % 2 === 1);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  const margin = 0.5 * fontSize;
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2 + 0.35 * fontSize];
  const stride = Math.max(1, Math.floor(across.length / 16));
  const inside = across.flatMap((cornerX, k): readonly Point2[] =>
    k % stride === 0 ? [[(x + cornerX) / 2, (y + (down[k] ?? y)) / 2 + 0.35 * fontSize]] : [],
  );
  return [
    [middleX, top - margin],
    [middleX, bottom + fontSize + margin],
    [right + width / 2 + margin, middleY],
    [left - width / 2 - margin, middleY],
    ...inside,
  ];
}

/** What symbols cover that stand alone, such as the ring at a start; dots along a path are its line's. */
function symbolBoxes(mark: Mark): readonly Rectangle[] {
  if (mark.kind !== 'symbol' || mark.centres.length > 2) return [];
  const [x = NaN, y = NaN] = mark.centres;
  const size = 2.4 * mark.radius;
  return [{ x: x - size / 2, y: y - size / 2, width: size, height: size }];
}

const isWithin = ({ x, y, width, height }: Rectangle, plot: Rectangle): boolean =>
  isInside(x, y, plot) && isInside(x + width, y + height, plot);

function probesWithin(probes: Probes, box: Rectangle): number {
  let count = 0;
  for (let k = 0; k + 1 < probes.length; k += 2)
    if (isInside(probes[k] ?? NaN, probes[k + 1] ?? NaN, box)) count++;
  return count;
}

export interface DrawnStep {
  readonly from: Point2;
  /** Null where no step follows. */
  readonly to: Point2 | null;
  readonly gradient: Point2;
  readonly color: string;
  /** What the name of −∇f keeps off; null where names are not shown. */
  readonly present: readonly Mark[] | null;
}

/** The step as an arrow, and −∇f as a thin one that tells only its direction. */
export function stepMarks(
  { from, to, gradient, color, present }: DrawnStep,
  frame: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const { plot, domain } = frame;
  const start = frame.toPixel(from);
  if (!isInside(...start, plot)) return [];
  // Divided first: a gradient of 1e300 is a direction as well.
  const largest = Math.max(...gradient.map(Math.abs));
  const dx = -(gradient[0] / largest / (domain.x[1] - domain.x[0])) * plot.width;
  const dy = (gradient[1] / largest / (domain.y[1] - domain.y[0])) * plot.height;
  const length = (GRADIENT_LENGTH * theme.fontSize) / Math.hypot(dx, dy);
  const [tipX, tipY] = [start[0] + dx * length, start[1] + dy * length];
  const hasDirection = Number.isFinite(length) && isInside(tipX, tipY, plot);
  const name = nameAt(
    [tipX + 0.3 * dx * length, tipY + 0.3 * dy * length + 0.35 * theme.fontSize],
    '−∇f',
    theme,
  );
  const hasRoom =
    present !== null &&
    textBox(name).every(
      (box) => isWithin(box, plot) && present.flatMap(textBox).every((other) => boxDistance(box, other) >= 0),
    );
  return [
    ...(hasDirection
      ? arrowMarks([...start, tipX, tipY], theme.mark, 0.5 * theme.lineWidth, frame, theme)
      : []),
    ...(to === null
      ? []
      : arrowMarks(projectPoints([...from, ...to], frame), color, 1.4 * theme.lineWidth, frame, theme)),
    ...(hasDirection && hasRoom ? [name] : []),
  ];
}

/** A shaft with a head, cut to the plot; a head that would be longer than its arrow is left out. */
function arrowMarks(
  pixels: Pixels,
  color: string,
  width: number,
  { plot }: MapFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const [x0 = NaN, y0 = NaN, x1 = NaN, y1 = NaN] = pixels;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const head = 1.4 * theme.dotRadius + width;
  const lines = cutPolyline(pixels, 0, 1, plot);
  if (!(length > head) || lines.length === 0) return [];
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const neck = [x1 - head * Math.cos(angle), y1 - head * Math.sin(angle)];
  return [
    { kind: 'line', lines, stroke: theme.halo, width: width + 2.5, opacity: 0.8 },
    { kind: 'line', lines, stroke: color, width },
    ...(isInside(x1, y1, plot)
      ? [
          {
            kind: 'symbol',
            shape: 'arrow',
            centres: neck,
            radius: head,
            angle,
            fill: color,
            stroke: theme.halo,
            width: 1,
          } as const,
        ]
      : []),
  ];
}
