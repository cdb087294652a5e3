import type { Rasterise } from '../picture-files.ts';

/** As the browser draws it. */
export const rasterise: Rasterise = async (svg, width, height) => {
  const picture = await load(svg);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser gave no canvas.');
  context.drawImage(picture, 0, 0, width, height);
  const png = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('it is too large for this browser.'));
      else resolve(blob);
    }, 'image/png');
  });
  return new Uint8Array(await png.arrayBuffer());
};

async function load(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}
