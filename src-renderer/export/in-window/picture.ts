import type { Lab } from '../../lab/lab.svelte.ts';

/** A figure of the lab as it is now, for a file. */
export interface Picture {
  /** In file names. */
  readonly id: string;
  /** On the menu. */
  readonly name: string;
  /** Its SVG. */
  markup(lab: Lab): Promise<string> | string;
}
