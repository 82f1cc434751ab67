type Entries = Record<string, { title?: string }>;
interface Provided {
  registerProvider(priority: number, provider: object): void;
}

/** The keys of what palette and context pad offer, by the names that bpmn-js gives the entries. */
const keys: Record<string, string> = { 'hand-tool': 'H', 'lasso-tool': 'L', 'space-tool': 'S', 'global-connect-tool': 'C', create: 'N', append: 'A', replace: 'R', connect: 'T', delete: 'Del' };

/** After all others have said what there is. */
const last = 100;

/** Says what a tool is and its key where the mouse rests on it: "Change element (R)". */
export class Titles {
  static $inject = ['palette', 'contextPad', 'eventBus', 'canvas'];

  constructor(palette: Provided, contextPad: Provided, bus: { on(events: string[], priority: number, listener: () => void): void }, canvas: { getContainer(): HTMLElement }) {
    // The palette says the names of its tools to screen readers only.
    bus.on(['palette.changed', 'i18n.changed'], last, () => {
      for (const tool of canvas.getContainer().querySelectorAll('.djs-palette [data-action]')) tool.setAttribute('title', tool.getAttribute('aria-label') ?? '');
    });
    palette.registerProvider(last, { getPaletteEntries: () => titled });
    contextPad.registerProvider(last, { getContextPadEntries: () => titled, getMultiElementContextPadEntries: () => titled });
  }
}

/** The same entries with their keys in their titles. */
export function titled(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, entry.title && keys[name] ? { ...entry, title: `${entry.title} (${keys[name]})` } : entry]));
}

export const titlesModule = { __init__: ['sandtableTitles'], sandtableTitles: ['type', Titles] };
