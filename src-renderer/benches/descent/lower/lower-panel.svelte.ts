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
  /** Where it stands while the right rail is folded: beside the map, or under it where it wants the whole width. */
  readonly room: 'beside' | 'under';
  /** What it shows of the runs: step by step, so that a walk is seen in it, or only where they end. */
  readonly shows: 'steps' | 'ends';
  /** Height of the panel under the map as a share of the stage, until a hand changes it. */
  readonly height: number;
}

/** A new tab is one line. */
export const TABS: readonly LowerTab[] = [
  {
    id: 'charts',
    label: 'Charts',
    load: () => import('./charts-tab.ts'),
    room: 'beside',
    shows: 'steps',
    height: 0.25,
  },
  {
    id: 'table',
    label: 'Table',
    load: () => import('../table/table-tab.ts'),
    room: 'under',
    shows: 'steps',
    height: 0.46,
  },
  {
    id: 'sweep',
    label: 'Sweep',
    load: () => import('../sweep/sweep-tab.ts'),
    room: 'beside',
    shows: 'ends',
    height: 0.46,
  },
];

const LEAST = 0.17;
const MOST = 0.62;

class LowerPanelState {
  tab = $state.raw('charts');
  /** Those that a hand chose, by tab. */
  #heights = $state.raw<Readonly<Record<string, number>>>({});

  readonly #shown = $derived(TABS.find(({ id }) => id === this.tab));
  readonly room = $derived(this.#shown?.room ?? 'beside');
  readonly shows = $derived(this.#shown?.shows ?? 'steps');
  /** Share of the stage. */
  readonly height = $derived(this.#heights[this.tab] ?? this.#shown?.height ?? LEAST);

  setHeight(share: number): void {
    this.#heights = { ...this.#heights, [this.tab]: Math.min(Math.max(share, LEAST), MOST) };
  }

  resetHeight(): void {
    this.setHeight(this.#shown?.height ?? LEAST);
  }
}

export const lowerPanel = new LowerPanelState();
