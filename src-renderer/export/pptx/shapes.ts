/** What stands on slides, layouts and masters: text boxes and pictures (ECMA-376 part 1, §19.3 and §20.1). */
import type { Passage } from '../slides/fit-text.ts';
import { ABOVE_HEADING } from '../slides/fit-text.ts';
import type { Box } from '../slides/slide-layout.ts';
import { element, type XmlElement } from './xml.ts';

/** English metric units, 914,400 an inch. */
const EMU = 9525;
export const emu = (px: number): number => Math.round(px * EMU);

/** Which box of the layout a text is. */
export interface Placeholder {
  readonly type: 'title' | 'body' | 'sldImg';
  readonly idx?: number;
  readonly name: string;
  readonly anchor: 't' | 'ctr';
}

export const TITLE: Placeholder = { type: 'title', name: 'Title', anchor: 'ctr' };
export const CAPTION: Placeholder = { type: 'body', idx: 13, name: 'Caption', anchor: 't' };
export const PARAMETERS: Placeholder = { type: 'body', idx: 14, name: 'Parameters', anchor: 't' };

export interface TextShape {
  readonly id: number;
  readonly placeholder: Placeholder;
  readonly box: Box;
  readonly paragraphs: readonly XmlElement[];
  /** Of a layout or master: how the text of those is set that follow it. */
  readonly listStyle?: XmlElement;
}

export function textShape({ id, placeholder, box, paragraphs, listStyle }: TextShape): XmlElement {
  const { type, idx, name, anchor } = placeholder;
  const size = idx === undefined ? undefined : 'quarter';
  return element(
    'p:sp',
    {},
    element(
      'p:nvSpPr',
      {},
      element('p:cNvPr', { id, name }),
      element('p:cNvSpPr', {}, element('a:spLocks', { noGrp: 1 })),
      element('p:nvPr', {}, element('p:ph', { type, sz: size, idx })),
    ),
    element('p:spPr', {}, transform('a:xfrm', box), rectangle()),
    element(
      'p:txBody',
      {},
      // Whoever writes more finds it made smaller, not running out of the slide.
      element(
        'a:bodyPr',
        { wrap: 'square', lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor },
        element('a:normAutofit'),
      ),
      listStyle ?? element('a:lstStyle'),
      ...(paragraphs.length === 0 ? [element('a:p')] : paragraphs),
    ),
  );
}

export function transform(name: string, { x, y, width, height }: Box): XmlElement {
  return element(
    name,
    {},
    element('a:off', { x: emu(x), y: emu(y) }),
    element('a:ext', { cx: emu(width), cy: emu(height) }),
  );
}

export const rectangle = (): XmlElement => element('a:prstGeom', { prst: 'rect' }, element('a:avLst'));

/** Passages as paragraphs that can be edited; their lines break where the reader's fonts say. */
export function paragraphsOf(passages: readonly Passage[], points: number): readonly XmlElement[] {
  return passages.map(({ kind, text }, k) => {
    const isHeading = kind === 'heading';
    const above = isHeading && k > 0 ? ABOVE_HEADING * points : 0;
    const muted = element('a:solidFill', {}, element('a:schemeClr', { val: 'tx2' }));
    return element(
      'a:p',
      {},
      element('a:pPr', {}, element('a:spcBef', {}, element('a:spcPts', { val: Math.round(100 * above) }))),
      element(
        'a:r',
        {},
        element(
          'a:rPr',
          { lang: 'en-GB', sz: 100 * points, b: isHeading ? 1 : undefined },
          ...(isHeading ? [muted] : []),
        ),
        element('a:t', {}, text),
      ),
    );
  });
}

/** Text as it is given, in the size of whatever holds it. */
export const plainParagraph = (text: string): XmlElement =>
  element('a:p', {}, element('a:r', {}, element('a:rPr', { lang: 'en-GB' }), element('a:t', {}, text)));

const SVG = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';
/** Names the extension of a picture by a vector one ([MS-ODRAWXML] §2.3.1.13). */
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';

export interface PictureShape {
  readonly id: number;
  readonly name: string;
  /** What is read out to who cannot see it. */
  readonly description: string;
  readonly box: Box;
  /** Relationships to both files. */
  readonly png: string;
  readonly svg: string;
}

/** A vector picture; the PNG is drawn by programs that know no SVG. */
export function pictureShape({ id, name, description, box, png, svg }: PictureShape): XmlElement {
  const vector = element('asvg:svgBlip', { 'xmlns:asvg': SVG, 'r:embed': svg });
  return element(
    'p:pic',
    {},
    element(
      'p:nvPicPr',
      {},
      element('p:cNvPr', { id, name, descr: description }),
      element('p:cNvPicPr', {}, element('a:picLocks', { noChangeAspect: 1 })),
      element('p:nvPr'),
    ),
    element(
      'p:blipFill',
      {},
      element(
        'a:blip',
        { 'r:embed': png },
        element('a:extLst', {}, element('a:ext', { uri: SVG_EXTENSION }, vector)),
      ),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    element('p:spPr', {}, transform('a:xfrm', box), rectangle()),
  );
}

/** The tree of shapes that every slide, layout and master has. */
export function shapeTree(...shapes: readonly XmlElement[]): XmlElement {
  const none = ['a:off', 'a:ext', 'a:chOff', 'a:chExt'].map((name) =>
    element(name, name.endsWith('ff') ? { x: 0, y: 0 } : { cx: 0, cy: 0 }),
  );
  return element(
    'p:spTree',
    {},
    element(
      'p:nvGrpSpPr',
      {},
      element('p:cNvPr', { id: 1, name: '' }),
      element('p:cNvGrpSpPr'),
      element('p:nvPr'),
    ),
    element('p:grpSpPr', {}, element('a:xfrm', {}, ...none)),
    ...shapes,
  );
}
