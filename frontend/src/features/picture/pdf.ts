import type { Page } from '../../modeler/pages';
import { drawn, mostScale } from './raster';

/** Dots of the screen and points of paper to the inch. */
const screen = 96;
const paper = 72;
/** As fine as printers need. */
const print = 300;
/** PDF readers refuse larger pages, in points. */
const longestSide = 14_400;

/**
 * A PDF with one page for each page of the drawing, as large as the drawing.
 *
 * Pages are pictures of 300 dots per inch, and fewer only where a page would be too large to be drawn. Drawn as vectors,
 * Chinese would need its font in the file (10 MB and more, and none is ours to hand on), and without it every reader
 * would put the letters elsewhere.
 */
export async function pdfOf(pages: Page[], about: { title: string; language: string; program: string; made: Date }): Promise<Uint8Array<ArrayBuffer>> {
  const { PDFDocument, PDFName, concatTransformationMatrix, drawObject, popGraphicsState, pushGraphicsState } = await import('pdf-lib');
  const document = await PDFDocument.create();
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setLanguage(about.language);
  document.setCreator(about.program);
  document.setProducer(about.program);
  document.setCreationDate(about.made);
  document.setModificationDate(about.made);
  for (const { svg, width, height } of pages) {
    const canvas = await drawn(svg, width, height, Math.min(print / screen, mostScale(width, height)), '#ffffff');
    const image = document.context.stream(await deflated(coloured(canvas)), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: canvas.width,
      Height: canvas.height,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Interpolate: true,
      Filter: 'FlateDecode',
    });
    const fit = Math.min(paper / screen, longestSide / width, longestSide / height);
    const page = document.addPage([width * fit, height * fit]);
    const name = PDFName.of('Drawing');
    page.node.setXObject(name, document.context.register(image));
    page.pushOperators(pushGraphicsState(), concatTransformationMatrix(width * fit, 0, 0, height * fit, 0, 0), drawObject(name), popGraphicsState());
  }
  return (await document.save()) as Uint8Array<ArrayBuffer>;
}

/** Red, green and blue of every pixel: PDF wants no fourth. */
function coloured(canvas: HTMLCanvasElement): Uint8Array<ArrayBuffer> {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    rgb[to++] = data[from];
    rgb[to++] = data[from + 1];
    rgb[to++] = data[from + 2];
  }
  return rgb;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
