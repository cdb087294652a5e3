import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?url';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?url';
import greek400 from '@fontsource/inter/files/inter-greek-400-normal.woff2?url';

const FACES: readonly (readonly [address: string, weight: number, range: string])[] = [
  [latin400, 400, 'U+0000-00FF,U+2000-206F,U+2070-209F,U+2190-22FF'],
  [latin600, 600, 'U+0000-00FF,U+2000-206F,U+2070-209F,U+2190-22FF'],
  [greek400, 400, 'U+0370-03FF'],
];

/** The SVG with its fonts inside, so that it looks the same where Inter is not installed. */
export async function embedFonts(svg: string): Promise<string> {
  const faces = await Promise.all(
    FACES.map(async ([address, weight, range]) => {
      const data = await dataAddress(address);
      return `@font-face{font-family:Inter;font-weight:${weight};src:url(${data}) format("woff2");unicode-range:${range}}`;
    }),
  );
  const end = svg.indexOf('>') + 1;
  return `${svg.slice(0, end)}<style>${faces.join('')}</style>${svg.slice(end)}`;
}

async function dataAddress(address: string): Promise<string> {
  if (address.startsWith('data:')) return address;
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(binary)}`;
}
