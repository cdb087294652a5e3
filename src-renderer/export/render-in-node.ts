import { render } from 'svelte/server';
import type { Render } from './figures/draw-figure.ts';

/** A figure's markup without a window. */
export const renderInNode: Render = ({ component, props }) => render(component, { props }).body;
