import { mount, unmount } from 'svelte';
import type { Render } from '../figures/draw-figure.ts';

/** Mounts a figure where nobody sees it and gives its markup. */
export const renderInWindow: Render = ({ component, props }) => {
  const target = document.createElement('div');
  const figure = mount(component, { target, props });
  const svg = target.querySelector('svg');
  if (svg === null) throw new Error('The figure drew nothing.');
  const markup = new XMLSerializer().serializeToString(svg);
  void unmount(figure);
  return markup;
};
