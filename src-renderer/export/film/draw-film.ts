/** Lab document → all that a film's frames are made of, the same in the window and on the command line. */
import MarksFigure from '../../figures/MarksFigure.svelte';
import type { Core } from '../ask.ts';
import { pictureOf, setPicture, type FigureWish, type Picture, type Render } from '../figures/draw-figure.ts';
import { drawn } from '../figures/figure-kind.ts';
import type { FontBook } from '../fonts/font-book.ts';
import { breathe } from '../breathe.ts';
import { parseSvg, writeSvg, type SvgElement } from '../svg-tree.ts';
import { outlineText } from '../text/outline-text.ts';
import { endOfWalk, walkOf, type WalkScene } from './walk.ts';

/** Plain data, so that it can be sent to a worker; letters are outlines. */
export interface FilmParts {
  /** px of the figure. */
  readonly width: number;
  readonly height: number;
  /** Under all that moves: an SVG as text, which is sent in no time. */
  readonly still: string;
  readonly walk: WalkScene;
  /** Place along the axis at which the walk ends. */
  readonly end: number;
  /** … and from which on nothing is seen to move. */
  readonly until: number;
  /** Over all that moves, from the place on at which they are true. */
  readonly words: readonly { readonly from: number; readonly svg: SvgElement }[];
}

export interface DrawnFilm {
  readonly parts: FilmParts;
  /** What stands still, with its letters as text. */
  readonly picture: Picture;
}

/**
 * @throws Error in words where nothing moves, or there is no room
 * @throws GivenUp
 */
export async function drawFilm(
  wish: FigureWish,
  core: Core,
  render: Render,
  fonts: FontBook,
): Promise<DrawnFilm> {
  const { figure } = wish;
  if (figure.film === undefined)
    throw new Error(`Nothing moves in “${figure.name}”: a film is of the map, a chart or the graph of f.`);
  const document = figure.filmed?.(wish.document) ?? wish.document;
  const setting = await setPicture({ ...wish, document, cursor: null, background: 'theme' }, core);
  const { still, walk } = await figure.film(setting.drawing, core);
  const end = endOfWalk(walk);
  if (end === 0) throw new Error('There is no step to film: show an optimizer whose run takes one.');
  const picture = await pictureOf(still, setting, render);
  await breathe();
  const under = writeSvg(outlineText(picture.svg, fonts));
  await breathe();
  const { width, height } = picture;
  const { words: said, until } = walkOf(walk);
  await breathe();
  const words = said
    .filter(({ marks }) => marks.length > 0)
    .map(({ from, marks }) => {
      const svg = parseSvg(render(drawn(MarksFigure, { marks, width, height }, picture)));
      return { from, svg: outlineText(svg, fonts) };
    });
  return {
    parts: { width, height, still: under, walk, end, until, words },
    picture,
  };
}
