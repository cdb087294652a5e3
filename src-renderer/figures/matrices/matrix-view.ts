/** How much of the plane the maps of the matrices show, and what room is kept above them. */

/** Height of the line above a map, in font sizes. */
export const HEAD_EM = 2;

/** Where the start says nothing, since it is the origin. */
const NO_START = 4;
/** Below this doubles of the picture no longer tell places apart. */
const SMALLEST = 1e-9;

/**
 * Half the side of a square about the origin that holds a start this far out. A quadratic looks alike at every
 * scale, so there is nothing to zoom to: what is shown stays as long as the start is well within it.
 */
export function radiusAround(reach: number, before?: number): number {
  if (before !== undefined && reach <= 0.93 * before && reach >= 0.02 * before) return before;
  if (reach < SMALLEST) return before ?? NO_START;
  const needed = 1.25 * reach;
  const unit = Number(`1e${String(Math.floor(Math.log10(needed)))}`);
  return (MANTISSAS.find((mantissa) => mantissa * unit >= needed) ?? 10) * unit;
}

const MANTISSAS = [1, 1.5, 2, 3, 4, 5, 7];
