/** What only the window can do; a browser has none of it. */
interface DesktopWindow {
  OpenFile(): Promise<WindowFile | null>;
  LookAtFile?(path: string): Promise<{ digest: string; own: boolean }>;
  ReadFileAgain?(path: string): Promise<WindowFile>;
  SaveFile(name: string, base64: string): Promise<boolean>;
  SaveLog?(run: string, format: string, name: string): Promise<boolean>;
  BackUpTo?(name: string): Promise<boolean>;
  SetLanguage?(tag: string): Promise<void>;
  OpenExternal?(address: string): Promise<void>;
}

/** A file that the window has read: its content in base64, and where it is. */
interface WindowFile {
  name: string;
  data: string;
  path?: string;
  digest?: string;
}

interface Runtime {
  EventsOn(name: string, listener: (...data: unknown[]) => void): () => void;
  OnFileDrop?(listener: () => void, useDropTarget: boolean): void;
  OnFileDropOff?(): void;
}

declare global {
  interface Window {
    go?: { desktop?: { Window?: DesktopWindow } };
    runtime?: Runtime;
  }
}

/** The window around the page, if there is one. */
export function desktop(): { window: DesktopWindow; runtime?: Runtime } | undefined {
  const host = window.go?.desktop?.Window;
  return host && { window: host, runtime: window.runtime };
}

/** Puts the window's own menu and dialogs into the language of the page. */
export function tellLanguage(tag: string): void {
  void desktop()?.window.SetLanguage?.(tag);
}

/** In the window, links to the web open in the person's browser. */
export function followLinks(): () => void {
  const host = desktop()?.window;
  if (!host?.OpenExternal) return () => {};
  const open = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="http"]') : null;
    if (!link) return;
    event.preventDefault();
    void host.OpenExternal?.(link.getAttribute('href')!.replace(/^http:/, 'https:'));
  };
  window.addEventListener('click', open, true);
  return () => window.removeEventListener('click', open, true);
}
