import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drawing } from './drawing';
import { drawable } from './drawable.test-page';

// What stands beside the canvas names files in a way that only Vite finds, and has no part in this.
vi.mock('bpmn-js-color-picker', () => ({ default: {} }));
vi.mock('bpmn-js-create-append-anything', () => ({ CreateAppendAnythingModule: {} }));
vi.mock('bpmn-js-properties-panel', () => ({ BpmnPropertiesPanelModule: {}, BpmnPropertiesProviderModule: {} }));
vi.mock('diagram-js-minimap', () => ({ default: {} }));
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xml = readFileSync('e2e/run-inside.bpmn', 'utf8');

/** What was put on the sheet since it was last wiped: pictures at their corners, and texts. */
let put: { pictures: [number, number][]; texts: string[]; wiped: number };
/** A pen that notes what it does; what it draws elsewhere is no matter. */
const pen = () => ({
  measureText: (text: string) => ({ width: text.length * 6 }), setTransform: () => {}, beginPath: () => {}, arc: () => {}, rect: () => {}, moveTo: () => {}, lineTo: () => {}, closePath: () => {}, fill: () => {}, stroke: () => {}, strokeText: () => {},
  clearRect: () => (put = { pictures: [], texts: [], wiped: put.wiped + 1 }),
  drawImage: (_: unknown, x: number, y: number) => put.pictures.push([x, y]),
  fillText: (text: string) => put.texts.push(text),
});

interface Canvas {
  getContainer(): HTMLElement;
  scroll(by: { dx: number; dy: number }): void;
  setRootElement(root: object): void;
  findRoot(id: string): object;
}

describe('what is inside a collapsed sub-process', () => {
  let drawing: Drawing;
  let canvas: Canvas;
  let frames: FrameRequestCallback[];

  beforeAll(drawable);
  beforeEach(async () => {
    put = { pictures: [], texts: [], wiped: 0 };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation((() => pen()) as never);
    drawing = await Drawing.of(xml, () => 'en', true);
    canvas = drawing.modeler.get('canvas') as unknown as Canvas;
    Object.defineProperty(canvas.getContainer(), 'clientWidth', { value: 800 });
    Object.defineProperty(canvas.getContainer(), 'clientHeight', { value: 600 });
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    return () => {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    };
  });

  const resting = (element: string, count: number) => ({ element, count, state: 'queued' as const });

  it('is known with the flows by which one comes in', () => {
    expect(drawing.insides()).toEqual([{ id: 'mend', steps: ['begin', 'look', 'glue', 'done'], entries: ['in'] }]);
  });

  it('is counted on it as long as one is outside, on its way too, and drawn one by one inside', () => {
    const scene = { resting: [resting('look', 2), resting('glue', 1), resting('hand', 2)], moving: [{ flows: ['f2'], part: 0.5 }, { flows: ['f1'], part: 0.5 }, { flows: ['f3'], part: 0.5 }] };
    drawing.tokens.show(scene);
    // Three that wait and one on its way between two steps; one comes in and one goes out, which is seen outside.
    expect(put.texts.sort()).toEqual(['1', '3']);
    expect(put.pictures).toHaveLength(4);
    canvas.setRootElement(canvas.findRoot('look'));
    drawing.tokens.show(scene);
    expect(put.texts).toEqual([]);
    expect(put.pictures).toHaveLength(6);
  });

  it('is not drawn where nobody sees it', () => {
    drawing.tokens.show({ resting: [resting('hand', 2)], moving: [{ flows: ['last'], part: 0.5 }] });
    expect(put.pictures).toHaveLength(3);
    canvas.scroll({ dx: 5000, dy: 0 });
    for (const frame of frames.splice(0)) frame(16);
    expect(put.pictures).toHaveLength(0);
    expect(put.texts).toHaveLength(0);
  });

  it('is drawn once in a frame in which the canvas moves, too', () => {
    const scene = { resting: [resting('hand', 1)], moving: [] };
    drawing.tokens.show(scene);
    canvas.scroll({ dx: 10, dy: 0 });
    const before = put.wiped;
    drawing.tokens.show({ ...scene, resting: [resting('hand', 2)] });
    expect(put.wiped).toBe(before);
    for (const frame of frames.splice(0)) frame(16);
    expect(put.wiped).toBe(before + 1);
    expect(put.pictures).toHaveLength(2);
    drawing.tokens.show(scene); // nothing moves any more
    expect(put.wiped).toBe(before + 2);
  });
});
