/** A picture that is drawn on this ground; null leaves it transparent. */
export type Ground = string | null;

/** What browsers can draw at once: sides and area, in pixels. Chromium and WebKit both do at least this. */
const longest = 16_384;
const largest = 100_000_000;

/** By how much a picture of a size may be enlarged before it is too large to be drawn. */
export function mostScale(width: number, height: number): number {
  return Math.min(longest / width, longest / height, Math.sqrt(largest / (width * height)));
}

/** Draws an SVG picture in pixels. */
export async function drawn(svg: string, width: number, height: number, scale: number, ground: Ground): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d')!;
  if (ground) {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export async function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture cannot be drawn');
  return blob;
}
