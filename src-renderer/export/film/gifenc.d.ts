/** The part of gifenc that is used here. */
declare module 'gifenc' {
  interface FrameOptions {
    /** Of the first frame: that of the whole file. */
    readonly palette?: readonly (readonly number[])[];
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** ms, in steps of ten. */
    readonly delay?: number;
    /** −1: once; 0: for ever. */
    readonly repeat?: number;
    /** 1: what was drawn stays under the next frame. */
    readonly dispose?: number;
  }

  interface Encoder {
    /** @param index of the colour of every pixel, row by row */
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }

  export function GIFEncoder(): Encoder;

  /** Colours that stand for those of the pixels, at most `most`. */
  export function quantize(rgba: Uint8Array, most: number): [number, number, number][];
}
