/** The little of PDFKit that is used here; its own types would bring Node's into the window. */
declare module 'pdfkit' {
  interface Reference {
    end(): void;
  }

  interface Page {
    /** What the operators are written into. */
    content: Reference;
    readonly resources: Reference;
    readonly xobjects: Record<string, Reference>;
  }

  export default class PDFDocument {
    constructor(options: {
      /** pt */
      readonly size: readonly [number, number];
      readonly margin: number;
      readonly pdfVersion: '1.7';
      readonly lang: string;
      readonly displayTitle: boolean;
      /** PDFKit opens Helvetica if it is undefined. */
      readonly font: null;
      readonly info: Readonly<Record<string, unknown>>;
    });
    readonly page: Page;
    readonly info: Record<string, unknown>;

    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    end(): void;
    /** Writes the XMP. */
    endMetadata(): void;

    registerFont(name: string, file: Uint8Array): this;
    font(name: string, size: number): this;
    text(
      text: string,
      x: number,
      y: number,
      options: {
        readonly lineBreak: false;
        readonly baseline: 'alphabetic';
        /** With any named, the text is laid out as a whole rather than word by word. */
        readonly features: readonly string[];
      },
    ): this;
    fillOpacity(opacity: number): this;
    strokeOpacity(opacity: number): this;
    /** Writes operators into the page's content. */
    addContent(operators: string): this;
    /** A new object of the file. */
    ref(dictionary: Readonly<Record<string, unknown>>): Reference;
    file(
      content: Uint8Array,
      options: {
        readonly name: string;
        readonly type: string;
        readonly description: string;
        readonly relationship: 'Source';
      },
    ): Reference;
  }
}
