import type { Domain, Interval } from '../../document/lab-document.ts';
import { InputError } from '../../input-error.ts';

/** Wider domains are refused: squares of what they hold would overflow. */
const WIDEST = 1e100;
/** Cells of the finest grid must still be told apart in double precision, and points within them. */
const FEWEST_UNITS = 2 ** 24;

/** A domain and the size of a grid's cells: lengths are measured in cells, so that no scale is special. */
export interface Frame {
  readonly domain: Domain;
  readonly cell: readonly [number, number];
}

/** @throws InputError for a domain that no grid can be laid over */
export function checkDomain({ x, y }: Domain): void {
  checkInterval('x', x);
  checkInterval('y', y);
}

function checkInterval(name: string, [from, to]: Interval): void {
  const said = `The domain's ${name} from ${from} to ${to}`;
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new InputError(`${said} is not finite.`);
  if (from === to) throw new InputError(`${said} has no width.`);
  if (from > to) throw new InputError(`${said} is reversed.`);
  if (to - from > WIDEST) throw new InputError(`${said} is too wide: at most ${WIDEST} is possible.`);
  if (to - from < Number.EPSILON * FEWEST_UNITS * Math.max(Math.abs(from), Math.abs(to), 1e-100))
    throw new InputError(`${said} is too narrow for numbers of 16 digits.`);
}

export function frameOf(domain: Domain, cells: number): Frame {
  const { x, y } = domain;
  return { domain, cell: [(x[1] - x[0]) / cells, (y[1] - y[0]) / cells] };
}

/** Grid lines of an interval, with one more beyond each end, so that its ends lie between samples. */
export function gridLines([from, to]: Interval, cells: number): Float64Array {
  return Float64Array.from({ length: cells + 3 }, (_, i) => from + ((to - from) * (i - 1)) / cells);
}

/** Whether a point known up to `slack` cells is in the domain. */
export function isInside({ domain, cell }: Frame, x: number, y: number, slack: number): boolean {
  return (
    x >= domain.x[0] - slack * cell[0] &&
    x <= domain.x[1] + slack * cell[0] &&
    y >= domain.y[0] - slack * cell[1] &&
    y <= domain.y[1] + slack * cell[1]
  );
}

/** The size of one rounding at a point, in cells, and at least of one where coordinates are a cell long. */
export function roundingAt({ cell }: Frame, x: number, y: number): number {
  return Number.EPSILON * Math.max(1, Math.abs(x) / cell[0], Math.abs(y) / cell[1]);
}
