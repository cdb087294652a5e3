/** Which part of the lower panel is shown, and how high the panel is: remembered while the window is open. */
import type { Component } from 'svelte';
import type { Lab } from '../../../lab/lab.svelte.ts';

export interface LowerTab {
  readonly id: string;
  readonly label: string;
  /** What it shows, and what of it stands in the panel's head row; loaded when it is first shown. */
  readonly load: () => Promise<{
    readonly default: Component<{ lab: Lab }>;
    readonly Tools?: Component<{ lab: Lab; isBeside: boolean }>;
  }>;
  /** `beside`: fits beside the map where the right rail is folded; `under`: wants the whole width, and more height. */
  readonly room: 'beside' | 'under';
}

/** A new tab is one line. */
export const TABS: readonly LowerTab[] = [
  { id: 'charts', label: 'Charts', load: () => import('./charts-tab.ts'), room: 'beside' },
  { id: 'table', label: 'Table', load: () => import('../table/table-tab.ts'), room: 'under' },
  { id: 'sweep', label: 'Sweep', load: () => import('../sweep/sweep-tab.ts'), room: 'under' },
];

/** Height of the panel as a share of the stage, until a hand changes it. */
const USUAL_HEIGHT = { beside: 0.25, under: 0.46 } as const;
const LEAST = 0.17;
const MOST = 0.62;

class LowerPanelState {
  tab = $state.raw('charts');
  #heights = $state.raw<Readonly<Record<LowerTab['room'], number>>>(USUAL_HEIGHT);

  readonly room = $derived(TABS.find(({ id }) => id === this.tab)?.room ?? 'beside');
  /** Share of the stage. */
  readonly height = $derived(this.#heights[this.room]);

  setHeight(share: number): void {
    this.#heights = { ...this.#heights, [this.room]: Math.min(Math.max(share, LEAST), MOST) };
  }

  resetHeight(): void {
    this.setHeight(USUAL_HEIGHT[this.room]);
  }
}

export const lowerPanel = new LowerPanelState();
