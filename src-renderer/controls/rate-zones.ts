import type { RateTheory } from '../../src-core/optimizers/index.ts';

/** What theory says for one path; null where it says nothing. */
export interface RateRow {
  readonly name: string;
  readonly theory: RateTheory | null;
  /** Written where there are no zones. */
  readonly otherwise: string;
}

/** The zone of a rate. At a boundary itself the next has not begun: at 1/λmax the steep direction is solved at once. */
export const zoneAt = (theory: RateTheory | null, rate: number): string | undefined =>
  theory?.zones.findLast(({ from }) => from === 0 || rate > from)?.label;
