/** An SVG as the browser draws it, so many pixels wide and high. */
export async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const picture = await load(svg);
  if (svg.includes('<text')) await fontsIn(picture, await load(svg.replace(/<text\b[^]*?<\/text>/g, '')));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  contextOf(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('it is too large for this browser.'));
      else resolve(blob);
    }, 'image/png');
  });
}

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

/** Frames to wait for fonts: two seconds, after which the text is drawn in whatever there is. */
const PATIENCE = 120;

/**
 * An SVG image counts as decoded before the fonts inside it are read, and until then its text is left
 * out; nothing says when they are there. So it is drawn until it differs from the same picture without
 * text, and stays as it is from one frame to the next.
 */
async function fontsIn(picture: HTMLImageElement, withoutText: HTMLImageElement): Promise<void> {
  const bare = pixelsOf(withoutText);
  let before = bare;
  for (let frame = 0; frame < PATIENCE; frame++) {
    await new Promise(requestAnimationFrame);
    const now = pixelsOf(picture);
    if (!isEqual(now, bare) && isEqual(now, before)) return;
    before = now;
  }
}

function pixelsOf(image: HTMLImageElement): Uint32Array {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = contextOf(canvas);
  context.drawImage(image, 0, 0);
  return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
}

const isEqual = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser gave no canvas.');
  return context;
}
