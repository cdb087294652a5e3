/** A figure as a PDF: vector, with text that can be copied, and the lab it was drawn from inside. */
import PDFDocument from 'pdfkit';
import type { FontBook } from '../fonts/font-book.ts';
import type { SvgElement } from '../svg-tree.ts';
import { drawSvg } from './draw-svg.ts';
import { Page } from './page.ts';
import { viewportOf } from './viewport.ts';

/** A px of SVG is 1/96 inch, and a point of PDF 1/72. */
const POINTS = 0.75;

export interface PdfParts {
  readonly fonts: FontBook;
  /** What viewers write above it. */
  readonly title: string;
  /** The lab document that goes with it, as a file to be taken out again, or null. */
  readonly lab: { readonly name: string; readonly text: string } | null;
}

/** Without XMP: PDFKit's is no XML where a title has a <, and wants a date. The file's own dictionary says the title. */
class Document extends PDFDocument {
  override endMetadata(): void {}
}

/**
 * One page of the figure's own size. The same figure gives the same bytes: there is no date in them.
 * @throws Error where the figure has anything that cannot be drawn as a browser draws it
 */
export async function pdfOf(svg: SvgElement, { fonts, title, lab }: PdfParts): Promise<Uint8Array> {
  const { width, height } = viewportOf(svg);
  const doc = new Document({
    size: [POINTS * width, POINTS * height],
    margin: 0,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    font: null,
    info: { Title: title, Creator: 'Zigzag', CreationDate: new Date(0) },
  });
  delete doc.info['CreationDate'];
  const bytes = bytesOf(doc);

  const page = new Page(doc);
  page.transform([POINTS, 0, 0, POINTS, 0, 0]);
  drawSvg(svg, page, fonts);
  if (lab !== null) {
    doc.file(new TextEncoder().encode(lab.text), {
      name: lab.name,
      type: 'application/json',
      description: 'The lab this figure was drawn from',
      relationship: 'Source',
    });
  }
  doc.end();
  return bytes;
}

function bytesOf(doc: PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
      let end = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, end);
        end += chunk.length;
      }
      resolve(bytes);
    });
  });
}
