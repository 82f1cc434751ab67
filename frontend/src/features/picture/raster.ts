import { imageOf } from '../../ui/picture';

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
  const image = await imageOf(svg);
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
