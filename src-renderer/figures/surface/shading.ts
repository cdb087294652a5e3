/** Light and shade: how a slope's colour differs from that of the colour bar, which is the colour of level ground. */
import { rgb } from 'd3-color';
import { interpolateLab } from 'd3-interpolate';
import type { FigureTheme } from '../theme.ts';
import type { Camera } from './camera.ts';
import type { Relief } from './relief.ts';

/** Shades on either side of the neutral one. */
const SHADES = 12;
export const INKS_A_BAND = 2 * SHADES + 1;

/** The inks of all bands: ink INKS_A_BAND · band + shade, the neutral shade in the middle. */
export function surfaceInks(levels: number, theme: FigureTheme): readonly string[] {
  const known = KNOWN.get(theme)?.get(levels);
  if (known !== undefined) return known;
  const inks = mixInks(levels, theme);
  const ofTheme = KNOWN.get(theme) ?? new Map<number, readonly string[]>();
  KNOWN.set(theme, ofTheme.set(levels, inks));
  return inks;
}

/** Mixing colours takes longer than all else that is done for a frame. */
const KNOWN = new WeakMap<FigureTheme, Map<number, readonly string[]>>();

function mixInks(levels: number, theme: FigureTheme): readonly string[] {
  const inks: string[] = [];
  const { light, lightStrength, shadow, shadowStrength } = theme.relief;
  for (let band = 0; band <= levels; band++) {
    const neutral = theme.ramp(levels > 0 ? band / levels : 0);
    const lighter = interpolateLab(neutral, light);
    const darker = interpolateLab(neutral, shadow);
    for (let shade = -SHADES; shade <= SHADES; shade++) {
      const share = Math.abs(shade) / SHADES;
      const ink = shade < 0 ? darker(shadowStrength * share) : lighter(lightStrength * share);
      // The shortest way to write it.
      inks.push(rgb(ink).formatHex());
    }
  }
  return inks;
}

/** The shade, 0 to INKS_A_BAND − 1, of every cell, seen from above and from below. */
export interface Shades {
  readonly above: Uint8Array;
  readonly below: Uint8Array;
}

/**
 * The light comes from over the left shoulder of the eye. Level ground is neutral whatever the view, and all is seen
 * straight from above, as on the map: there is no light and shade on it.
 */
export function shadesOf(relief: Relief, { right, eye }: Camera, stretch: number): Shades {
  const n = relief.cells;
  const above = new Uint8Array(n * n);
  const below = new Uint8Array(n * n);
  const run = Math.hypot(eye[0], eye[1]);
  const away = run > 0 ? [eye[0] / run, eye[1] / run] : [0, 0];
  const light = [
    -0.62 * right[0] + 0.3 * (away[0] ?? 0),
    -0.62 * right[1] + 0.3 * (away[1] ?? 0),
    0.72,
  ] as const;
  const [perX, perY] = [(stretch * n) / relief.sides[0] / 2, (stretch * n) / relief.sides[1] / 2];
  const { heights } = relief;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      const node = j * (n + 1) + i;
      const [a, b, c, d] = [
        heights[node] ?? 0,
        heights[node + 1] ?? 0,
        heights[node + n + 1] ?? 0,
        heights[node + n + 2] ?? 0,
      ];
      const [slopeX, slopeY] = [(b - a + d - c) * perX, (c - a + d - b) * perY];
      const length = Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
      const lit = (light[2] - slopeX * light[0] - slopeY * light[1]) / length;
      above[j * n + i] = shade((lit - light[2]) * run * 1.15);
      below[j * n + i] = shade((-lit - light[2]) * run * 0.5 - 0.25);
    }
  }
  return { above, below };
}

/** `excess` −1 for the darkest, 1 for the lightest. */
function shade(excess: number): number {
  return SHADES + Math.round(Math.min(Math.max(excess, -1), 1) * SHADES);
}
