import type { LabDocument, Point2 } from '../document/lab-document.ts';

/** A comparison to begin with, in place of the one in the lab. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What is compared and what there is to see. */
  readonly inWords: string;
  /**
   * The lab with this comparison; its function and start stay, unless the comparison is about a function of its own.
   * @param slope ∇f at the lab's start; null where it is not known
   * @throws InputError where the comparison has no meaning there
   */
  apply(document: LabDocument, slope: Point2 | null): LabDocument;
}
