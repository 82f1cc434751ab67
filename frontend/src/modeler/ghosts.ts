import type { Fates, Half } from './pair';
import { signs } from './pair';

const svg = 'http://www.w3.org/2000/svg';
/** What bpmn-js draws for the mouse and the selection. */
const forEditing = '.djs-hit, .djs-outline, .djs-bendpoints, .djs-segment-dragger, .djs-resizer, .djs-dragger';

/** Draws over a later drawing what only an earlier one has, so that both are one picture. */
export class Ghosts {
  private readonly layer: SVGGElement;
  private fates: Fates = new Map();
  private label = '';
  private pointed?: string;

  constructor(
    private readonly from: Half,
    private readonly onto: Half,
    private readonly onPick: (id: string) => void,
  ) {
    this.layer = onto.layer('sandtable-ghosts');
    onto.onPage(() => this.draw());
  }

  /** Shows what is gone by these fates; label says what that means. */
  show(fates: Fates, label: string): void {
    this.fates = fates;
    this.label = label;
    this.draw();
  }

  /** Makes one stand out and brings it into view; false where it is none of them. */
  point(id: string | undefined): boolean {
    this.pointed = id && this.fates.get(id) === 'removed' && this.from.drawn(id) ? id : undefined;
    if (this.pointed) this.onto.bring(this.from.drawn(this.pointed)!);
    this.draw();
    return this.pointed !== undefined;
  }

  private draw(): void {
    this.layer.replaceChildren();
    for (const [id, fate] of this.fates) {
      const there = fate === 'removed' ? this.from.drawn(id) : undefined;
      // What stood on another page is seen there.
      if (!there || there.page !== this.onto.page()) continue;
      const ghost = document.createElementNS(svg, 'g');
      ghost.setAttribute('class', `st-ghost${id === this.pointed ? ' st-ghost-pointed' : ''}`);
      ghost.setAttribute('role', 'img');
      ghost.setAttribute('aria-label', [this.label, there.name].filter(Boolean).join(': '));
      ghost.dataset.ghost = id;
      for (const graphics of there.graphics) ghost.append(copyOf(graphics));
      ghost.append(signAt(there.corner));
      ghost.addEventListener('click', (event) => {
        event.stopPropagation();
        this.onPick(id);
      });
      this.layer.append(ghost);
    }
  }
}

/** The picture of an element; to the canvas it is none. */
function copyOf(graphics: SVGGElement): SVGGElement {
  const copy = graphics.cloneNode(true) as SVGGElement;
  for (const element of copy.querySelectorAll(forEditing)) element.remove();
  copy.classList.remove('djs-element', 'st-pointed');
  copy.removeAttribute('data-element-id');
  copy.removeAttribute('style');
  return copy;
}

function signAt({ x, y }: { x: number; y: number }): SVGGElement {
  const sign = document.createElementNS(svg, 'g');
  sign.setAttribute('class', 'st-ghost-sign');
  sign.setAttribute('transform', `translate(${x} ${y})`);
  const circle = document.createElementNS(svg, 'circle');
  circle.setAttribute('r', '8');
  const text = document.createElementNS(svg, 'text');
  text.setAttribute('dy', '4');
  text.textContent = signs.removed;
  sign.append(circle, text);
  return sign;
}
