/**
 * Slides as a presentation: each figure as a vector picture with a PNG for programs that know no SVG, and title, caption
 * and parameters as texts to be edited. Written here rather than by PptxGenJS, which makes the PNG on a canvas (in Node:
 * none), writes today's date, keeps control characters, and has no place for the lab.
 */
import type { FigureTheme } from '../../figures/theme.ts';
import { labElement } from '../carry/lab-element.ts';
import type { Slide } from '../slides/draw-slide.ts';
import { SLIDE } from '../slides/slide-layout.ts';
import { LAYOUT, MASTER, masterParts, NOTES_MASTER, NOTES_PAGE } from './master-parts.ts';
import { CORE_PROPERTIES, packageOf, type Part, type Relationship } from './package.ts';
import { emu } from './shapes.ts';
import { notesPart, slidePart } from './slide-parts.ts';
import { element, NAMESPACES, type XmlElement } from './xml.ts';

/** A slide with the files of its figure. */
export interface DrawnSlide {
  readonly slide: Slide;
  /** Without text, for the reader's machine lacks our fonts. */
  readonly svg: string;
  readonly png: Uint8Array;
}

export interface Presentation {
  readonly slides: readonly DrawnSlide[];
  readonly theme: FigureTheme;
  /** The text of the lab document that goes with it, or null. */
  readonly lab: string | null;
}

const TYPE = 'application/vnd.openxmlformats-officedocument';
const PRESENTATION = 'ppt/presentation.xml';
const CORE = 'docProps/core.xml';
const APP = 'docProps/app.xml';
const LAB = 'customXml/item1.xml';
const LAB_PROPERTIES = 'customXml/itemProps1.xml';

/** The same slides give the same bytes: there is no date in them. */
export function pptxOf({ slides, theme, lab }: Presentation): Uint8Array {
  const title = slides[0]?.slide.title ?? '';
  const parts: Part[] = [
    {
      name: PRESENTATION,
      type: `${TYPE}.presentationml.presentation.main+xml`,
      content: presentation(slides.length),
      to: presentationTargets(slides.length, lab),
    },
    ...masterParts(theme),
    ...slides.flatMap(({ slide, svg, png }, k) => slideParts(slide, k + 1, { svg, png }, lab)),
    ...(lab === null ? [] : labParts(lab)),
    {
      name: CORE,
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content: coreProperties(title),
    },
    { name: APP, type: `${TYPE}.extended-properties+xml`, content: appProperties(slides.length) },
  ];
  return packageOf(parts, [
    { id: 'rId1', type: 'officeDocument', to: PRESENTATION },
    { id: 'rId2', type: CORE_PROPERTIES, to: CORE },
    { id: 'rId3', type: 'extended-properties', to: APP },
  ]);
}

const slideName = (number: number): string => `ppt/slides/slide${number}.xml`;
const notesName = (number: number): string => `ppt/notesSlides/notesSlide${number}.xml`;

function slideParts(
  slide: Slide,
  number: number,
  { svg, png }: Pick<DrawnSlide, 'svg' | 'png'>,
  lab: string | null,
): readonly Part[] {
  const files = { png: `ppt/media/figure${number}.png`, svg: `ppt/media/figure${number}.svg` };
  const toSlide: Relationship = { id: 'rId2', type: 'slide', to: slideName(number) };
  return [
    {
      name: slideName(number),
      type: `${TYPE}.presentationml.slide+xml`,
      content: slidePart(slide, { png: 'rId2', svg: 'rId3' }),
      to: [
        { id: 'rId1', type: 'slideLayout', to: LAYOUT },
        { id: 'rId2', type: 'image', to: files.png },
        { id: 'rId3', type: 'image', to: files.svg },
        { id: 'rId4', type: 'notesSlide', to: notesName(number) },
      ],
    },
    {
      name: notesName(number),
      type: `${TYPE}.presentationml.notesSlide+xml`,
      content: notesPart(slide, lab === null ? 'left out' : 'inside'),
      to: [{ id: 'rId1', type: 'notesMaster', to: NOTES_MASTER }, toSlide],
    },
    { name: files.png, type: null, content: png },
    { name: files.svg, type: null, content: new TextEncoder().encode(svg) },
  ];
}

const SLIDES_FROM = 10;

function presentationTargets(count: number, lab: string | null): readonly Relationship[] {
  return [
    { id: 'rId1', type: 'slideMaster', to: MASTER },
    { id: 'rId2', type: 'notesMaster', to: NOTES_MASTER },
    { id: 'rId3', type: 'theme', to: 'ppt/theme/theme1.xml' },
    ...(lab === null ? [] : [{ id: 'rId4', type: 'customXml', to: LAB }]),
    ...Array.from({ length: count }, (_, k) => ({
      id: `rId${SLIDES_FROM + k}`,
      type: 'slide',
      to: slideName(k + 1),
    })),
  ];
}

function presentation(count: number): XmlElement {
  const slides = Array.from({ length: count }, (_, k) =>
    element('p:sldId', { id: 256 + k, 'r:id': `rId${SLIDES_FROM + k}` }),
  );
  return element(
    'p:presentation',
    NAMESPACES,
    element('p:sldMasterIdLst', {}, element('p:sldMasterId', { id: 2147483648, 'r:id': 'rId1' })),
    element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': 'rId2' })),
    element('p:sldIdLst', {}, ...slides),
    element('p:sldSz', { cx: emu(SLIDE.width), cy: emu(SLIDE.height) }),
    element('p:notesSz', { cx: emu(NOTES_PAGE.width), cy: emu(NOTES_PAGE.height) }),
  );
}

/** As custom XML, which PowerPoint keeps when it saves the presentation anew. */
function labParts(lab: string): readonly Part[] {
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';
  const item = labElement(lab);
  const schema = element('ds:schemaRef', { 'ds:uri': item.attributes['xmlns'] });
  return [
    {
      name: LAB,
      type: null,
      content: item,
      to: [{ id: 'rId1', type: 'customXmlProps', to: LAB_PROPERTIES }],
    },
    {
      name: LAB_PROPERTIES,
      type: `${TYPE}.customXmlProperties+xml`,
      content: element(
        'ds:datastoreItem',
        { 'ds:itemID': '{5A16A7A6-1AB0-4D0C-9F3B-2D1C0E7B5A11}', 'xmlns:ds': namespace },
        element('ds:schemaRefs', {}, schema),
      ),
    },
  ];
}

function coreProperties(title: string): XmlElement {
  return element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    element('dc:title', {}, title),
    element('dc:creator', {}, 'Zigzag'),
  );
}

function appProperties(slides: number): XmlElement {
  return element(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    element('Application', {}, 'Zigzag'),
    element('Slides', {}, String(slides)),
    element('Notes', {}, String(slides)),
  );
}
