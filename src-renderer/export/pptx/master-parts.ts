/** What the slides follow: one master with one layout, and the master of their notes. */
import { figureTheme, type FigureTheme } from '../../figures/theme.ts';
import { CAPTION_POINTS, PARAMETER_POINTS, TITLE_POINTS } from '../slides/fit-text.ts';
import { slideLayout } from '../slides/slide-layout.ts';
import {
  CAPTION,
  PARAMETERS,
  plainParagraph,
  shapeTree,
  textShape,
  TITLE,
  type Placeholder,
} from './shapes.ts';
import type { Part } from './package.ts';
import { colorMap, themePart } from './theme-part.ts';
import { element, NAMESPACES, type XmlElement } from './xml.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument';

export const MASTER = 'ppt/slideMasters/slideMaster1.xml';
export const LAYOUT = 'ppt/slideLayouts/slideLayout1.xml';
export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';
const THEME = 'ppt/theme/theme1.xml';
const NOTES_THEME = 'ppt/theme/theme2.xml';

/** In px: the place of the slide's picture and of the words under it, on a page of 7½ × 10 inches. */
export const NOTES_PAGE = { width: 720, height: 960 } as const;
const NOTES_PICTURE = { x: 72, y: 72, width: 576, height: 324 };
export const NOTES_BOX = { x: 72, y: 436, width: 576, height: 452 };
export const NOTES_PLACEHOLDER: Placeholder = { type: 'body', idx: 1, name: 'Notes', anchor: 't' };

export function masterParts(theme: FigureTheme): readonly Part[] {
  // Notes are printed.
  const paper = figureTheme('light');
  return [
    {
      name: MASTER,
      type: `${TYPE}.presentationml.slideMaster+xml`,
      content: slideMaster(theme),
      to: [
        { id: 'rId1', type: 'slideLayout', to: LAYOUT },
        { id: 'rId2', type: 'theme', to: THEME },
      ],
    },
    {
      name: LAYOUT,
      type: `${TYPE}.presentationml.slideLayout+xml`,
      content: layout(),
      to: [{ id: 'rId1', type: 'slideMaster', to: MASTER }],
    },
    {
      name: NOTES_MASTER,
      type: `${TYPE}.presentationml.notesMaster+xml`,
      content: notesMaster(paper),
      to: [{ id: 'rId1', type: 'theme', to: NOTES_THEME }],
    },
    { name: THEME, type: `${TYPE}.theme+xml`, content: themePart(theme) },
    { name: NOTES_THEME, type: `${TYPE}.theme+xml`, content: themePart(paper) },
  ];
}

function slideMaster(theme: FigureTheme): XmlElement {
  const { title, caption, parameters } = slideLayout('shown');
  const style = (name: string, level: XmlElement): XmlElement => element(name, {}, level);
  const body: Placeholder = { type: 'body', idx: 1, name: 'Text', anchor: 't' };
  return element(
    'p:sldMaster',
    NAMESPACES,
    element(
      'p:cSld',
      {},
      background(),
      shapeTree(
        textShape({ id: 2, placeholder: TITLE, box: title, paragraphs: [plainParagraph('Title')] }),
        textShape({
          id: 3,
          placeholder: body,
          box: caption ?? parameters,
          paragraphs: [plainParagraph('Text')],
        }),
      ),
    ),
    element('p:clrMap', colors(theme)),
    element('p:sldLayoutIdLst', {}, element('p:sldLayoutId', { id: 2147483649, 'r:id': 'rId1' })),
    element(
      'p:txStyles',
      {},
      style('p:titleStyle', level('+mj-lt', TITLE_POINTS[0], 'bold')),
      style('p:bodyStyle', level('+mn-lt', CAPTION_POINTS[0], 'normal')),
      style('p:otherStyle', level('+mn-lt', CAPTION_POINTS[0], 'normal')),
    ),
  );
}

const background = (): XmlElement =>
  element('p:bg', {}, element('p:bgRef', { idx: 1001 }, element('a:schemeClr', { val: 'bg1' })));

function colors(theme: FigureTheme): Readonly<Record<string, string>> {
  const accents = Array.from({ length: 6 }, (_, k) => `accent${k + 1}`);
  const same = [...accents, 'hlink', 'folHlink'].map((name) => [name, name]);
  return { ...colorMap(theme), ...(Object.fromEntries(same) as Record<string, string>) };
}

function level(font: string, points: number, weight: 'bold' | 'normal'): XmlElement {
  return element(
    'a:lvl1pPr',
    { marL: 0, indent: 0, algn: 'l' },
    element('a:lnSpc', {}, element('a:spcPct', { val: 100_000 })),
    element('a:buNone'),
    element(
      'a:defRPr',
      { sz: 100 * points, b: weight === 'bold' ? 1 : 0 },
      element('a:solidFill', {}, element('a:schemeClr', { val: 'tx1' })),
      element('a:latin', { typeface: font }),
    ),
  );
}

function layout(): XmlElement {
  const { title, caption, parameters } = slideLayout('shown');
  const body = (points: number): XmlElement => element('a:lstStyle', {}, level('+mn-lt', points, 'normal'));
  return element(
    'p:sldLayout',
    { ...NAMESPACES, preserve: 1, userDrawn: 1 },
    element(
      'p:cSld',
      { name: 'Figure with caption and parameters' },
      shapeTree(
        textShape({ id: 2, placeholder: TITLE, box: title, paragraphs: [plainParagraph('Title')] }),
        textShape({
          id: 3,
          placeholder: PARAMETERS,
          box: parameters,
          paragraphs: [plainParagraph('Parameters')],
          listStyle: body(PARAMETER_POINTS[0]),
        }),
        textShape({
          id: 4,
          placeholder: CAPTION,
          box: caption ?? parameters,
          paragraphs: [plainParagraph('Caption')],
          listStyle: body(CAPTION_POINTS[0]),
        }),
      ),
    ),
    element('p:clrMapOvr', {}, element('a:masterClrMapping')),
  );
}

function notesMaster(theme: FigureTheme): XmlElement {
  const picture: Placeholder = { type: 'sldImg', idx: 2, name: 'Slide', anchor: 't' };
  return element(
    'p:notesMaster',
    NAMESPACES,
    element(
      'p:cSld',
      {},
      background(),
      shapeTree(
        textShape({ id: 2, placeholder: picture, box: NOTES_PICTURE, paragraphs: [] }),
        textShape({
          id: 3,
          placeholder: NOTES_PLACEHOLDER,
          box: NOTES_BOX,
          paragraphs: [plainParagraph('Notes')],
        }),
      ),
    ),
    element('p:clrMap', colors(theme)),
    element('p:notesStyle', {}, level('+mn-lt', 12, 'normal')),
  );
}
