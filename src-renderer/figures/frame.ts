/**
 * The frame of a map: where the plot lies in the picture, which domain it shows, and the way between pixels and the
 * domain. Figures, the canvas painter and the pointer all use the same frame. Pixels count from the top left corner of
 * the picture, y downwards.
 */
import type { Aspect, Domain, Interval, Point2 } from '../../src-core/document/lab-document.ts';
import { axisTicks, type Tick } from './ticks.ts';
import { textWidth } from './text-width.ts';
import type { FigureTheme } from './theme.ts';

/** px */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px left free on each side of a plot. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const NO_MARGINS: Margins = { left: 0, right: 0, top: 0, bottom: 0 };

export interface MapFrame {
  /** Size of the whole picture in px. */
  readonly width: number;
  readonly height: number;
  readonly plot: Rectangle;
  /** What the plot shows: the domain asked for, widened along one axis where the aspect is equal. */
  readonly domain: Domain;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  toPixel(point: Point2): Point2;
  toDomain(pixel: Point2): Point2;
}

export interface MapFrameOptions {
  /** px */
  readonly width: number;
  readonly height: number;
  readonly domain: Domain;
  readonly aspect: Aspect;
  readonly theme: FigureTheme;
  /** Whether room is kept at the right for the colour bar. */
  readonly legend: 'color-bar' | 'none';
  /** Room that is left free round the plot at least, where it stands in line with others. */
  readonly margins?: Margins | undefined;
}

/** The frame of a picture with axes. */
export function mapFrame(options: MapFrameOptions): MapFrame {
  const { width, height, domain, aspect, theme } = options;
  // The margin depends on the labels, they on the fitted domain, and that on the margin: it grows until all is settled.
  let labelWidth = 2 * theme.fontSize;
  let plot = plotBox(options, labelWidth);
  let fitted = fitDomain(domain, plot, aspect);
  for (let turn = 0; turn < 8; turn++) {
    const needed = widest(axisTicks(fitted.y, plot.height, 'vertical', theme.fontSize), theme.fontSize);
    if (needed <= labelWidth) break;
    labelWidth = needed;
    plot = plotBox(options, labelWidth);
    fitted = fitDomain(domain, plot, aspect);
  }
  return frameOf(width, height, plot, fitted, theme);
}

/** A frame without margins or ticks, for the small pictures of the function picker. */
export function bareFrame(width: number, height: number, domain: Domain, aspect: Aspect = 'free'): MapFrame {
  const plot = { x: 0, y: 0, width, height };
  return frameOf(width, height, plot, fitDomain(domain, plot, aspect), null);
}

/**
 * The domain, widened about its centre along one axis so that a unit of x is as long as a unit of y in `box`.
 * With aspect `free` the domain as it is.
 */
export function fitDomain(domain: Domain, box: Pick<Rectangle, 'width' | 'height'>, aspect: Aspect): Domain {
  if (aspect === 'free') return domain;
  const unit = Math.max(
    (domain.x[1] - domain.x[0]) / Math.max(box.width, 1),
    (domain.y[1] - domain.y[0]) / Math.max(box.height, 1),
  );
  return { x: widen(domain.x, unit * box.width), y: widen(domain.y, unit * box.height) };
}

/** Whether a pixel lies in the rectangle. */
export function contains(box: Rectangle, [x, y]: Point2): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

function widen([minimum, maximum]: Interval, width: number): Interval {
  const missing = width - (maximum - minimum);
  // An interval that fits already stays exactly as it is, so that fitting twice is fitting once.
  if (!(missing > 1e-9 * width)) return [minimum, maximum];
  return [minimum - missing / 2, maximum + missing / 2];
}

function plotBox(
  { width, height, theme: { fontSize }, legend, margins = NO_MARGINS }: MapFrameOptions,
  labelWidth: number,
): Rectangle {
  // In steps of 1½ em, so that the plot does not twitch with every digit while the map is panned.
  const labels = Math.ceil(labelWidth / (1.5 * fontSize)) * 1.5 * fontSize;
  const own = {
    left: labels + 1.6 * fontSize + 8,
    right: legend === 'color-bar' ? 7.2 * fontSize : 1.4 * fontSize,
    top: 0.75 * fontSize,
    bottom: 2.9 * fontSize + 6,
  };
  return plotWithin(width, height, own, margins);
}

/** What the wider of two margins leave, on each side. */
export function plotWithin(width: number, height: number, own: Margins, least: Margins): Rectangle {
  const margin = (side: keyof Margins): number => Math.max(Math.round(own[side]), least[side]);
  const [left, top] = [margin('left'), margin('top')];
  return {
    x: left,
    y: top,
    width: Math.max(width - left - margin('right'), 1),
    height: Math.max(height - top - margin('bottom'), 1),
  };
}

function widest(ticks: readonly Tick[], fontSize: number): number {
  return Math.max(0, ...ticks.map((tick) => textWidth(tick.label, fontSize)));
}

function frameOf(
  width: number,
  height: number,
  plot: Rectangle,
  domain: Domain,
  theme: FigureTheme | null,
): MapFrame {
  const [x0, x1] = domain.x;
  const [y0, y1] = domain.y;
  return {
    width,
    height,
    plot,
    domain,
    xTicks: theme === null ? [] : axisTicks(domain.x, plot.width, 'horizontal', theme.fontSize),
    yTicks: theme === null ? [] : axisTicks(domain.y, plot.height, 'vertical', theme.fontSize),
    toPixel: ([x, y]) => [
      plot.x + ((x - x0) / (x1 - x0)) * plot.width,
      plot.y + ((y1 - y) / (y1 - y0)) * plot.height,
    ],
    toDomain: ([x, y]) => [
      x0 + ((x - plot.x) / plot.width) * (x1 - x0),
      y1 - ((y - plot.y) / plot.height) * (y1 - y0),
    ],
  };
}
