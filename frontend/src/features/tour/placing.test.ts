import { describe, expect, it } from 'vitest';
import type { Box } from './placing';
import { beside } from './placing';

const card = { width: 320, height: 220 };

function covers(at: { left: number; top: number }, of: Box): boolean {
  return at.left < of.left + of.width && at.left + card.width > of.left && at.top < of.top + of.height && at.top + card.height > of.top;
}

describe('the card of the tour', () => {
  const views = [{ width: 1280, height: 774 }, { width: 1920, height: 1054 }, { width: 960, height: 574 }];

  it('covers nothing that it points at, and is whole on the screen, wherever that is', () => {
    for (const view of views) {
      for (let left = 0; left <= view.width - 120; left += 40) {
        for (let top = 0; top <= view.height - 32; top += 26) {
          const target = { left, top, width: 120, height: 32 };
          const at = beside({ target, clear: [] }, card, view);
          expect([target, covers(at, target)]).toEqual([target, false]);
          expect(at.left).toBeGreaterThanOrEqual(0);
          expect(at.top).toBeGreaterThanOrEqual(0);
          expect(at.left + card.width).toBeLessThanOrEqual(view.width);
          expect(at.top + card.height).toBeLessThanOrEqual(view.height);
        }
      }
    }
  });

  it('stands above a line that is as wide as the window', () => {
    const line = { left: 0, top: 600, width: 1280, height: 28 };
    expect(beside({ target: line, clear: [] }, card, views[0])).toEqual({ left: 480, top: 366 });
  });

  it('stands beside the panel, so that this can be read, and over the mark of bpmn.io', () => {
    const panel = { left: 852, top: 44, width: 428, height: 730 };
    const target = { left: 870, top: 700, width: 200, height: 30 };
    const mark = { left: 778, top: 730, width: 65, height: 33 };
    expect(beside({ target, panel, clear: [] }, card, views[0])).toEqual({ left: 518, top: 542 });
    expect(beside({ target, panel, clear: [mark] }, card, views[0])).toEqual({ left: 518, top: 496 });
  });

  it('stands in the corner where there is nothing to point at', () => {
    expect(beside(undefined, card, views[0])).toEqual({ left: 12, top: 542 });
  });
});
