import type { Moddle } from './semantic';

interface Bus {
  on(event: string, priority: number, listener: (context: Context) => unknown): void;
  fire(event: string, about: object): void;
}
interface Context {
  tree?: Tree;
  hints?: { clip?: boolean };
}
type Tree = { [depth: string]: object[] };
/** Makes elements of the file: of a type that it knows, or of another namespace. */
export interface Maker {
  create(type: string, properties: object): Moddle;
  createAny(type: string, namespace: string, properties: object): Moddle;
}

/** What our text on the clipboard begins with. */
const sign = 'sandtable-clipboard:';
/** Before the system's clipboard, whose pasting must not see a tree. */
const early = 3000;

/** What was copied last in this window; where the system's clipboard is closed to us, copies stay inside it. */
const own = { text: '', written: true };

/** Copies into the clipboard of the system, so that what is copied in one drawing is pasted into any other, in whichever window or tab. Fires sandtable.unpasteable where what lies there cannot be read. */
export class SharedClipboard {
  static $inject = ['eventBus', 'copyPaste', 'moddle'];

  constructor(bus: Bus, copyPaste: { paste(context: object): void }, moddle: Maker) {
    bus.on('copyPaste.elementsCopied', early, ({ tree, hints }) => {
      if (hints?.clip === false || !tree || Object.keys(tree).length === 0) return;
      void keep(sign + packed(tree));
    });
    bus.on('copyPaste.pasteElements', early, (context) => {
      if (context.tree) return;
      const wish = { ...context };
      void kept()
        .then((text) => {
          if (text.startsWith(sign)) copyPaste.paste({ ...wish, tree: unpacked(text.slice(sign.length), moddle) });
        })
        .catch((why: unknown) => bus.fire('sandtable.unpasteable', { why }));
      return false;
    });
  }
}

async function keep(text: string): Promise<void> {
  own.text = text;
  own.written = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  ) ?? false;
}

async function kept(): Promise<string> {
  if (!own.written) return own.text;
  // A browser may be told to keep the clipboard from pages.
  return (await navigator.clipboard?.readText().catch(() => own.text)) ?? own.text;
}

/** Copied elements as text. Those of foreign namespaces say which. */
export function packed(tree: Tree): string {
  return JSON.stringify(tree, (_, value: unknown) => (isForeign(value) ? { ...(value as object), $uri: value.$descriptor.ns.uri } : value));
}

/** Elements from such a text, each made anew; what several refer to is one again. */
export function unpacked(text: string, moddle: Maker): Tree {
  const known = new Map<string, Moddle>();
  return JSON.parse(text, (_, value: { $type?: string; $uri?: string; id?: string } | null) => {
    if (typeof value?.$type !== 'string') return value;
    const { $type, $uri, id, ...properties } = value;
    const made = (id && known.get(id)) || ($uri ? moddle.createAny($type, $uri, { ...properties, ...(id ? { id } : {}) }) : moddle.create($type, { ...properties, ...(id ? { id } : {}) }));
    if (id) known.set(id, made);
    return made;
  }) as Tree;
}

/** An element of a namespace that no descriptor tells of. */
export interface Foreign {
  $type: string;
  $descriptor: { isGeneric: true; ns: { uri: string } };
  $children?: Foreign[];
}

export function isForeign(value: unknown): value is Foreign {
  return Boolean((value as Partial<Foreign> | null)?.$descriptor?.isGeneric);
}

export const clipboardModule = { __init__: ['sharedClipboard'], sharedClipboard: ['type', SharedClipboard] };
