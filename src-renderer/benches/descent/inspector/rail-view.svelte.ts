/** Which of its two pages the right rail shows, remembered while the window is open, and what the page adds to the map. */
import type { Mark } from '../../../figures/marks.ts';

export type RailPage = 'words' | 'step';

/** What is drawn on the map of the step that is inspected: under the paths and over them. */
export interface StepOnMap {
  readonly under: readonly Mark[];
  readonly over: readonly Mark[];
}

class RailView {
  page = $state.raw<RailPage>('words');
  /** Draws the inspected step beside the marks that are there; null while none is inspected. */
  draw = $state.raw<((present: readonly Mark[]) => StepOnMap) | null>(null);
}

export const railView = new RailView();
