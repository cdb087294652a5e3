/** The figure on screen as a file: the same component, drawn once more off screen. */
import { mount, unmount } from 'svelte';
import MapFigure from '../figures/MapFigure.svelte';
import LossFigure from '../figures/LossFigure.svelte';
import { lossFrame } from '../figures/loss-frame.ts';
import type { Lab } from '../lab/lab.svelte.ts';
import { embedFonts } from './embed-fonts.ts';
import { pngOf } from './png.ts';

export type FigureName = 'map' | 'loss';
export type PictureFormat = 'svg' | 'png';

/** Pixels of a PNG for each CSS pixel of the figure: sharp on a slide at twice the size. */
const PNG_SCALE = 2;
/** Size of the loss chart's file in px. */
const LOSS_SIZE = { width: 960, height: 480 };

export async function savePicture(lab: Lab, figure: FigureName, format: PictureFormat): Promise<void> {
  const svg = figure === 'map' ? mapMarkup(lab) : lossMarkup(lab);
  const text = await embedFonts(svg);
  const content =
    format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text, PNG_SCALE);
  lab.shell.saveFile(`zigzag-${lab.landscape}-${figure}.${format}`, content);
}

function mapMarkup(lab: Lab): string {
  const { ground, paths, marks: places, frame, theme, step, focus } = lab;
  if (ground === null) throw new Error('There is no map yet.');
  const props = {
    ground,
    paths,
    places,
    frame,
    theme,
    title: `Descent on ${lab.formula}`,
    description: focus?.sentence ?? '',
    step: step ?? undefined,
    focus: lab.focusedId,
  };
  return markupOf((target) => mount(MapFigure, { target, props }));
}

function lossMarkup(lab: Lab): string {
  const { paths, theme, step, focus } = lab;
  const props = {
    paths,
    frame: lossFrame({ ...LOSS_SIZE, paths, theme }),
    theme,
    title: `Loss against step on ${lab.formula}`,
    description: focus?.sentence ?? '',
    step: step ?? undefined,
    focus: lab.focusedId,
  };
  return markupOf((target) => mount(LossFigure, { target, props }));
}

/** Mounts a figure where nobody sees it and gives its SVG, without the comments Svelte leaves for itself. */
function markupOf(draw: (target: Element) => Record<string, unknown>): string {
  const target = document.createElement('div');
  const figure = draw(target);
  const svg = target.querySelector('svg');
  if (svg === null) throw new Error('The figure drew nothing.');
  const walker = document.createTreeWalker(svg, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  const markup = new XMLSerializer().serializeToString(svg);
  void unmount(figure);
  return markup;
}
