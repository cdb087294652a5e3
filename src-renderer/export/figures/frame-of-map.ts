import { mapFrame, type MapFrame } from '../../figures/frame.ts';
import type { Drawing } from './figure-kind.ts';

/** A panel narrower than this, in font sizes, leaves its colour bar out: the map needs the room. */
const ROOM_FOR_BAR = 24;

/** Whether there is room for a colour bar. */
export const colorBarOf = ({ width, theme, panel }: Drawing): 'shown' | 'hidden' =>
  panel === undefined || width >= ROOM_FOR_BAR * theme.fontSize ? 'shown' : 'hidden';

export interface FramedMap {
  readonly frame: MapFrame;
  readonly colorBar: 'shown' | 'hidden';
}

export function frameOfMap(drawing: Drawing): FramedMap {
  const { document, panel } = drawing;
  const { domain, view } = document;
  const colorBar = colorBarOf(drawing);
  const legend = colorBar === 'shown' ? 'color-bar' : 'none';
  const frame = mapFrame({ ...drawing, domain, aspect: view.aspect, legend, margins: panel?.margins });
  return { frame, colorBar };
}
