/** Where things stand on a 16:9 slide, in px of 1/96 inch: 13⅓ × 7½ inches, as presentations have it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SLIDE = { width: 1280, height: 720 } as const;

export interface SlideLayout {
  readonly title: Box;
  readonly figure: Box;
  readonly parameters: Box;
  /** Null where there is no caption, and the figure has its place. */
  readonly caption: Box | null;
}

const LEFT = 48;
const WIDTH = SLIDE.width - 2 * LEFT;
const TOP = 104;
const BOTTOM = 684;
/** Three lines of 16 points. */
const CAPTION = 84;
const GAP = 14;
const PARAMETERS = 304;

export function slideLayout(caption: 'shown' | 'hidden'): SlideLayout {
  const captionTop = BOTTOM - CAPTION;
  const height = (caption === 'shown' ? captionTop - GAP : BOTTOM) - TOP;
  const parametersLeft = LEFT + WIDTH - PARAMETERS;
  return {
    title: { x: LEFT, y: 26, width: WIDTH, height: 66 },
    figure: { x: LEFT, y: TOP, width: parametersLeft - 24 - LEFT, height },
    parameters: { x: parametersLeft, y: TOP, width: PARAMETERS, height },
    caption: caption === 'shown' ? { x: LEFT, y: captionTop, width: WIDTH, height: CAPTION } : null,
  };
}
