/** The bundled fonts, one list for the window and for the files that leave it. */
import interGreek400 from '@fontsource/inter/files/inter-greek-400-normal.woff2?url';
import interGreek600 from '@fontsource/inter/files/inter-greek-600-normal.woff2?url';
import interLatin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import interLatin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import robotoMath400 from '@fontsource/roboto/files/roboto-math-400-normal.woff2?url';
import katexMain from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url';

export interface BundledFont {
  readonly address: string;
  readonly weight: '400' | '600';
  readonly unicodeRange: string;
}

/** The family's name in the style sheets and in figures/theme.ts. */
export const FAMILY = 'Inter';

const LATIN = 'U+0000-00FF,U+2000-2015,U+2017-206F,U+2122,U+2191,U+2193,U+2212';
const GREEK = 'U+0370-03FF';

// What no subset of Inter has: superscripts, subscripts, comparison signs; and ∇ and ∥, which only KaTeX has.
const MATH = 'U+2070-209F,U+2202,U+221A,U+221E,U+2248,U+2264-2265';
const SYMBOLS = 'U+2190,U+2192,U+2207,U+2225';

// Browsers put a text's fonts together only from entries of the very same weight, so each has its own two.
export const FONTS: readonly BundledFont[] = [
  { address: interLatin400, weight: '400', unicodeRange: LATIN },
  { address: interLatin600, weight: '600', unicodeRange: LATIN },
  { address: interGreek400, weight: '400', unicodeRange: GREEK },
  { address: interGreek600, weight: '600', unicodeRange: GREEK },
  { address: robotoMath400, weight: '400', unicodeRange: MATH },
  { address: robotoMath400, weight: '600', unicodeRange: MATH },
  { address: katexMain, weight: '400', unicodeRange: SYMBOLS },
  { address: katexMain, weight: '600', unicodeRange: SYMBOLS },
];

/** Tells the window of its fonts; each is loaded when a text first needs it. */
export function installFonts(): void {
  for (const { address, weight, unicodeRange } of FONTS) {
    document.fonts.add(
      new FontFace(FAMILY, `url(${address}) format("woff2")`, { weight, unicodeRange, display: 'swap' }),
    );
  }
}
