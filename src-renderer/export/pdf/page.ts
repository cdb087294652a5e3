/**
 * The page of a PDF and what is painted on it. PDFKit does the file and its fonts; shapes are written as operators here,
 * because its paths end silently at what they cannot read and its quadratic curves are others than SVG's.
 */
import type PDFDocument from 'pdfkit';
import type { TextPiece } from '../text/text-pieces.ts';
import { inkOperators, type Ink } from './ink.ts';
import { matrixOperator, type Matrix } from './transform.ts';

/** Farther than any figure reaches, in px: a group is clipped to its box. */
const FAR = 16_384;

export class Page {
  readonly #doc: PDFDocument;
  readonly #fonts = new Set<string>();
  #groups = 0;

  constructor(doc: PDFDocument) {
    this.#doc = doc;
  }

  /** What `draw` sets is forgotten after it. */
  saved(draw: () => void): void {
    this.#doc.addContent('q');
    draw();
    this.#doc.addContent('Q');
  }

  transform(matrix: Matrix): void {
    this.#doc.addContent(matrixOperator(matrix));
  }

  /** @param outline path operators; where there are none, nothing is seen */
  clip(outline: string): void {
    this.#doc.addContent(`${outline === '' ? '0 0 m' : outline} W n`);
  }

  /** @param outline path operators */
  paint(outline: string, ink: Ink, opacity = 1): void {
    if (outline === '') return;
    const fills = ink.fill !== null;
    const strokes = ink.stroke !== null && ink.width > 0;
    if (opacity < 1 && fills && strokes) {
      // Each on its own would let the fill through the inner half of the stroke.
      this.asOne(opacity, () => this.paint(outline, ink));
      return;
    }
    const rule = ink.isEvenOdd ? '*' : '';
    const fill = fills ? [`f${rule}`] : [];
    const stroke = strokes ? ['S'] : [];
    const order = ink.strokesFirst ? [...stroke, ...fill] : [...fill, ...stroke];
    this.#inked(ink, opacity, () => {
      for (const operator of order) this.#doc.addContent(`${outline} ${operator}`);
    });
  }

  /** Selectable letters, filled with the ink. */
  text({ text, face, size, slant, x, y }: TextPiece, ink: Ink, opacity = 1): void {
    if (ink.fill === null) return;
    const font = `${face.family} ${face.weight}`;
    if (!this.#fonts.has(font)) this.#doc.registerFont(font, face.bytes);
    this.#fonts.add(font);
    this.#inked({ ...ink, stroke: null }, opacity, () => {
      this.transform([1, 0, -slant, 1, x, y]);
      // A feature that is on anyway: it makes PDFKit kern across spaces too.
      const options = { lineBreak: false, baseline: 'alphabetic', features: ['kern'] } as const;
      this.#doc.font(font, size).text(text, 0, 0, options);
    });
  }

  /** What is drawn is put together first, and then laid over the page as a whole. */
  asOne(opacity: number, draw: () => void): void {
    if (opacity >= 1) {
      draw();
      return;
    }
    const { page } = this.#doc;
    const group = this.#doc.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-FAR, -FAR, FAR, FAR],
      Group: { S: 'Transparency' },
      Resources: page.resources,
    });
    const outside = page.content;
    page.content = group;
    draw();
    page.content = outside;
    group.end();
    const name = `G${++this.#groups}`;
    page.xobjects[name] = group;
    this.saved(() => {
      this.#doc.fillOpacity(opacity);
      this.#doc.addContent(`/${name} Do`);
    });
  }

  #inked(ink: Ink, opacity: number, draw: () => void): void {
    this.saved(() => {
      const [fill, stroke] = [opacity * ink.fillOpacity, opacity * ink.strokeOpacity];
      if (ink.fill !== null && fill < 1) this.#doc.fillOpacity(fill);
      if (ink.stroke !== null && stroke < 1) this.#doc.strokeOpacity(stroke);
      this.#doc.addContent(inkOperators(ink));
      draw();
    });
  }
}
