/** The canvas side of the ground: what is painted while the hand changes the function itself. */
import type { GroundScene } from '../../src-core/scene/scene.ts';
import type { MapFrame } from './frame.ts';
import { groundBox } from './ground-paths.ts';
import { groundFills } from './ground-fills.ts';
import { hatching } from './hatching.ts';
import type { FigureTheme } from './theme.ts';

/** What the painter needs of a 2D context. */
export type GroundContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'rect'
  | 'clip'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'translate'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
>;

/** Paints the whole plot; the label of the hatched region, which would jump about, is left to the SVG. */
export function paintGround(
  context: GroundContext,
  ground: GroundScene,
  frame: MapFrame,
  theme: FigureTheme,
): void {
  const { plot } = frame;
  const box = groundBox(ground.domain, frame);
  const trace = (shapes: readonly Float32Array[], ending: 'closed' | 'open'): void => {
    context.beginPath();
    for (const shape of shapes) {
      for (let k = 0; k + 1 < shape.length; k += 2) {
        const x = box.x + (shape[k] ?? 0) * box.width;
        const y = box.y + (1 - (shape[k + 1] ?? 0)) * box.height;
        if (k === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      if (ending === 'closed') context.closePath();
    }
  };
  context.save();
  context.beginPath();
  context.rect(plot.x, plot.y, plot.width, plot.height);
  context.clip();
  // What a map that is being moved has not reached yet.
  context.fillStyle = theme.background;
  context.fill();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  const { base, fills, strongLines, undefinedRegion } = groundFills(ground, theme);
  context.fillStyle = base;
  context.fill();
  const hatch = (rings: readonly Float32Array[], em: number): void => {
    context.save();
    context.translate(box.x, box.y);
    context.strokeStyle = theme.hatch;
    context.lineWidth = 1;
    context.stroke(new Path2D(hatching(rings, box.width, box.height, em * theme.fontSize)));
    context.restore();
  };
  for (const { rings, color, hatched } of fills) {
    trace(rings, 'closed');
    context.fillStyle = color;
    context.fill('evenodd');
    if (hatched === true) hatch(rings, 0.8);
  }
  context.globalAlpha = theme.isoLineOpacity;
  context.strokeStyle = theme.isoLine;
  context.lineWidth = theme.fontSize / 14;
  context.lineJoin = 'round';
  trace(
    ground.bands.flatMap(({ lines }) => lines),
    'open',
  );
  context.stroke();
  context.globalAlpha = 1;
  if (strongLines.length > 0) {
    context.strokeStyle = theme.mutedText;
    context.lineWidth = theme.fontSize / 8;
    trace(strongLines, 'open');
    context.stroke();
  }
  if (undefinedRegion.length > 0) {
    trace(undefinedRegion, 'closed');
    context.fillStyle = theme.undefinedFill;
    context.fill('evenodd');
    hatch(undefinedRegion, 0.6);
  }
  context.restore();
}
