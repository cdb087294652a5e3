/** Points spaced evenly along a path: what labels keep away from, also where the path's own points are far apart. */

/** How many a path has, at most. */
const PROBES = 48;

/** Interleaved x, y in px. */
export type Probes = Float64Array;

export function probesAlong(lines: readonly (readonly number[])[]): Probes {
  let length = 0;
  for (const line of lines) length += lengthOf(line);
  const probes: number[] = [];
  const spacing = Math.max(length / PROBES, 1);
  // How far along the next segment the next probe is due.
  let due = 0;
  for (const line of lines) {
    for (let k = 2; k + 1 < line.length; k += 2) {
      const ax = line[k - 2] ?? 0;
      const ay = line[k - 1] ?? 0;
      const dx = (line[k] ?? 0) - ax;
      const dy = (line[k + 1] ?? 0) - ay;
      const piece = Math.sqrt(dx * dx + dy * dy);
      for (; due < piece; due += spacing) probes.push(ax + (dx * due) / piece, ay + (dy * due) / piece);
      due -= piece;
    }
  }
  return Float64Array.from(probes);
}

function lengthOf(line: readonly number[]): number {
  let length = 0;
  for (let k = 2; k + 1 < line.length; k += 2) {
    const dx = (line[k] ?? 0) - (line[k - 2] ?? 0);
    const dy = (line[k + 1] ?? 0) - (line[k - 1] ?? 0);
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}
