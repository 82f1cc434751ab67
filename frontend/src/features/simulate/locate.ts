/** Where something stands in a text: from one character to another. */
export interface Stretch {
  from: number;
  to: number;
}

/** A text of JSON, read for its places. */
export interface Located {
  /** By JSON pointer: the name of a field with its value, or an item of a list. */
  places: Map<string, Stretch>;
  /** Where the text stops being JSON; undefined where all of it is. */
  wrong?: number;
}

/** Finds every value of a JSON text, as far as it can be read. */
export function locate(text: string): Located {
  const places = new Map<string, Stretch>();
  let at = 0;
  const space = () => {
    while (at < text.length && ' \t\r\n'.includes(text[at])) at++;
  };
  const token = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const value = (path: string, from: number): boolean => {
    space();
    const opened = text[at];
    const ok = opened === '{' || opened === '[' ? inside(path, opened) : token(/"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y) !== undefined;
    if (ok) places.set(path, { from, to: at });
    return ok;
  };
  const inside = (path: string, opened: '{' | '['): boolean => {
    const closing = opened === '{' ? '}' : ']';
    at++;
    space();
    if (text[at] === closing) return at++ >= 0;
    for (let index = 0; ; index++) {
      space();
      const from = at;
      let step = String(index);
      if (opened === '{') {
        const name = token(/"(?:[^"\\\n]|\\.)*"/y);
        if (name === undefined) return false;
        step = named(name);
        space();
        if (text[at] !== ':') return false;
        at++;
        space();
      }
      if (!value(`${path}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`, from)) return false;
      space();
      if (text[at] === closing) return at++ >= 0;
      if (text[at] !== ',') return false;
      at++;
    }
  };
  const whole = value('', 0);
  space();
  return whole && at >= text.length ? { places } : { places, wrong: at };
}

function named(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

/** The stretch of a pointer, or of the nearest thing around it. */
export function stretchOf({ places }: Located, pointer: string): Stretch | undefined {
  for (let now = pointer; ; now = now.slice(0, now.lastIndexOf('/'))) {
    const found = places.get(now);
    if (found || now === '') return found;
  }
}

/** Line and column of a character, from 1. */
export function lineOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
