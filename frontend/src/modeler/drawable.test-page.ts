/** Teaches the test's page as much of SVG geometry as bpmn-js asks for; nothing is measured. */
export function drawable(): void {
  const matrix = () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0, inverse: matrix, multiply: matrix, translate: matrix, scale: matrix });
  const transforms = () => ({ numberOfItems: 0, clear() {}, initialize() {}, appendItem() {}, insertItemBefore() {}, consolidate: () => null, getItem: () => ({ matrix: matrix(), setMatrix() {} }) });
  const element = SVGElement.prototype as unknown as Record<string, unknown>;
  element.getBBox = () => ({ x: 0, y: 0, width: 0, height: 0 });
  element.getScreenCTM = matrix;
  element.getCTM = matrix;
  element.createSVGMatrix = matrix;
  element.createSVGTransform = () => ({ matrix: matrix(), setMatrix() {}, setTranslate() {}, setRotate() {} });
  element.createSVGTransformFromMatrix = () => ({ matrix: matrix(), setMatrix() {} });
  for (const kind of [SVGElement, SVGGraphicsElement]) Object.defineProperty(kind.prototype, 'transform', { get: () => ({ baseVal: transforms() }), configurable: true });
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText: (text: string) => ({ width: text.length * 6 }), font: '' })) as never;
}
