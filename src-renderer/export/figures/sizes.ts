/** Sizes of figures as they are printed or thrown on a wall: 1 px of a file is 1/96 inch, and letters go with it. */
export const PX_PER_INCH = 96;
export const PX_PER_CM = PX_PER_INCH / 2.54;
export const PX_PER_POINT = PX_PER_INCH / 72;

export interface FigureSize {
  /** px */
  readonly width: number;
  readonly height: number;
  /** px, the smallest text. */
  readonly fontSize: number;
}

export interface SizePreset extends FigureSize {
  readonly id: string;
  readonly name: string;
}

/** On a slide no text is smaller than 14 points: what is read from the last row. */
export const SLIDE_TEXT = 15 * PX_PER_POINT;

/** What is taken where nothing is chosen comes first. */
export const SIZE_PRESETS: readonly [SizePreset, ...SizePreset[]] = [
  { id: 'slide-16-9', name: 'Slide 16:9', width: 1280, height: 720, fontSize: SLIDE_TEXT },
  { id: 'slide-4-3', name: 'Slide 4:3', width: 960, height: 720, fontSize: SLIDE_TEXT },
  { id: 'a4-column', name: 'A4 column', ...inCm(8.4, 8.4), fontSize: 8 * PX_PER_POINT },
  { id: 'square', name: 'Square', ...inCm(12, 12), fontSize: 10 * PX_PER_POINT },
];

function inCm(width: number, height: number): { readonly width: number; readonly height: number } {
  return { width: Math.round(width * PX_PER_CM), height: Math.round(height * PX_PER_CM) };
}

/** Pixels on a side of a PNG beyond which browsers give no canvas, and in all. */
const MOST_PIXELS = 16_384;
const LARGEST_AREA = 1e8;

/** Pixels of a PNG an inch. */
export const DPI_RANGE = [10, 2400] as const;
export const DEFAULT_DPI = 2 * PX_PER_INCH;

/** Points between which the smallest text may be: less nobody reads, and more leaves no room for the figure. */
export const TEXT_RANGE = [4, 100] as const;

/** What is wrong with a PNG of this size in px and dots an inch, in words, or null. */
export function pixelProblem(width: number, height: number, dpi: number): string | null {
  const [least, most] = DPI_RANGE;
  if (!(dpi >= least && dpi <= most))
    return `A PNG has from ${least} to ${most.toLocaleString('en')} dots an inch.`;
  const [across, down] = [width, height].map((side) => Math.round((side * dpi) / PX_PER_INCH));
  if (across === undefined || down === undefined) return null;
  if (Math.max(across, down) <= MOST_PIXELS && across * down <= LARGEST_AREA) return null;
  return `${across} × ${down} pixels are too many: a PNG has at most ${MOST_PIXELS.toLocaleString('en')} on a side, and 100 million in all.`;
}

/** px between which a side may lie. */
export const SIDE_RANGE = [100, 10_000] as const;

/** What is wrong with a width or height in px, in words, or null. */
export function sideProblem(name: string, px: number, unit: 'px' | 'cm' = 'px'): string | null {
  const [least, most] = SIDE_RANGE;
  if (px >= least && px <= most) return null;
  const told = SIDE_RANGE.map((side) => (unit === 'px' ? side : Math.round((10 * side) / PX_PER_CM) / 10));
  return `The ${name} must be from ${told.map((side) => side.toLocaleString('en')).join(' to ')} ${unit}.`;
}
