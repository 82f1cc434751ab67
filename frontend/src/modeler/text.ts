import TextRenderer from 'bpmn-js/lib/draw/TextRenderer';
import { ideographic, wrapped } from './lines';

interface Style {
  fontFamily?: string;
  fontSize?: number | string;
  fontWeight?: string;
  fontStyle?: string;
}
type Padding = number | { left?: number; right?: number };
interface Options {
  box?: { width?: number };
  padding?: Padding;
  style?: Style;
}
interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How bpmn-js measures: a text without a box is so wide, a label beside its element at least so wide, and an annotation keeps this distance. */
const widthAlone = 150;
const widthBeside = 90;
const annotation = { padding: 7 };

/** Breaks labels with Chinese into lines before bpmn-js lays them out; what is Latin is left to it. */
export class LabelRenderer extends TextRenderer {
  static override $inject = ['config.textRenderer'];

  constructor(config: object) {
    super(config);
    // bpmn-js makes its methods in the constructor, so that is where they get others in front of them.
    const plain = { ...(this as unknown as Methods) };
    const own = this as unknown as Methods;
    const usual = plain.getDefaultStyle();
    const prepared = (text: string, { box, padding, style }: Options = {}) => broken(text, (box?.width ?? widthAlone) - beside(padding), { ...usual, ...style });
    own.createText = (text, options) => plain.createText(prepared(text, options), options);
    own.getDimensions = (text, options) => plain.getDimensions(prepared(text, options), options);
    own.getExternalLabelBounds = (bounds, text) => plain.getExternalLabelBounds(bounds, broken(text, Math.max(bounds.width, widthBeside), plain.getExternalStyle()));
    own.getTextAnnotationBounds = (bounds, text) => plain.getTextAnnotationBounds(bounds, broken(text, bounds.width - beside(annotation.padding), usual));
  }
}

interface Methods {
  createText(text: string, options?: Options): SVGElement;
  getDimensions(text: string, options?: Options): { width: number; height: number };
  getExternalLabelBounds(bounds: Bounds, text: string): Bounds;
  getTextAnnotationBounds(bounds: Bounds, text: string): Bounds;
  getDefaultStyle(): Style;
  getExternalStyle(): Style;
}

function broken(text: string, width: number, style: Style): string {
  if (!ideographic(text)) return text;
  const measure = measureIn(style);
  return text
    .split(/\r?\n/)
    .flatMap((paragraph) => (ideographic(paragraph) ? wrapped(paragraph, width, measure) : [paragraph]))
    .join('\n');
}

const beside = (padding: Padding = 0): number => (typeof padding === 'number' ? 2 * padding : (padding.left ?? 0) + (padding.right ?? 0));

let pen: CanvasRenderingContext2D | null | undefined;
/** Widths by font and text. Chinese repeats its signs, so most are found here. */
const widths = new Map<string, Map<string, number>>();
const mostWidths = 20_000;

/** Measures as bpmn-js does, so that it finds every line to fit. */
function measureIn({ fontStyle, fontWeight, fontSize = 12, fontFamily = 'sans-serif' }: Style): (text: string) => number {
  const font = [fontStyle, fontWeight, typeof fontSize === 'number' ? `${fontSize}px` : fontSize, fontFamily].filter(Boolean).join(' ');
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  return (text) => {
    const had = known.get(text);
    if (had !== undefined) return had;
    pen ??= document.createElement('canvas').getContext('2d');
    if (!pen) return 0;
    pen.font = font;
    const { width } = pen.measureText(text);
    if (known.size > mostWidths) known.clear();
    known.set(text, width);
    return width;
  };
}

export const textModule = { textRenderer: ['type', LabelRenderer] };
