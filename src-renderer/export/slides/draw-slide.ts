/** Lab document → what stands on a slide: a figure, with its title, caption and parameters as texts. */
import type { LabDocument } from '../../../src-core/document/lab-document.ts';
import { findLandscape } from '../../../src-core/landscapes/index.ts';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import type { Core } from '../ask.ts';
import { factsOf, type Fact } from '../figures/caption.ts';
import { drawFigure, type Picture, type Render } from '../figures/draw-figure.ts';
import type { FigureKind } from '../figures/figure-kind.ts';
import { plainFormula } from '../figures/plain-formula.ts';
import { SLIDE_TEXT } from '../figures/sizes.ts';
import type { SvgElement } from '../svg-tree.ts';
import {
  CAPTION_POINTS,
  fitFacts,
  fitText,
  PARAMETER_POINTS,
  TITLE_POINTS,
  type FittedText,
} from './fit-text.ts';
import { slideLayout, type SlideLayout } from './slide-layout.ts';

export interface SlideWish {
  readonly figure: FigureKind;
  readonly document: LabDocument;
  readonly theme: FileThemeName;
  readonly cursor: Cursor | null;
  readonly caption: 'shown' | 'hidden';
}

/** What is drawn of a slide, whatever its texts are. */
export interface SlideFigure {
  /** Without background and caption. */
  readonly picture: Picture;
  readonly layout: SlideLayout;
  readonly facts: readonly Fact[];
  /** In a sentence or two: for who cannot see it. */
  readonly description: string;
  /** What is taken where nobody wrote another. */
  readonly title: string;
  readonly caption: string;
}

/**
 * Has no two requests of one name under way at once.
 * @throws Error in words where there is nothing to draw
 * @throws GivenUp
 */
export async function drawSlideFigure(wish: SlideWish, core: Core, render: Render): Promise<SlideFigure> {
  const { figure, document, theme, cursor } = wish;
  const layout = slideLayout(wish.caption);
  const size = { width: layout.figure.width, height: layout.figure.height, fontSize: SLIDE_TEXT };
  const drawing = { figure, document, size, theme, cursor, caption: '', background: 'none' } as const;
  const picture = await drawFigure(drawing, core, render);
  const facts = await factsOf(figure, document, core);
  const [name, sentence] = ['title', 'desc'].map((word) => wordsOf(picture.svg, word)) as [string, string];
  return {
    picture,
    layout,
    facts,
    description: sentence === '' ? name : `${name}. ${sentence}`,
    title: name.replace(document.formula, () => nameOf(document)),
    caption: sentence === '' ? (facts.at(-1)?.line ?? '') : sentence,
  };
}

function wordsOf(svg: SvgElement, name: string): string {
  const words = svg.children.find((child) => typeof child !== 'string' && child.name === name);
  return typeof words === 'object'
    ? words.children.filter((child) => typeof child === 'string').join('')
    : '';
}

const nameOf = ({ landscape, formula }: LabDocument): string =>
  findLandscape(landscape)?.name ?? plainFormula(formula);

/** Texts that somebody wrote; null for those that are made. */
export interface SlideTexts {
  readonly title: string | null;
  readonly caption: string | null;
}

/** A slide with all that it says. */
export interface Slide extends SlideFigure {
  readonly fitted: {
    readonly title: FittedText;
    readonly caption: FittedText | null;
    readonly parameters: FittedText;
  };
}

export function withTexts(figure: SlideFigure, texts: SlideTexts): Slide {
  const { layout, facts } = figure;
  const title = texts.title ?? figure.title;
  const caption = layout.caption === null ? '' : (texts.caption ?? figure.caption);
  return {
    ...figure,
    title,
    caption,
    fitted: {
      title: fitText(title, layout.title, TITLE_POINTS),
      caption: layout.caption === null ? null : fitText(caption, layout.caption, CAPTION_POINTS),
      parameters: fitFacts(facts, layout.parameters, PARAMETER_POINTS),
    },
  };
}
