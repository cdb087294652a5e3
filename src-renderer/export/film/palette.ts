/** The colours of a GIF: one palette for all of its frames, so that nothing flickers. */
import { quantize } from 'gifenc';

/** Colours of a palette, less the one that means “as before”. */
const MOST_COLORS = 255;
/** A colour on this share of the looked-at pixels is one of the figure's own, and kept exactly. */
const OWN_SHARE = 2e-4;
/** So many at the most, so that there is room for the edges between them. */
const MOST_OWN = 128;
/** Pixels whose colours are joined: more would only take longer. */
const MOST_SAMPLES = 500_000;

export type Color = readonly [red: number, green: number, blue: number];

export interface Palette {
  readonly colors: readonly Color[];
  /** The index of the nearest colour. @param pixel its bytes as one number, red lowest */
  indexOf(pixel: number): number;
}

/** @param samples pixels of some frames, in which every colour of the film is to be found */
export function paletteOf(samples: readonly Uint32Array[]): Palette {
  const counts = new Map<number, number>();
  let all = 0;
  for (const pixels of samples) {
    all += pixels.length;
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  }
  const own = [...counts]
    .filter(([, count]) => count >= OWN_SHARE * all)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MOST_OWN)
    .map(([pixel]) => pixel);
  const rest = othersThan(new Set(own), counts);
  const colors = [
    ...own.map(colorOf),
    ...(rest.length === 0 ? [] : quantize(rest, MOST_COLORS - own.length)),
  ];
  const known = new Map(own.map((pixel, index) => [pixel, index]));
  return {
    colors,
    indexOf(pixel) {
      const index = known.get(pixel) ?? nearest(colors, colorOf(pixel));
      known.set(pixel, index);
      return index;
    },
  };
}

/** The other pixels as bytes, each colour as often as there are pixels of it but for the large counts. */
function othersThan(own: ReadonlySet<number>, counts: ReadonlyMap<number, number>): Uint8Array {
  const pixels: number[] = [];
  for (const [pixel, count] of counts) {
    if (own.has(pixel)) continue;
    for (let k = 0; k < count && pixels.length < MOST_SAMPLES; k++) pixels.push(pixel);
  }
  return new Uint8Array(Uint32Array.from(pixels).buffer);
}

const colorOf = (pixel: number): Color => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

function nearest(colors: readonly Color[], [r, g, b]: Color): number {
  let [best, least] = [0, Infinity];
  colors.forEach(([red, green, blue], index) => {
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}
