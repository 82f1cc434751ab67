/** An SVG picture as PNG, at twice its size. */
export async function png(svg: string, background: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}

/** An SVG picture on a coloured ground, since ink that was chosen for a dark page is lost on a white one. */
export function onGround(svg: string, background: string): string {
  return svg.replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${background.trim()}"/>`);
}
