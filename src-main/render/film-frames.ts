/** The frames of a film in Node: what stands still is drawn once, and what moves is laid over it. */
import MarksFigure from '../../src-renderer/figures/MarksFigure.svelte';
import type { FilmParts } from '../../src-renderer/export/film/draw-film.ts';
import type { PixelSize } from '../../src-renderer/export/film/film-limits.ts';
import { walkOf } from '../../src-renderer/export/film/walk.ts';
import { drawn } from '../../src-renderer/export/figures/figure-kind.ts';
import { renderInNode } from '../../src-renderer/export/render-in-node.ts';
import { writeSvg } from '../../src-renderer/export/svg-tree.ts';
import { pixelsOf } from './rasterise.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws the frame at a place of the walk: red, green, blue and opacity of every pixel, row by row. */
export type DrawFrame = (place: number) => Promise<Uint8ClampedArray>;

export async function filmFrames(parts: FilmParts, { width, height }: PixelSize): Promise<DrawFrame> {
  const sized = { width: String(width), height: String(height), preserveAspectRatio: 'none' };
  const picture = (children: readonly string[]): string => {
    const viewBox = `0 0 ${parts.width} ${parts.height}`;
    const head = { name: 'svg', attributes: { xmlns: SVG, viewBox, ...sized }, children: [] };
    return writeSvg(head).replace(/\/>$/, `>${children.join('')}</svg>`);
  };
  const still = await pixelsOf(picture([parts.still]));
  const walk = walkOf(parts.walk);
  const words = parts.words.map(({ from, svg }) => ({ from, svg: writeSvg(svg) }));
  return async (place) => {
    const moving = renderInNode(drawn(MarksFigure, { marks: walk.marksAt(place), ...parts }, parts));
    const said = words.filter(({ from }) => place >= from).map(({ svg }) => svg);
    return laidOver(still, await pixelsOf(picture([moving, ...said])));
  };
}

/** A picture with a layer over it whose colours are multiplied with their opacity. */
function laidOver(still: Uint8Array, layer: Uint8Array): Uint8ClampedArray {
  const frame = Uint8ClampedArray.from(still);
  for (let k = 0; k < layer.length; k += 4) {
    const through = 255 - (layer[k + 3] ?? 0);
    if (through === 255) continue;
    for (let c = k; c < k + 4; c++) frame[c] = (layer[c] ?? 0) + ((still[c] ?? 0) * through) / 255;
  }
  return frame;
}
