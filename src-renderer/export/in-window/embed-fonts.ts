import { FAMILY, FONTS } from '../../fonts.ts';

/** The SVG with its fonts inside, so that it looks the same where Inter is not installed. */
export async function embedFonts(svg: string): Promise<string> {
  const used = FONTS.filter(({ unicodeRange }) => covers(unicodeRange, svg));
  const faces = await Promise.all(
    used.map(async ({ address, weight, unicodeRange }) => {
      const data = await dataAddress(address);
      return `@font-face{font-family:${FAMILY};font-weight:${weight};src:url(${data}) format("woff2");unicode-range:${unicodeRange}}`;
    }),
  );
  const end = svg.indexOf('>') + 1;
  return `${svg.slice(0, end)}<style>${faces.join('')}</style>${svg.slice(end)}`;
}

/** Whether a text has a character of a range such as `U+2207,U+2264-2265`. */
function covers(unicodeRange: string, text: string): boolean {
  const classes = unicodeRange.split(',').map((part) =>
    part
      .replace('U+', '')
      .split('-')
      .map((code) => `\\u{${code}}`)
      .join('-'),
  );
  return new RegExp(`[${classes.join('')}]`, 'u').test(text);
}

async function dataAddress(address: string): Promise<string> {
  if (address.startsWith('data:')) return address;
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}
