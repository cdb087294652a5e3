import type { Component } from 'svelte';

/** A figure as its component with props, and where on a sheet its upper left corner is, in px. */
export interface PlacedFigure {
  // Each figure's component has props of its own.
  readonly component: Component<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
  readonly x: number;
  readonly y: number;
}
