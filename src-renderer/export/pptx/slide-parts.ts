/** One slide, and its notes for who speaks. */
import { inLines } from '../figures/caption.ts';
import type { Slide } from '../slides/draw-slide.ts';
import type { FittedText } from '../slides/fit-text.ts';
import type { Box } from '../slides/slide-layout.ts';
import { paragraphsOf as linesOf } from '../text/broken-lines.ts';
import { NOTES_BOX, NOTES_PLACEHOLDER } from './master-parts.ts';
import {
  CAPTION,
  PARAMETERS,
  paragraphsOf,
  pictureShape,
  plainParagraph,
  shapeTree,
  textShape,
  TITLE,
  type Placeholder,
} from './shapes.ts';
import { element, NAMESPACES, type XmlElement } from './xml.ts';

/** Alternative text that is longer is read out by nobody to its end. */
const LONGEST_DESCRIPTION = 2000;

/** @param files relationships to the figure's two files */
export function slidePart(slide: Slide, files: { readonly png: string; readonly svg: string }): XmlElement {
  const { layout, fitted, description } = slide;
  const text = (
    id: number,
    placeholder: Placeholder,
    box: Box,
    { passages, points }: FittedText,
  ): XmlElement => textShape({ id, placeholder, box, paragraphs: paragraphsOf(passages, points) });
  return element(
    'p:sld',
    NAMESPACES,
    element(
      'p:cSld',
      {},
      shapeTree(
        text(2, TITLE, layout.title, fitted.title),
        pictureShape({
          id: 3,
          name: 'Figure',
          description: Array.from(description).slice(0, LONGEST_DESCRIPTION).join(''),
          box: layout.figure,
          ...files,
        }),
        ...(layout.caption === null || fitted.caption === null || fitted.caption.passages.length === 0
          ? []
          : [text(4, CAPTION, layout.caption, fitted.caption)]),
        text(5, PARAMETERS, layout.parameters, fitted.parameters),
      ),
    ),
    element('p:clrMapOvr', {}, element('a:masterClrMapping')),
  );
}

/** All that the slide says, whole, and what is seen on it. */
export function notesPart(slide: Slide, lab: 'inside' | 'left out'): XmlElement {
  const { title, caption, description, facts } = slide;
  const texts = [
    title,
    caption,
    ...(caption !== '' && description.includes(caption) ? [] : [`What you see: ${description}`]),
    inLines(facts),
    ...(lab === 'inside'
      ? ['Drop this presentation on Zigzag, and the lab that it was drawn from is back.']
      : []),
  ];
  const paragraphs = texts.flatMap(linesOf).map(plainParagraph);
  const picture: Placeholder = { type: 'sldImg', name: 'Slide', anchor: 't' };
  return element(
    'p:notes',
    NAMESPACES,
    element(
      'p:cSld',
      {},
      shapeTree(
        element(
          'p:sp',
          {},
          element(
            'p:nvSpPr',
            {},
            element('p:cNvPr', { id: 2, name: picture.name }),
            element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 })),
            element('p:nvPr', {}, element('p:ph', { type: picture.type })),
          ),
          element('p:spPr'),
        ),
        textShape({ id: 3, placeholder: NOTES_PLACEHOLDER, box: NOTES_BOX, paragraphs }),
      ),
    ),
    element('p:clrMapOvr', {}, element('a:masterClrMapping')),
  );
}
