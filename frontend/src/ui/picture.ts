/** A picture that cannot be drawn here: broken, or too large for what draws it. */
export class Undrawable extends Error {
  override readonly name = 'Undrawable';
}

/** An SVG picture, ready to be drawn. Throws Undrawable where it is not well-formed. */
export async function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch (cause) {
    throw new Undrawable('the picture cannot be decoded', { cause });
  }
  return image;
}

/** What is on a canvas as a PNG file. Throws Undrawable where the canvas is too large. */
export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Undrawable('the picture is too large');
  return blob;
}

/** An SVG picture as PNG, at twice its size. */
export async function png(svg: string, background: string): Promise<Blob> {
  const image = await imageOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return pngOf(canvas);
}

/** An SVG picture on a coloured ground, since ink that was chosen for a dark page is lost on a white one. */
export function onGround(svg: string, background: string): string {
  return svg.replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${background.trim()}"/>`);
}
