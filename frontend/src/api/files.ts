import { desktop } from './desktop';
import { Problem } from './problem';

/** A file that a person chose; only the window knows where it is on the disk. */
export interface PickedFile {
  name: string;
  data: Blob;
  at?: { path: string; digest: string };
}

/** Asks the person for a file to open; null when they change their mind. */
export async function pickFile(accept: string): Promise<PickedFile | null> {
  const host = desktop();
  if (!host) return pickInBrowser(accept);
  const picked = await inWindow(() => host.window.OpenFile());
  const { path, digest } = picked ?? {};
  return picked && { name: picked.name, data: new Blob([fromBase64(picked.data)]), at: path && digest ? { path, digest } : undefined };
}

/** Offers a file to keep: a dialog in the window, a download in a browser. */
export async function keepFile(name: string, data: Blob): Promise<void> {
  const host = desktop();
  if (host) {
    const base64 = await toBase64(data);
    await inWindow(() => host.window.SaveFile(name, base64));
    return;
  }
  const address = URL.createObjectURL(data);
  offer(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Lets a browser download what stands at an address. */
function offer(address: string, name: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Formats of event logs, with what their files end in. */
export const logFormats = { csv: 'csv', xes: 'xes', ocel: 'jsonocel', parquet: 'parquet' } as const;

export type LogFormat = keyof typeof logFormats;

/**
 * Offers the event log of a run to keep. It may be larger than memory: the window writes it to a file by itself, a
 * browser takes it as it comes, once the server has begun to answer and so will not refuse.
 */
export async function keepLog(run: string, format: LogFormat, name: string): Promise<void> {
  const host = desktop();
  if (host) {
    await inWindow(async () => host.window.SaveLog?.(run, format, name));
    return;
  }
  const address = `/api/runs/${encodeURIComponent(run)}/log?format=${format}`;
  const enough = new AbortController();
  const answer = await fetch(address, { headers: { 'Accept-Language': document.documentElement.lang || 'en' }, cache: 'no-store', signal: enough.signal });
  if (!answer.ok) throw new Problem(answer.status, (await answer.json().catch(() => ({}))) as { message?: string });
  enough.abort();
  offer(address, name);
}

/** A name that every system accepts for a file. */
export function fileName(name: string, extension: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what no file name may hold
  const plain = within(name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').replace(/\s+/g, ' ').trim(), 200).trim() || 'sandtable';
  return plain.toLowerCase().endsWith(`.${extension}`) ? plain : `${plain}.${extension}`;
}

/** As much of a text as takes so many bytes: most systems allow a name 255 of them, and a Chinese character takes three. */
function within(text: string, bytes: number): string {
  const letters = Array.from(text);
  const size = letters.map((letter) => new TextEncoder().encode(letter).length);
  let left = bytes;
  const end = size.findIndex((one) => (left -= one) < 0);
  return end < 0 ? text : letters.slice(0, end).join('');
}

/** The window's methods reject with the problem as JSON text. */
export async function inWindow<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw problemIn(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function problemIn(text: string): Problem {
  try {
    return new Problem(0, JSON.parse(text) as { message: string });
  } catch {
    return new Problem(0, { code: 'window.failed', message: text });
  }
}

function pickInBrowser(accept: string): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    // Some engines never fire change on an input that is not in the page.
    input.style.display = 'none';
    document.body.append(input);
    const done = (file: File | undefined) => {
      input.remove();
      resolve(file ? { name: file.name, data: file } : null);
    };
    input.addEventListener('change', () => done(input.files?.[0]));
    input.addEventListener('cancel', () => done(undefined));
    input.click();
  });
}

/** Bytes that came in JSON. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** The bytes of a file as they travel in JSON. */
export async function toBase64(data: Blob): Promise<string> {
  const bytes = new Uint8Array(await data.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** A file that came by itself, or why it did not. */
export type Dropped = { name: string; data: Blob } | { problem: Problem };

/**
 * Follows files that are dropped onto the window; `onOver` says whether one hangs over it. The window gets them from the system,
 * because a page sees no drop of files there on Linux; a browser has its own events for it.
 */
export function followDrops(onDrop: (file: Dropped) => void, onOver: (over: boolean) => void): () => void {
  const runtime = desktop()?.runtime;
  if (runtime) {
    // Without this the web view of Windows does not tell the program what was dropped.
    runtime.OnFileDrop?.(() => {}, false);
    const stop = runtime.EventsOn('sandtable:dropped', (said) => {
      const { name, data, problem } = said as { name: string; data?: string; problem?: string };
      onDrop(problem ? { problem: problemIn(problem) } : { name, data: new Blob([fromBase64(data ?? '')]) });
    });
    return () => {
      stop();
      runtime.OnFileDropOff?.();
    };
  }
  return dropsInBrowser(onDrop, onOver);
}

function dropsInBrowser(onDrop: (file: Dropped) => void, onOver: (over: boolean) => void): () => void {
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!isFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
    onOver(true);
  };
  // It leaves the window when there is nothing that it goes to.
  const leave = (event: DragEvent) => event.relatedTarget === null && onOver(false);
  const drop = (event: DragEvent) => {
    if (!isFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    onOver(false);
    for (const file of event.dataTransfer!.files) onDrop({ name: file.name, data: file });
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
}
