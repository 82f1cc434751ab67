/** What a token rests for, or that it is on its way. */
export type TokenState = 'moving' | 'queued' | 'advised' | 'working' | 'halted' | 'approved' | 'awaiting' | 'joining';

/** How each state is drawn: its token of the theme, and a form, so that it is told apart without colours. */
export const looks: Record<TokenState, { ink: string; form: 'disc' | 'ring' | 'square' | 'diamond' | 'dot' }> = {
  moving: { ink: '--st-text-2', form: 'dot' },
  working: { ink: '--st-series-1', form: 'disc' },
  queued: { ink: '--st-series-2', form: 'ring' },
  advised: { ink: '--st-series-5', form: 'ring' },
  approved: { ink: '--st-series-5', form: 'disc' },
  halted: { ink: '--st-danger', form: 'square' },
  awaiting: { ink: '--st-series-3', form: 'square' },
  joining: { ink: '--st-series-7', form: 'diamond' },
};

/** How large a token is, in pixels of the drawing: from its middle to its edge. */
const radius = 4.5;

/**
 * The tokens as small pictures that are drawn once and then put down as often as there are tokens. Without a graphics card that takes
 * a fraction of the time of drawing each from its outline.
 */
export class Stamps {
  private readonly known = new Map<TokenState, HTMLCanvasElement>();
  private scale = 0;

  constructor(private readonly ink: (name: string) => string) {}

  /** Draws them anew where they are wanted: in other colours. */
  forget(): void {
    this.known.clear();
  }

  /** Puts a token down with its middle at a point, so many times as large as it is in the drawing; everything in pixels of the pen. */
  put(pen: CanvasRenderingContext2D, state: TokenState, x: number, y: number, scale: number): void {
    if (scale !== this.scale) {
      this.forget();
      this.scale = scale;
    }
    const picture = this.known.get(state) ?? this.draw(state);
    // Between pixels it would have to be computed again.
    pen.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2));
  }

  private draw(state: TokenState): HTMLCanvasElement {
    const { scale } = this;
    const edge = 2 * Math.ceil((radius + 2) * scale);
    const picture = Object.assign(document.createElement('canvas'), { width: edge, height: edge });
    const pen = picture.getContext('2d');
    if (pen) {
      pen.setTransform(scale, 0, 0, scale, edge / 2, edge / 2);
      outline(pen, state, this.ink);
    }
    this.known.set(state, picture);
    return picture;
  }
}

/** Draws a token around the origin. */
function outline(pen: CanvasRenderingContext2D, state: TokenState, ink: (name: string) => string): void {
  const { ink: name, form } = looks[state];
  const [colour, ground] = [ink(name), ink('--st-canvas')];
  const reach = 5.5;
  pen.beginPath();
  if (form === 'square') pen.rect(-4, -4, 8, 8);
  else if (form === 'diamond') {
    pen.moveTo(0, -reach);
    pen.lineTo(reach, 0);
    pen.lineTo(0, reach);
    pen.lineTo(-reach, 0);
    pen.closePath();
  } else pen.arc(0, 0, form === 'ring' ? radius - 0.75 : form === 'dot' ? radius - 1.25 : radius, 0, 2 * Math.PI);
  pen.fillStyle = form === 'ring' ? ground : colour;
  pen.fill();
  pen.lineWidth = form === 'ring' ? 2.5 : 1;
  pen.strokeStyle = form === 'ring' ? colour : ground;
  pen.stroke();
}
