/** The canvas side of marks: what is painted while the hand moves. */
import { traceMark, type Mark, type Pen, type TextMark } from './marks.ts';

/** What the painter needs of a 2D context. */
export type PaintContext = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'stroke'
  | 'fill'
  | 'strokeText'
  | 'fillText'
  | 'setLineDash'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'strokeStyle'
  | 'fillStyle'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** Paints marks in order. The context is scaled so that one unit is one CSS px; clearing it is the caller's. */
export function paintMarks(context: PaintContext, marks: readonly Mark[]): void {
  const pen = canvasPen(context);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const mark of marks) {
    if (mark.kind === 'text') {
      paintText(context, mark);
      continue;
    }
    context.globalAlpha = mark.opacity ?? 1;
    context.beginPath();
    traceMark(mark, pen);
    if (mark.fill !== undefined) {
      context.fillStyle = mark.fill;
      context.fill();
    }
    if (mark.stroke !== undefined) {
      context.strokeStyle = mark.stroke;
      context.lineWidth = mark.width ?? 1;
      context.setLineDash(mark.dash === undefined ? [] : [...mark.dash]);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Width of the halo around text, px per px of font size. */
export const HALO_EM = 0.28;

function paintText(context: PaintContext, mark: TextMark): void {
  context.globalAlpha = 1;
  context.font = `${String(mark.fontWeight)} ${String(mark.fontSize)}px ${mark.fontFamily}`;
  context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
  context.textBaseline = 'alphabetic';
  context.setLineDash([]);
  context.strokeStyle = mark.halo;
  context.lineWidth = HALO_EM * mark.fontSize;
  context.strokeText(mark.text, mark.x, mark.y);
  context.fillStyle = mark.fill;
  context.fillText(mark.text, mark.x, mark.y);
}

function canvasPen(context: PaintContext): Pen {
  let [startX, startY] = [0, 0];
  return {
    moveTo: (x, y) => {
      [startX, startY] = [x, y];
      context.moveTo(x, y);
    },
    lineTo: (x, y) => {
      context.lineTo(x, y);
    },
    // With round joins the same as the context's own, which in Chromium takes longer the longer the path is.
    closePath: () => {
      context.lineTo(startX, startY);
    },
    circle: (x, y, radius) => {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    },
  };
}
