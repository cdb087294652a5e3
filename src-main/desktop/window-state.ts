/** Where the window was, and where it is put when it opens again: perhaps on other screens. */
import type { Display, Rectangle } from 'electron';

export const SMALLEST = { width: 1024, height: 700 } as const;
const USUAL = { width: 1280, height: 800 } as const;

export interface WindowState {
  /** Of the window when it neither fills the screen nor is maximised. */
  readonly bounds: Rectangle;
  readonly fills: 'nothing' | 'work area' | 'screen';
}

export interface Placement {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly fills: WindowState['fills'];
}

const FILLS: readonly WindowState['fills'][] = ['nothing', 'work area', 'screen'];

/** Null where nothing was kept, or what was kept is not to be trusted. */
export function parseWindowState(text: string | null): WindowState | null {
  try {
    const { bounds, fills } = JSON.parse(text ?? '') as Partial<WindowState>;
    const known = FILLS.find((each) => each === fills);
    if (known === undefined || bounds === undefined) return null;
    const { x, y, width, height } = bounds;
    return [x, y, width, height].every((each) => Number.isSafeInteger(each) && Math.abs(each) < 1e6)
      ? { bounds: { x, y, width, height }, fills: known }
      : null;
  } catch {
    return null;
  }
}

/** So much of the window's upper edge, by which it is dragged, must be within reach, in pixels. */
const GRIP = { width: 120, height: 30 } as const;

/** Where it was, if enough of it is on a screen that is still there; else at its usual size in the middle of the main one. */
export function placeWindow(
  state: WindowState | null,
  displays: readonly Pick<Display, 'workArea'>[],
): Placement {
  if (state === null) return { bounds: USUAL, fills: 'nothing' };
  const { bounds, fills } = state;
  const display = displays.find(({ workArea }) => isWithinReach(bounds, workArea));
  if (display === undefined) return { bounds: USUAL, fills };
  const width = clamp(bounds.width, SMALLEST.width, display.workArea.width);
  const height = clamp(bounds.height, SMALLEST.height, display.workArea.height);
  return { bounds: { x: bounds.x, y: bounds.y, width, height }, fills };
}

function isWithinReach({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return seen >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height;
}

/** Not below the least that the layout needs, even on a smaller screen. */
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
